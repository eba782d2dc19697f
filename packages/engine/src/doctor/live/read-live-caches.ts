import {
  type CacheCluster,
  DescribeCacheClustersCommand,
  DescribeCacheSubnetGroupsCommand,
  DescribeReplicationGroupsCommand,
  type Endpoint,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import type { CloudFacts } from '@seaworthy/compiler';
import { askFor } from './ask-for.ts';
import type { LiveStore } from './live-store.ts';
import type { StoreName } from './store-name.ts';
import type { StoreContext } from './subject.ts';

type CacheFact = CloudFacts['caches'][number];

/** Caches of ElastiCache by their names; a node of a replication group is read as its group. */
export async function readLiveCaches(
  names: readonly StoreName[],
  context: StoreContext,
): Promise<readonly LiveStore<CacheFact>[]> {
  const found = await Promise.all(
    names.map((name) =>
      name.kind === 'cache-cluster' ? readCluster(name, context) : readGroup(name, context),
    ),
  );
  return found.flat();
}

async function readGroup(
  name: StoreName,
  context: StoreContext,
): Promise<readonly LiveStore<CacheFact>[]> {
  const { asker, clients } = context;
  const command = new DescribeReplicationGroupsCommand({ ReplicationGroupId: name.id });
  const answer = await askFor(
    asker,
    'elasticache:DescribeReplicationGroups',
    () => clients.elastiCache.send(command),
    ['ReplicationGroupNotFoundFault'],
  );
  if (answer === 'absent') return [{ name }];
  const group = answer?.ReplicationGroups?.[0];
  if (!group) return [];
  const [first] = group.MemberClusters ?? [];
  const described = first === undefined ? undefined : await describeCluster(first, context);
  const node = described === 'absent' ? undefined : described;
  const fact = { ...groupFacts(group), placement: await placementOf(node, context) };
  return [storeOf(name, fact, group.Status)];
}

function groupFacts(group: ReplicationGroup) {
  const endpoints = endpointsOf(group);
  return {
    id: group.ARN ?? '',
    engine: group.Engine ?? 'redis',
    port: portOf(endpoints),
    hosts: hostsOf(endpoints),
    tls: tlsOf(group),
    authToken: group.AuthTokenEnabled ?? false,
    clusterMode: group.ClusterEnabled ?? ('unknown' as const),
  };
}

function endpointsOf({ ConfigurationEndpoint, NodeGroups = [] }: ReplicationGroup) {
  const within = NodeGroups.flatMap(
    ({ PrimaryEndpoint, ReaderEndpoint, NodeGroupMembers = [] }) => [
      PrimaryEndpoint,
      ReaderEndpoint,
      ...NodeGroupMembers.map(({ ReadEndpoint }) => ReadEndpoint),
    ],
  );
  return [ConfigurationEndpoint, ...within].flatMap((endpoint) => endpoint ?? []);
}

/** While a cache is brought over to TLS, it takes both. */
function tlsOf({
  TransitEncryptionEnabled,
  TransitEncryptionMode,
}: ReplicationGroup | CacheCluster): CacheFact['tls'] {
  if (TransitEncryptionMode === 'preferred') return 'unknown';
  return TransitEncryptionEnabled ?? 'unknown';
}

async function readCluster(
  name: StoreName,
  context: StoreContext,
): Promise<readonly LiveStore<CacheFact>[]> {
  const cluster = await describeCluster(name.id, context);
  if (cluster === 'absent') return [{ name }];
  if (!cluster) return [];
  const { ReplicationGroupId: group, ConfigurationEndpoint, CacheNodes = [] } = cluster;
  if (group !== undefined)
    return readGroup({ ...name, kind: 'replication-group', id: group }, context);
  const nodes = CacheNodes.map((node) => node.Endpoint);
  const endpoints = [ConfigurationEndpoint, ...nodes].flatMap((endpoint) => endpoint ?? []);
  const fact = {
    id: cluster.ARN ?? '',
    engine: cluster.Engine ?? '',
    placement: await placementOf(cluster, context),
    port: portOf(endpoints),
    hosts: hostsOf(endpoints),
    tls: tlsOf(cluster),
    authToken: cluster.AuthTokenEnabled ?? false,
    clusterMode: false,
  };
  return [storeOf(name, fact, cluster.CacheClusterStatus)];
}

async function describeCluster(
  CacheClusterId: string,
  { asker, clients }: StoreContext,
): Promise<CacheCluster | 'absent' | undefined> {
  const command = new DescribeCacheClustersCommand({ CacheClusterId, ShowCacheNodeInfo: true });
  const answer = await askFor(
    asker,
    'elasticache:DescribeCacheClusters',
    () => clients.elastiCache.send(command),
    ['CacheClusterNotFoundFault'],
  );
  return answer === 'absent' ? 'absent' : answer?.CacheClusters?.[0];
}

async function placementOf(
  node: CacheCluster | undefined,
  { asker, clients }: StoreContext,
): Promise<CacheFact['placement']> {
  const { CacheSubnetGroupName, SecurityGroups } = node ?? {};
  const command = new DescribeCacheSubnetGroupsCommand({ CacheSubnetGroupName });
  const answer =
    CacheSubnetGroupName === undefined
      ? undefined
      : await asker.ask(
          'elasticache:DescribeCacheSubnetGroups',
          () => clients.elastiCache.send(command),
          ['CacheSubnetGroupNotFoundFault'],
        );
  const subnets = answer?.CacheSubnetGroups?.[0]?.Subnets;
  return {
    subnets: subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []) ?? 'unknown',
    securityGroups:
      SecurityGroups?.flatMap(({ SecurityGroupId }) => SecurityGroupId ?? []) ?? 'unknown',
    publicAddress: false,
  };
}

function storeOf(
  name: StoreName,
  fact: CacheFact,
  status: string | undefined,
): LiveStore<CacheFact> {
  return {
    name,
    fact: { ...fact, ...(name.owner !== undefined && { owner: name.owner }) },
    ...(status !== undefined && { status }),
  };
}

function portOf(endpoints: readonly Endpoint[]): CacheFact['port'] {
  return endpoints.find(({ Port }) => Port !== undefined)?.Port ?? 'unknown';
}

function hostsOf(endpoints: readonly Endpoint[]): readonly string[] {
  return endpoints.flatMap(({ Address }) => Address?.toLowerCase() ?? []);
}
