import { createHash } from 'node:crypto';
import { type KeySchema, keyAttributes, keyOf, type Table, type TableIndex } from './table.ts';
import { compareValues, fingerprint } from './values/compare.ts';
import { sizeOfAttributes } from './values/size.ts';
import type { Attributes, Value } from './values/value.ts';

/** What one call reads: a megabyte before filters are asked. */
const largestPage = 1_048_576;

export interface PageRequest {
  readonly index?: TableIndex;
  /** Which items belong to what is read: a partition, a range of sort keys, a segment. */
  readonly isMeant: (item: Attributes) => boolean;
  /** The key of the last item of the page before. */
  readonly after?: Attributes;
  readonly limit?: number;
  readonly backward?: boolean;
}

export interface Page {
  readonly items: readonly Attributes[];
  /** Absent when nothing can follow. */
  readonly lastKey?: Attributes;
}

/** Reads items in the order of their keys, up to a limit of number or size. */
export function readPage(table: Table, request: PageRequest): Page {
  const { key } = table.description;
  const schema = request.index?.key ?? key;
  const direction = request.backward ? -1 : 1;
  const compare = (one: Attributes, other: Attributes) =>
    direction * compareItems(one, other, schema, key);
  const { after } = request;
  const meant = [...table.items.values()]
    .filter((item) => keyOf(schema, item) !== undefined && request.isMeant(item))
    .filter((item) => after === undefined || compare(item, after) > 0)
    .sort(compare);

  const items: Attributes[] = [];
  let size = 0;
  for (const item of meant) {
    items.push(visibleOf(item, request.index, key));
    size += sizeOfAttributes(item);
    if (items.length === request.limit || size >= largestPage) {
      // Reaching the limit ends a page, even if nothing follows: DynamoDB does not look ahead.
      return { items, lastKey: cursorOf(item, schema, key) };
    }
  }
  return { items };
}

/** Where a partition lies among all: as good as random, and always the same. */
export function partitionHash(value: Value): string {
  return createHash('md5').update(fingerprint(value)).digest('hex');
}

function compareItems(
  one: Attributes,
  other: Attributes,
  schema: KeySchema,
  primary: KeySchema,
): number {
  const order =
    comparePartitions(one, other, schema.partition.name) ||
    (schema.sort ? compareAt(one, other, schema.sort.name) : 0);
  if (order !== 0 || schema === primary) return order;
  return compareItems(one, other, primary, primary);
}

function comparePartitions(one: Attributes, other: Attributes, name: string): number {
  const [left, right] = [one.get(name), other.get(name)];
  if (left === undefined || right === undefined) return 0;
  const [first, second] = [partitionHash(left), partitionHash(right)];
  return first === second ? 0 : first < second ? -1 : 1;
}

function compareAt(one: Attributes, other: Attributes, name: string): number {
  const [left, right] = [one.get(name), other.get(name)];
  return left && right ? (compareValues(left, right) ?? 0) : 0;
}

function cursorOf(item: Attributes, schema: KeySchema, primary: KeySchema): Attributes {
  return new Map([...(keyOf(schema, item) ?? []), ...(keyOf(primary, item) ?? [])]);
}

/** What an index holds of an item. */
function visibleOf(item: Attributes, index: TableIndex | undefined, key: KeySchema): Attributes {
  if (index === undefined || index.projection.kind === 'ALL') return item;
  const names = new Set(
    [...keyAttributes(key), ...keyAttributes(index.key)].map(({ name }) => name),
  );
  if (index.projection.kind === 'INCLUDE')
    for (const name of index.projection.names) names.add(name);
  return new Map([...item].filter(([name]) => names.has(name)));
}
