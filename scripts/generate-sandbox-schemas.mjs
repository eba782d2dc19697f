/**
 * Writes what the sandbox's CloudFormation must know of each resource type, from AWS's own schemas
 * as npm carries them (`@aws-cdk/aws-service-spec`): which properties there are and which are
 * required, whose change replaces the resource, and what `Fn::GetAtt` gives.
 *
 *     npm run generate
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { resourceTypes } from './generate-aws-types.mjs';

const file = join(
  dirname(fileURLToPath(import.meta.url)),
  '../packages/sandbox/src/cloudformation/schemas/schemas.generated.ts',
);

/** The text of the generated module, the same for the same schemas. */
export function generateSandboxSchemas() {
  const database = loadAwsServiceSpecSync();
  const definitions = new Definitions(database);
  const types = Object.fromEntries(
    [...resourceTypes].sort().map((type) => [type, describeType(database, definitions, type)]),
  );
  const text = JSON.stringify({ types, definitions: definitions.described });
  return `// Written by scripts/generate-sandbox-schemas.mjs from the schemas that AWS publishes. Do not edit.
/** JSON of \`Schemas\` (read-schemas.ts), parsed when it is first asked for. */
export const schemasText =
  ${JSON.stringify(text).replaceAll("'", "\\'").replace(/^"|"$/g, "'").replaceAll('\\"', '"')};
`;
}

function describeType(database, definitions, type) {
  const found = database.lookup('resource', 'cloudFormationType', 'equals', type).only();
  return {
    properties: definitions.describe(found.properties),
    attributes: Object.keys(found.attributes).sort(),
    ...(found.tagInformation === undefined ? {} : { taggable: true }),
  };
}

/** Nested types, each described once and known by its place in the list. */
class Definitions {
  described = [];
  #places = new Map();
  #database;

  constructor(database) {
    this.#database = database;
  }

  /** Each property as `!` if required, `A` or `M` if a change always or maybe replaces, then its type. */
  describe(properties) {
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([, property]) => property.deprecated !== 'IGNORE')
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, property]) => [
          name,
          `${property.required ? '!' : ''}${replacementOf(property)}${this.#typeOf(property.type)}`,
        ]),
    );
  }

  /** `12` is the nested type at 12, `[12` a list of them, `{12` a map; nothing where any value may stand. */
  #typeOf(type) {
    switch (type.type) {
      case 'ref':
        return `${this.#place(type.reference.$ref)}`;
      case 'array':
      case 'map': {
        const element = this.#typeOf(type.element);
        return element && `${type.type === 'array' ? '[' : '{'}${element}`;
      }
      default:
        return '';
    }
  }

  #place(reference) {
    const known = this.#places.get(reference);
    if (known !== undefined) return known;
    const place = this.described.length;
    this.#places.set(reference, place);
    this.described.push({});
    const { properties } = this.#database.get('typeDefinition', reference);
    this.described[place] = this.describe(properties);
    return place;
  }
}

function replacementOf(property) {
  return { yes: 'A', maybe: 'M' }[property.causesReplacement] ?? '';
}

/** The module as it is checked in. */
export function readSandboxSchemas() {
  return readFileSync(file, 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, generateSandboxSchemas());
}
