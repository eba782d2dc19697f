import type { CacheStore } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, ref, resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import { type AlarmRequest, buildAlarms } from './alarm.ts';
import { addressOf, type BuiltStore, type DataScope, ownedBy } from './built-store.ts';
import { replaceable } from './retention.ts';

/** Builds Memcached. It knows no password and keeps nothing: the network and TLS protect it. */
export function buildMemcached(
  store: CacheStore,
  subnets: Resource<'AWS::ElastiCache::SubnetGroup'>,
  scope: DataScope,
): BuiltStore {
  const cluster = resource(
    'AWS::ElastiCache::CacheCluster',
    logicalId(store.name, 'cache-cluster'),
    {
      Engine: store.engine,
      EngineVersion: store.version,
      CacheNodeType: store.nodeType,
      NumCacheNodes: store.nodes,
      AZMode: store.nodes > 1 ? 'cross-az' : 'single-az',
      Port: store.port,
      TransitEncryptionEnabled: true,
      CacheSubnetGroupName: ref(subnets),
      VpcSecurityGroupIds: [scope.takings.value(`security-group/${store.name}`)],
      AutoMinorVersionUpgrade: true,
    },
    { ...ownedBy(store), ...replaceable },
  );
  const host = attribute(cluster, 'ConfigurationEndpoint.Address');
  return {
    resources: [cluster, ...buildAlarms(store, [alarmOf(store, cluster)], scope)],
    values: new Map(addressOf(store, host, store.port)),
    backups: [],
  };
}

function alarmOf(
  store: CacheStore,
  cluster: Resource<'AWS::ElastiCache::CacheCluster'>,
): AlarmRequest {
  return {
    id: [store.name, 'cpu'],
    description: `The cache ${store.name} uses more than 80 % of its CPU.`,
    namespace: 'AWS/ElastiCache',
    metric: 'CPUUtilization',
    dimensions: [{ Name: 'CacheClusterId', Value: ref(cluster) }],
    statistic: 'Average',
    when: 'above',
    threshold: 80,
  };
}
