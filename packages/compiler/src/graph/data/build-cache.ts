import type { CacheStore } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { resource } from '../build-resource.ts';
import { buildMemcached } from './build-memcached.ts';
import { buildReplicationGroup } from './build-replication-group.ts';
import { type BuiltStore, type DataScope, ownedBy } from './built-store.ts';
import { replaceable } from './retention.ts';

/** Builds a cache on ElastiCache, in the private subnets. */
export function buildCache(store: CacheStore, scope: DataScope): BuiltStore {
  const subnets = resource(
    'AWS::ElastiCache::SubnetGroup',
    logicalId(store.name, 'subnet-group'),
    {
      Description: `Private subnets of ${store.name}`,
      SubnetIds: scope.takings.subnets('private-subnets'),
    },
    { ...ownedBy(store), ...replaceable },
  );
  const build = store.engine === 'memcached' ? buildMemcached : buildReplicationGroup;
  const built = build(store, subnets, scope);
  return { ...built, resources: [subnets, ...built.resources] };
}
