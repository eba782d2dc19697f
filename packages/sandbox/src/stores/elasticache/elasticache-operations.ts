import type * as Sdk from '@aws-sdk/client-elasticache';
import { AwsError } from '../../aws/aws-error.ts';
import { arnOf, type Identity } from '../../aws/identity.ts';
import type { Operations } from '../../aws/operation.ts';
import type { Inventory, InventoryItem } from '../../resources/inventory.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { describeMemcached } from './describe-memcached.ts';
import { describeNodes, describeReplicationGroup } from './describe-replication-group.ts';

/** The operations of ElastiCache that the sandbox answers: what there is, as templates made it. */
export function elasticacheOperations(inventory: Inventory, identity: Identity): Operations {
  const needs = (action: string, type: string) => (name: string | undefined) => [
    {
      action: `elasticache:${action}`,
      resource: arnOf(identity, 'elasticache', `${type}:${name ?? '*'}`),
    },
  ];
  const groupNeeds = needs('DescribeReplicationGroups', 'replicationgroup');
  const clusterNeeds = needs('DescribeCacheClusters', 'cluster');
  const subnetNeeds = needs('DescribeCacheSubnetGroups', 'subnetgroup');
  const groups = () => inventory.ofType('AWS::ElastiCache::ReplicationGroup');

  return {
    DescribeReplicationGroups: {
      needs: ({ ReplicationGroupId }: Sdk.DescribeReplicationGroupsMessage) =>
        groupNeeds(ReplicationGroupId),
      run: ({ ReplicationGroupId: id }: Sdk.DescribeReplicationGroupsMessage) => ({
        ReplicationGroups: asked(groups(), id, ({ state }) => state.physicalId, noGroup).map(
          (item) => describeReplicationGroup(item, identity),
        ),
      }),
    },
    DescribeCacheClusters: {
      needs: ({ CacheClusterId }: Sdk.DescribeCacheClustersMessage) => clusterNeeds(CacheClusterId),
      run: ({ CacheClusterId: id, ShowCacheNodeInfo: nodes }: Sdk.DescribeCacheClustersMessage) => {
        const clusters = [
          ...groups().flatMap((item) => describeNodes(item, identity)),
          ...inventory
            .ofType('AWS::ElastiCache::CacheCluster')
            .map((item) => describeMemcached(item, identity)),
        ];
        return {
          CacheClusters: asked(clusters, id, (cluster) => cluster.CacheClusterId, noCluster).map(
            ({ CacheNodes, ...cluster }) => (nodes === true ? { ...cluster, CacheNodes } : cluster),
          ),
        };
      },
    },
    DescribeCacheSubnetGroups: {
      needs: ({ CacheSubnetGroupName }: Sdk.DescribeCacheSubnetGroupsMessage) =>
        subnetNeeds(CacheSubnetGroupName),
      run: ({ CacheSubnetGroupName: name }: Sdk.DescribeCacheSubnetGroupsMessage) => ({
        CacheSubnetGroups: asked(
          inventory.ofType('AWS::ElastiCache::SubnetGroup'),
          name,
          ({ state }) => state.physicalId,
          noSubnetGroup,
        ).map((item) => describeSubnetGroup(item, identity)),
      }),
    },
  };
}

/** All, or the one that is asked for by its name. */
function asked<Item>(
  items: readonly Item[],
  name: string | undefined,
  nameOf: (item: Item) => string | undefined,
  notFound: (name: string) => AwsError,
): readonly Item[] {
  if (name === undefined) return items;
  const found = items.find((item) => nameOf(item) === name.toLowerCase());
  if (found === undefined) throw notFound(name);
  return [found];
}

function describeSubnetGroup(
  { state, properties }: InventoryItem,
  identity: Identity,
): Sdk.CacheSubnetGroup {
  return {
    CacheSubnetGroupName: state.physicalId,
    CacheSubnetGroupDescription: String(properties.Description),
    ARN: arnOf(identity, 'elasticache', `subnetgroup:${state.physicalId}`),
    Subnets: readTexts(properties, 'SubnetIds').map((SubnetIdentifier) => ({ SubnetIdentifier })),
  };
}

function noGroup(id: string): AwsError {
  const text = `ReplicationGroup ${id} not found.`;
  return new AwsError('ReplicationGroupNotFoundFault', text, { status: 404 });
}

function noCluster(id: string): AwsError {
  return new AwsError('CacheClusterNotFoundFault', `CacheCluster ${id} not found.`, {
    status: 404,
  });
}

function noSubnetGroup(name: string): AwsError {
  const text = `Cache Subnet Group ${name} does not exist.`;
  return new AwsError('CacheSubnetGroupNotFoundFault', text, { status: 400 });
}
