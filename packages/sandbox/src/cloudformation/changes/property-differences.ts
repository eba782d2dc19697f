import type { Properties } from '../../resources/resource-handler.ts';
import { type PropertySchema, schemaOf } from '../schemas/read-schemas.ts';
import { isRecord, sameJson } from '../template/json.ts';

/** A property that is not as it was. */
export interface PropertyDifference {
  /** The property of the resource. */
  readonly name: string;
  /** The smallest part of it that differs, such as `/Properties/Volumes/0/Name`. */
  readonly path: string;
  readonly replacement: 'never' | 'maybe' | 'always';
  readonly change: 'Add' | 'Remove' | 'Modify';
}

/** What differs between two states of a resource, and whether it takes another resource. */
export function propertyDifferences(
  type: string,
  before: Properties,
  after: Properties,
): readonly PropertyDifference[] {
  const schemas = schemaOf(type)?.properties ?? {};
  return [...names(before, after)].flatMap((name) =>
    differences(before[name], after[name], `/Properties/${name}`, 'never', schemas[name]).map(
      (found) => ({ ...found, name }),
    ),
  );
}

type Replacement = PropertyDifference['replacement'];

/** `schema` is that of the value, also of an element of a list of such values. */
function differences(
  before: unknown,
  after: unknown,
  path: string,
  outer: Replacement,
  schema: PropertySchema | undefined,
): readonly Omit<PropertyDifference, 'name'>[] {
  if (sameJson(before, after)) return [];
  const replacement = stronger(outer, schema?.replacement ?? 'never');
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((each, index) =>
      differences(each, after[index], `${path}/${index}`, replacement, schema),
    );
  }
  if (isRecord(before) && isRecord(after)) {
    const inner = schema?.nested?.properties ?? {};
    return [...names(before, after)].flatMap((key) =>
      differences(before[key], after[key], `${path}/${key}`, replacement, inner[key]),
    );
  }
  const change = before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify';
  return [{ path, replacement, change }];
}

function names(before: object, after: object): ReadonlySet<string> {
  return new Set([...Object.keys(before), ...Object.keys(after)]);
}

const strength: Readonly<Record<Replacement, number>> = { never: 0, maybe: 1, always: 2 };

function stronger(one: Replacement, other: Replacement): Replacement {
  return strength[one] >= strength[other] ? one : other;
}
