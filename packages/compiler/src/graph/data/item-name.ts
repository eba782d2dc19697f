/**
 * Name for the logical ids of one of a store's buckets, tables or queues. Where either has more than
 * one word they could be cut in two ways (`a-b`, `c` and `a`, `b-c`): a slash makes that name one
 * with a hash.
 */
export function itemName(store: string, item: string): string {
  const isPlain = /^[a-z0-9]+$/.test(store) && /^[a-z0-9]+$/.test(item);
  return isPlain ? `${store}-${item}` : `${store}/${item}`;
}
