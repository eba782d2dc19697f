import type { RelationalStore } from '../../application/store.ts';
import { buildAuroraCluster } from './build-aurora-cluster.ts';
import { buildDatabaseInstance } from './build-database-instance.ts';
import type { BuiltStore, DataScope } from './built-store.ts';

/** Builds a database on the service that was chosen for it. */
export function buildRelational(store: RelationalStore, scope: DataScope): BuiltStore {
  const { on } = store;
  return on.kind === 'rds'
    ? buildDatabaseInstance({ ...store, on }, scope)
    : buildAuroraCluster({ ...store, on }, scope);
}
