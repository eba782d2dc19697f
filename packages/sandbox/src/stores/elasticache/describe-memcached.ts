import type * as Sdk from '@aws-sdk/client-elasticache';
import { arnOf, type Identity } from '../../aws/identity.ts';
import type { InventoryItem } from '../../resources/inventory.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { readCluster } from './cache-cluster-handler.ts';
import { readCacheEngine } from './check-cache.ts';

/** A cluster of Memcached as ElastiCache describes it. */
export function describeMemcached(item: InventoryItem, identity: Identity): Sdk.CacheCluster {
  const { physicalId: id, attributes } = item.state;
  const properties = readCluster(item.properties);
  const { engine, version } = readCacheEngine(properties, 'memcached');
  const address = String(attributes['ConfigurationEndpoint.Address']);
  const port = Number(attributes['ConfigurationEndpoint.Port']);
  const count = properties.number('NumCacheNodes') ?? 1;
  return {
    CacheClusterId: id,
    ARN: arnOf(identity, 'elasticache', `cluster:${id}`),
    CacheClusterStatus: 'available',
    CacheClusterCreateTime: new Date(item.createdAt),
    Engine: engine,
    EngineVersion: version,
    CacheNodeType: properties.text('CacheNodeType'),
    NumCacheNodes: count,
    TransitEncryptionEnabled: properties.boolean('TransitEncryptionEnabled') ?? false,
    ConfigurationEndpoint: { Address: address, Port: port },
    CacheNodes: Array.from({ length: count }, (_, index) => {
      const CacheNodeId = `${index + 1}`.padStart(4, '0');
      const Address = address.replace('.cfg.', `.${CacheNodeId}.`);
      return { CacheNodeId, CacheNodeStatus: 'available', Endpoint: { Address, Port: port } };
    }),
    CacheSubnetGroupName: properties.text('CacheSubnetGroupName')?.toLowerCase(),
    SecurityGroups: readTexts(item.properties, 'VpcSecurityGroupIds').map((SecurityGroupId) => ({
      SecurityGroupId,
      Status: 'active',
    })),
  };
}
