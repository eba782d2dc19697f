/**
 * The value of an environment variable in production, as parts that are resolved by AWS:
 * `postgres://app:${DB_PASSWORD}@db:5432/app` becomes
 * `postgres://`, username of db, `:`, password of db, `@`, host of db, `:`, port of db, `/app?sslmode=require`.
 */
export type Value = readonly ValuePart[];

export type ValuePart =
  | { readonly kind: 'text'; readonly text: string }
  /** A key of the application's grouped secret. */
  | { readonly kind: 'secret'; readonly key: string }
  | {
      readonly kind: 'store';
      readonly store: string;
      readonly attribute: StoreAttribute;
      readonly item?: string;
    }
  /** A pseudo parameter such as the region. */
  | { readonly kind: 'region' };

/** `item` names the bucket, table or queue where a store has several. */
export type StoreAttribute =
  | 'host'
  | 'port'
  | 'username'
  | 'password'
  | 'database'
  | 'bucket'
  | 'table'
  | 'queue-url'
  | 'queue-arn';

/** Whether a value must not be readable in a task definition. */
export function isSensitive(value: Value): boolean {
  return value.some(
    (part) => part.kind === 'secret' || (part.kind === 'store' && part.attribute === 'password'),
  );
}
