import type { Handlers } from '../../resources/handlers.ts';
import type { StoresParts } from '../stores-parts.ts';
import { cacheClusterHandler } from './cache-cluster-handler.ts';
import { createElasticacheRecords } from './elasticache-records.ts';
import { replicationGroupHandler } from './replication-group-handler.ts';
import { subnetGroupHandler } from './subnet-group-handler.ts';

/** ElastiCache: Redis, Valkey, Memcached. */
export function elasticacheHandlers(parts: StoresParts): Handlers {
  const records = createElasticacheRecords(parts.identity);
  return {
    'AWS::ElastiCache::SubnetGroup': subnetGroupHandler(records.subnetGroups, parts.network),
    'AWS::ElastiCache::ReplicationGroup': replicationGroupHandler(records, parts),
    'AWS::ElastiCache::CacheCluster': cacheClusterHandler(records, parts),
  };
}
