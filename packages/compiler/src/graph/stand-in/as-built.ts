import type { Store } from '../../application/store.ts';

/** A store that exists as one that is built. */
export function asBuilt<Some extends Store>(store: Some): Some {
  const { existing: _, ...built } = store;
  return built as Some;
}
