import { compareNumbers } from './numbers.ts';
import type { Attributes, Value } from './value.ts';

/** The order of two values that can be keys; undefined: they have none, as their types differ. */
export function compareValues(one: Value, other: Value): number | undefined {
  if (one.type === 'N' && other.type === 'N') return compareNumbers(one.value, other.value);
  if (one.type === 'S' && other.type === 'S') {
    return Buffer.compare(Buffer.from(one.value, 'utf8'), Buffer.from(other.value, 'utf8'));
  }
  if (one.type === 'B' && other.type === 'B') return Buffer.compare(one.value, other.value);
  return undefined;
}

export function areEqual(one: Value, other: Value): boolean {
  return fingerprint(one) === fingerprint(other);
}

/** A text that two values share exactly when they are equal; the order in sets does not matter. */
export function fingerprint(value: Value): string {
  return JSON.stringify(plain(value));
}

function plain(value: Value): unknown {
  switch (value.type) {
    case 'B':
      return ['B', base64(value.value)];
    case 'L':
      return ['L', value.value.map(plain)];
    case 'M':
      return ['M', plainMap(value.value)];
    case 'SS':
    case 'NS':
      return [value.type, [...value.value].sort()];
    case 'BS':
      return ['BS', value.value.map(base64).sort()];
    default:
      return [value.type, value.value];
  }
}

function plainMap(attributes: Attributes): unknown {
  return [...attributes]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => [name, plain(value)]);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
