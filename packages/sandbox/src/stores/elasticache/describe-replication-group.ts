import type * as Sdk from '@aws-sdk/client-elasticache';
import { arnOf, type Identity } from '../../aws/identity.ts';
import type { InventoryItem } from '../../resources/inventory.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { readCacheEngine } from './check-cache.ts';
import { readGroup, readNodes } from './replication-group-handler.ts';

/** A replication group as ElastiCache describes it; where it is, its nodes tell. */
export function describeReplicationGroup(
  item: InventoryItem,
  identity: Identity,
): Sdk.ReplicationGroup {
  const { physicalId: id, attributes } = item.state;
  const properties = readGroup(item.properties);
  const hasTls = properties.boolean('TransitEncryptionEnabled') ?? false;
  const nodes = nodesOf(item);
  const endpoint = (name: string): Sdk.Endpoint => ({
    Address: String(attributes[`${name}.Address`]),
    Port: Number(attributes[`${name}.Port`]),
  });
  const failover = properties.boolean('AutomaticFailoverEnabled') ?? false;
  return {
    ReplicationGroupId: id,
    ARN: arnOf(identity, 'elasticache', `replicationgroup:${id}`),
    Description: properties.text('ReplicationGroupDescription'),
    Status: 'available',
    Engine: readCacheEngine(properties, 'redis').engine,
    CacheNodeType: properties.text('CacheNodeType'),
    ClusterEnabled: false,
    ClusterMode: 'disabled',
    AutomaticFailover: failover ? 'enabled' : 'disabled',
    MultiAZ: properties.boolean('MultiAZEnabled') === true ? 'enabled' : 'disabled',
    TransitEncryptionEnabled: hasTls,
    ...(hasTls && { TransitEncryptionMode: 'required' as const }),
    AtRestEncryptionEnabled: properties.boolean('AtRestEncryptionEnabled') ?? false,
    AuthTokenEnabled: properties.text('AuthToken') !== undefined,
    MemberClusters: nodes.map(({ id: node }) => node),
    NodeGroups: [
      {
        NodeGroupId: '0001',
        Status: 'available',
        PrimaryEndpoint: endpoint('PrimaryEndPoint'),
        ReaderEndpoint: endpoint('ReaderEndPoint'),
        NodeGroupMembers: nodes.map(({ id: node, host }, index) => ({
          CacheClusterId: node,
          CacheNodeId: '0001',
          ReadEndpoint: { ...endpoint('PrimaryEndPoint'), Address: host },
          CurrentRole: index === 0 ? 'primary' : 'replica',
        })),
      },
    ],
  };
}

/** The nodes of a replication group, which are cache clusters of one node each. */
export function describeNodes(
  item: InventoryItem,
  identity: Identity,
): readonly Sdk.CacheCluster[] {
  const properties = readGroup(item.properties);
  const { engine, version } = readCacheEngine(properties, 'redis');
  const Port = Number(item.state.attributes['PrimaryEndPoint.Port']);
  return nodesOf(item).map(({ id, host }) => ({
    CacheClusterId: id,
    ARN: arnOf(identity, 'elasticache', `cluster:${id}`),
    ReplicationGroupId: item.state.physicalId,
    CacheClusterStatus: 'available',
    CacheClusterCreateTime: new Date(item.createdAt),
    Engine: engine,
    EngineVersion: version,
    CacheNodeType: properties.text('CacheNodeType'),
    NumCacheNodes: 1,
    CacheNodes: [
      {
        CacheNodeId: '0001',
        CacheNodeStatus: 'available',
        Endpoint: { Address: host, Port },
      },
    ],
    TransitEncryptionEnabled: properties.boolean('TransitEncryptionEnabled') ?? false,
    CacheSubnetGroupName: properties.text('CacheSubnetGroupName')?.toLowerCase(),
    SecurityGroups: readTexts(item.properties, 'SecurityGroupIds').map((SecurityGroupId) => ({
      SecurityGroupId,
      Status: 'active',
    })),
  }));
}

function nodesOf({ state, properties }: InventoryItem) {
  const primary = String(state.attributes['PrimaryEndPoint.Address']);
  return Array.from({ length: readNodes(readGroup(properties)) }, (_, index) => {
    const id = `${state.physicalId}-${`${index + 1}`.padStart(3, '0')}`;
    return { id, host: hostOf(id, state.physicalId, primary) };
  });
}

/** `master.shop.abc123.use1.…` is a name beside `shop-001.shop.abc123.use1.…`. */
function hostOf(node: string, group: string, primary: string): string {
  if (primary.startsWith('master.')) return primary.replace('master', node);
  return primary.replace(group, node).replace('.ng.0001.', '.0001.');
}
