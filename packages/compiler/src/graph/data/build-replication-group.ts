import type { CacheStore } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, ref, resource, sub } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import { type AlarmRequest, buildAlarms } from './alarm.ts';
import { addressOf, type BuiltStore, type DataScope, ownedBy } from './built-store.ts';
import { buildCredentials, passwordOf } from './credentials.ts';
import { snapshotted } from './retention.ts';

type ReplicationGroup = Resource<'AWS::ElastiCache::ReplicationGroup'>;

/**
 * Builds Redis or Valkey: encrypted at rest and on the way, with a password for the user `default`,
 * and with replicas in other zones when there is more than one node.
 */
export function buildReplicationGroup(
  store: CacheStore,
  subnets: Resource<'AWS::ElastiCache::SubnetGroup'>,
  scope: DataScope,
): BuiltStore {
  const credentials = buildCredentials(store, 'default');
  const hasReplica = store.nodes > 1;
  const group = resource(
    'AWS::ElastiCache::ReplicationGroup',
    logicalId(store.name, 'replication-group'),
    {
      ReplicationGroupDescription: `Cache ${store.name}`,
      Engine: store.engine,
      EngineVersion: store.version,
      CacheNodeType: store.nodeType,
      NumCacheClusters: store.nodes,
      AutomaticFailoverEnabled: hasReplica,
      MultiAZEnabled: hasReplica,
      Port: store.port,
      TransitEncryptionEnabled: true,
      TransitEncryptionMode: 'required',
      AtRestEncryptionEnabled: true,
      AuthToken: passwordOf(credentials),
      CacheSubnetGroupName: ref(subnets),
      SecurityGroupIds: [scope.takings.value(`security-group/${store.name}`)],
      SnapshotRetentionLimit: 1,
      AutoMinorVersionUpgrade: true,
    },
    { ...ownedBy(store), ...snapshotted },
  );
  const nodes = Array.from({ length: store.nodes }, (_, node) => node + 1);
  const alarms = nodes.flatMap((node) => alarmsOf(store, group, node));
  return {
    credentials,
    resources: [credentials, group, ...buildAlarms(store, alarms, scope)],
    values: new Map(addressOf(store, attribute(group, 'PrimaryEndPoint.Address'), store.port)),
    backups: [],
  };
}

/** Metrics are those of single nodes, which ElastiCache numbers `…-001`, `…-002`. */
function alarmsOf(
  store: CacheStore,
  group: ReplicationGroup,
  node: number,
): readonly AlarmRequest[] {
  const number = `${node}`.padStart(3, '0');
  const common = {
    namespace: 'AWS/ElastiCache',
    dimensions: [{ Name: 'CacheClusterId', Value: sub(`\${${group.id}}-${number}`) }],
    statistic: 'Average',
    when: 'above',
  } as const;
  return [
    {
      ...common,
      id: [store.name, `node${node}`, 'cpu'],
      description: `Node ${node} of the cache ${store.name} uses more than 80 % of its CPU.`,
      metric: 'EngineCPUUtilization',
      threshold: 80,
    },
    {
      ...common,
      id: [store.name, `node${node}`, 'memory'],
      description: `Node ${node} of the cache ${store.name} uses more than 85 % of its memory.`,
      metric: 'DatabaseMemoryUsagePercentage',
      threshold: 85,
    },
    {
      ...common,
      id: [store.name, `node${node}`, 'connections'],
      description: `Node ${node} of the cache ${store.name} has more than 50,000 of 65,000 connections.`,
      metric: 'CurrConnections',
      threshold: 50_000,
    },
  ];
}
