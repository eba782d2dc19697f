/** A record whose optional keys may be given as undefined. */
type Loose<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** The record without the keys that have no value. */
export function defined<T extends object>(record: Loose<T>): T {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}
