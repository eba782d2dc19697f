import { schemasText } from './schemas.generated.ts';

/** Properties of a resource or of a nested type, by name. */
export type PropertySchemas = Readonly<Record<string, PropertySchema>>;

export interface PropertySchema {
  readonly required: boolean;
  /** Whether a change of it replaces the resource. */
  readonly replacement: 'never' | 'maybe' | 'always';
  /** Absent: any value may stand here. */
  readonly nested?: {
    /** `list` and `map`: the properties are those of each element. */
    readonly within: readonly ('list' | 'map')[];
    readonly properties: PropertySchemas;
  };
}

export interface ResourceSchema {
  readonly properties: PropertySchemas;
  /** What `Fn::GetAtt` gives. */
  readonly attributes: readonly string[];
  /** Whether the stack's tags are given to it. */
  readonly taggable: boolean;
}

/** As generated: each property is text such as `!A[12`. */
interface Schemas {
  readonly types: Readonly<
    Record<
      string,
      {
        readonly properties: Readonly<Record<string, string>>;
        readonly attributes: readonly string[];
        readonly taggable?: true;
      }
    >
  >;
  readonly definitions: readonly Readonly<Record<string, string>>[];
}

let parsed: Schemas | undefined;
const known = new Map<string, ResourceSchema>();
const definitions = new Map<number, PropertySchemas>();

/** What AWS's schema says of a resource type; undefined for a type that the sandbox has none of. */
export function schemaOf(type: string): ResourceSchema | undefined {
  const found = known.get(type);
  if (found !== undefined) return found;
  parsed ??= JSON.parse(schemasText) as Schemas;
  const written = parsed.types[type];
  if (written === undefined) return undefined;
  const schema = {
    properties: readProperties(written.properties),
    attributes: written.attributes,
    taggable: written.taggable === true,
  };
  known.set(type, schema);
  return schema;
}

function readProperties(written: Readonly<Record<string, string>>): PropertySchemas {
  return Object.fromEntries(
    Object.entries(written).map(([name, text]) => [name, readProperty(text)]),
  );
}

const replacements = { '': 'never', A: 'always', M: 'maybe' } as const;

function readProperty(text: string): PropertySchema {
  const [, required, replaced, containers = '', place] =
    /^(!?)([AM]?)([[{]*)(\d*)$/.exec(text) ?? [];
  const common = {
    required: required === '!',
    replacement: replacements[replaced === 'A' || replaced === 'M' ? replaced : ''],
  };
  if (place === undefined || place === '') return common;
  const within = [...containers].map((sign) => (sign === '[' ? 'list' : 'map'));
  return {
    ...common,
    nested: {
      within,
      // Types may hold themselves, so their properties are read when they are asked for.
      get properties() {
        return readDefinition(Number(place));
      },
    },
  };
}

function readDefinition(place: number): PropertySchemas {
  const found = definitions.get(place) ?? readProperties(parsed?.definitions[place] ?? {});
  definitions.set(place, found);
  return found;
}
