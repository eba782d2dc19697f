import { NotModelled } from '../aws/aws-error.ts';
import {
  type KeyAttribute,
  type KeySchema,
  keyAttributes,
  type TableDescription,
} from './table.ts';
import { invalid, invalidValues, tableErrors } from './table-errors.ts';
import { fingerprint } from './values/compare.ts';
import { largestItem, sizeOfAttributes, sizeOfValue } from './values/size.ts';
import type { Attributes, Value } from './values/value.ts';

/** Checks a whole item against its table; gives the text of its primary key. */
export function checkItem(item: Attributes, { key, indexes }: TableDescription): string {
  for (const { name, type } of keyAttributes(key)) {
    const value = item.get(name);
    if (value === undefined) throw invalidValues(`Missing the key ${name} in the item`);
    if (value.type !== type) {
      throw invalidValues(`Type mismatch for key ${name} expected: ${type} actual: ${value.type}`);
    }
  }
  checkKeyValues(item, key);
  for (const index of indexes) {
    for (const attribute of keyAttributes(index.key)) checkIndexKey(item, attribute, index.name);
  }
  if (sizeOfAttributes(item) > largestItem) throw tableErrors.itemTooLarge();
  return keyText(item, key);
}

/** Checks a key that stands alone; gives its text. */
export function checkKey(given: Attributes, { key }: TableDescription): string {
  const attributes = keyAttributes(key);
  const fits = attributes.every(({ name, type }) => given.get(name)?.type === type);
  if (!fits || given.size !== attributes.length) throw tableErrors.keySchema();
  checkKeyValues(given, key);
  return keyText(given, key);
}

export function keyText(item: Attributes, key: KeySchema): string {
  const values = keyAttributes(key).map(({ name }) => item.get(name));
  return JSON.stringify(values.map((value) => value && fingerprint(value)));
}

function checkKeyValues(item: Attributes, { partition, sort }: KeySchema): void {
  checkKeyValue(item.get(partition.name), partition.name, 2048, 'hashkey');
  if (sort) checkKeyValue(item.get(sort.name), sort.name, 1024, 'rangekey');
}

function checkKeyValue(
  value: Value | undefined,
  name: string,
  most: number,
  part: 'hashkey' | 'rangekey',
): void {
  if (value === undefined) return;
  const size = sizeOfValue(value);
  if (size === 0) {
    const kind = value.type === 'B' ? 'binary' : 'string';
    throw invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${kind} value. Key: ${name}`,
    );
  }
  if (size > most) {
    throw invalidValues(`Size of ${part} has exceeded the maximum size limit of ${most} bytes`);
  }
}

function checkIndexKey(item: Attributes, { name, type }: KeyAttribute, index: string): void {
  const value = item.get(name);
  if (value === undefined) return;
  if (value.type !== type) {
    throw invalidValues(
      `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${value.type} IndexName: ${index}`,
    );
  }
  if (sizeOfValue(value) === 0) {
    const kind = value.type === 'B' ? 'binary' : 'string';
    throw invalid(
      `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${kind} value. IndexName: ${index}, IndexKey: ${name}`,
    );
  }
}

/** Throws NotModelled for reports that a caller wants beside the answer. */
export function refuseReports(input: {
  readonly ReturnConsumedCapacity?: string | undefined;
  readonly ReturnItemCollectionMetrics?: string | undefined;
}): void {
  const { ReturnConsumedCapacity: capacity, ReturnItemCollectionMetrics: metrics } = input;
  if (capacity !== undefined && capacity !== 'NONE') {
    throw new NotModelled(`ReturnConsumedCapacity ${capacity}`);
  }
  if (metrics !== undefined && metrics !== 'NONE') {
    throw new NotModelled(`ReturnItemCollectionMetrics ${metrics}`);
  }
}
