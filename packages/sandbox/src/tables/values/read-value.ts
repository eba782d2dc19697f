import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invalid, invalidValues } from '../table-errors.ts';
import { normalizeNumber } from './numbers.ts';
import type { Attributes, Value } from './value.ts';

/** The deepest that maps and lists may lie within each other. */
const deepest = 32;

/** Reads attributes as a caller gives them. Throws ValidationException. */
export function readAttributes(
  attributes: Readonly<Record<string, AttributeValue>>,
  depth = 0,
): Attributes {
  return new Map(
    Object.entries(attributes).map(([name, value]) => [name, readValue(value, depth)]),
  );
}

export function readValue(given: AttributeValue, depth = 0): Value {
  if (depth > deepest) {
    throw invalid('Nesting Levels have exceeded supported limits: Attributes have nested too deep');
  }
  const types = Object.entries(given).filter(([, value]) => value !== undefined);
  if (types.length === 0) {
    throw invalid(
      'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    );
  }
  if (types.length > 1) {
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
  return readOne(given, depth);
}

function readOne(given: AttributeValue, depth: number): Value {
  if (given.S !== undefined) return { type: 'S', value: given.S };
  if (given.N !== undefined) return { type: 'N', value: normalizeNumber(given.N) };
  if (given.B !== undefined) return { type: 'B', value: given.B };
  if (given.BOOL !== undefined) return { type: 'BOOL', value: given.BOOL };
  if (given.NULL !== undefined) {
    if (!given.NULL) throw invalidValues('Null attribute value types must have the value of true');
    return { type: 'NULL', value: true };
  }
  if (given.L !== undefined) {
    return { type: 'L', value: given.L.map((item) => readValue(item, depth + 1)) };
  }
  if (given.M !== undefined) return { type: 'M', value: readAttributes(given.M, depth + 1) };
  if (given.SS !== undefined) return { type: 'SS', value: readSet(given.SS, given.SS, 'string') };
  if (given.NS !== undefined) {
    const numbers = given.NS.map(normalizeNumber);
    return { type: 'NS', value: readSet(numbers, numbers, 'number') };
  }
  if (given.BS !== undefined) {
    const texts = given.BS.map((bytes) => Buffer.from(bytes).toString('base64'));
    return { type: 'BS', value: readSet(given.BS, texts, 'binary') };
  }
  throw invalid(
    'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
  );
}

function readSet<Member>(
  members: readonly Member[],
  texts: readonly string[],
  kind: 'string' | 'number' | 'binary',
): readonly Member[] {
  if (members.length === 0) throw invalidValues(`An ${kind} set  may not be empty`);
  if (new Set(texts).size < texts.length) {
    throw invalidValues(`Input collection [${texts.join(', ')}] contains duplicates.`);
  }
  return members;
}
