import type { Store } from '../../../application/store.ts';

/** Names of a store's buckets, tables or queues; none for stores that have no such items. */
export function itemsOf(store: Store | undefined): readonly string[] {
  switch (store?.kind) {
    case 'bucket':
      return store.buckets;
    case 'table':
      return store.tables.map((table) => table.name);
    case 'queue':
      return store.queues;
    default:
      return [];
  }
}
