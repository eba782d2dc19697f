import type { Part } from '../roles/part.ts';

/** Named volumes that hold a managed store's data, with the store's name. */
export function volumesOfStores(parts: readonly Part[]): ReadonlyMap<string, string> {
  return new Map(
    parts.flatMap(({ role, service }) =>
      role.kind === 'store'
        ? service.volumes.flatMap(({ type, source }) =>
            type === 'volume' && source !== undefined ? [[source, service.name] as const] : [],
          )
        : [],
    ),
  );
}
