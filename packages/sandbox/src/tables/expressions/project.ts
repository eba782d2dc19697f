import type { Attributes, Value } from '../values/value.ts';
import { valueAt } from './documents.ts';
import type { Path } from './expression.ts';
import { refuseOverlaps } from './overlaps.ts';
import type { Placeholders } from './placeholders.ts';
import { createTokenReader } from './token-reader.ts';

/** Reads a projection expression. Throws ValidationException. */
export function parseProjection(source: string, placeholders: Placeholders): readonly Path[] {
  const reader = createTokenReader(source, 'ProjectionExpression', placeholders);
  const paths = [reader.path()];
  while (reader.take(',')) paths.push(reader.path());
  if (!reader.atEnd()) reader.fail();
  refuseOverlaps(paths, 'ProjectionExpression');
  return paths;
}

/** What lies at the paths, in the maps and lists that lead there; lists close up. */
export function project(item: Attributes, paths: readonly Path[]): Attributes {
  const present = paths.filter((path) => valueAt(item, path) !== undefined);
  return projectMap(item, present);
}

function projectMap(attributes: Attributes, paths: readonly Path[]): Attributes {
  const kept = new Map<string, Value>();
  for (const [name, rests] of byFirstStep(paths)) {
    const value = attributes.get(String(name));
    if (value !== undefined) kept.set(String(name), projectValue(value, rests));
  }
  return kept;
}

function projectValue(value: Value, paths: readonly Path[]): Value {
  if (paths.some((path) => path.length === 0)) return value;
  if (value.type === 'M') return { type: 'M', value: projectMap(value.value, paths) };
  if (value.type !== 'L') return value;
  const wanted = [...byFirstStep(paths)].sort(([one], [other]) => Number(one) - Number(other));
  return {
    type: 'L',
    value: wanted.flatMap(([index, rests]) => {
      const item = value.value[Number(index)];
      return item === undefined ? [] : [projectValue(item, rests)];
    }),
  };
}

function byFirstStep(paths: readonly Path[]): ReadonlyMap<string | number, readonly Path[]> {
  const groups = new Map<string | number, Path[]>();
  for (const [first = '', ...rest] of paths) {
    groups.set(first, [...(groups.get(first) ?? []), rest]);
  }
  return groups;
}
