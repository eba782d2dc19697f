import type { Attributes, Value } from './values/value.ts';

export type KeyType = 'S' | 'N' | 'B';

export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}

/** The key of a table or of an index: its partition and, if it has one, its sort key. */
export interface KeySchema {
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute;
}

export interface TableIndex {
  readonly kind: 'global' | 'local';
  readonly name: string;
  readonly key: KeySchema;
  readonly projection:
    | { readonly kind: 'ALL' | 'KEYS_ONLY' }
    | { readonly kind: 'INCLUDE'; readonly names: readonly string[] };
}

export interface TimeToLive {
  readonly attribute: string;
  readonly enabled: boolean;
}

/** What a table is, without what it holds. */
export interface TableDescription {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly createdAt: number;
  readonly key: KeySchema;
  readonly indexes: readonly TableIndex[];
  readonly billing: 'PAY_PER_REQUEST' | 'PROVISIONED';
  /** Of `PROVISIONED`; kept, not enforced. */
  readonly throughput?: { readonly read: number; readonly write: number };
  readonly deletionProtected: boolean;
  readonly timeToLive?: TimeToLive;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Table {
  description: TableDescription;
  /** By the text of their primary key. */
  readonly items: Map<string, Attributes>;
}

/** The attributes of a key, partition first. */
export function keyAttributes({ partition, sort }: KeySchema): readonly KeyAttribute[] {
  return sort === undefined ? [partition] : [partition, sort];
}

/** The values of a key in an item; undefined: the item does not have all of them. */
export function keyOf(schema: KeySchema, item: Attributes): ReadonlyMap<string, Value> | undefined {
  const key = new Map<string, Value>();
  for (const { name, type } of keyAttributes(schema)) {
    const value = item.get(name);
    if (value?.type !== type) return undefined;
    key.set(name, value);
  }
  return key;
}
