import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type {
  Properties,
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from '../../resources/resource-handler.ts';
import { refuseChanges } from '../refuse-changes.ts';
import { closeStore, openStore } from '../running-store.ts';
import { hintsFor, type StoresParts } from '../stores-parts.ts';
import { checkNodeType, readCacheEngine } from './check-cache.ts';
import type { ElasticacheRecords } from './elasticache-records.ts';
import { firstSubnet } from './subnet-group-handler.ts';

const type = 'AWS::ElastiCache::CacheCluster';

/** Memcached: one server, under the names of all nodes. */
export function cacheClusterHandler(
  records: ElasticacheRecords,
  parts: StoresParts,
): ResourceHandler {
  const { cacheClusters } = records;
  return {
    fidelity: 'modelled',
    wait: 'cache',
    async create(request) {
      const properties = readCluster(request.properties);
      const given = properties.text('ClusterName');
      const id = given?.toLowerCase() ?? request.generatedName({ maxLength: 50, lowercase: true });
      if (cacheClusters.has(id)) {
        throw new AwsError('CacheClusterAlreadyExists', `Cache cluster ${id} already exists.`);
      }
      return createCluster(records, parts, id, request, properties);
    },
    async update({ properties: after, before, state }) {
      readCluster(after);
      refuseChanges(type, before, after, ['EngineVersion', 'NumCacheNodes']);
      const cluster = cacheClusters.get(state.physicalId);
      if (cluster === undefined) throw notFound(state.physicalId);
      cluster.endpoint.regroup(readTexts(after, 'VpcSecurityGroupIds'));
      return state;
    },
    async delete({ state }) {
      const cluster = cacheClusters.get(state.physicalId);
      if (cluster === undefined) return;
      cacheClusters.delete(cluster.id);
      await closeStore(cluster);
    },
  };
}

/** The properties of a cluster. Throws NotModelled for one that nothing is known of. */
export function readCluster(properties: Properties): PropertyReader {
  return readProperties(type, properties, known);
}

const known = [
  ...['ClusterName', 'Engine', 'EngineVersion', 'CacheNodeType', 'NumCacheNodes', 'Port'],
  ...['TransitEncryptionEnabled', 'CacheSubnetGroupName', 'VpcSecurityGroupIds'],
  // Without effect here.
  ...['AZMode', 'AutoMinorVersionUpgrade', 'PreferredAvailabilityZone', 'NetworkType', 'Tags'],
  ...['PreferredAvailabilityZones', 'PreferredMaintenanceWindow', 'IpDiscovery'],
];

async function createCluster(
  records: ElasticacheRecords,
  parts: StoresParts,
  id: string,
  request: ResourceRequest,
  properties: PropertyReader,
): Promise<ResourceState> {
  const { engine } = readCacheEngine(properties, properties.requiredText('Engine'));
  if (engine !== 'memcached') throw new NotModelled(`the engine ${engine} of ${type}`);
  checkNodeType(properties);
  const port = properties.number('Port') ?? 11_211;
  const { hostLabel, domain } = records;
  const host = `${id}.${hostLabel}.cfg.${domain}`;
  const nodes = Array.from({ length: properties.number('NumCacheNodes') ?? 1 }, (_, index) => {
    return `${id}.${hostLabel}.${`${index + 1}`.padStart(4, '0')}.${domain}`;
  });
  const subnetId = firstSubnet(records.subnetGroups, properties.text('CacheSubnetGroupName'));
  const tls = properties.boolean('TransitEncryptionEnabled') ?? false;
  const server = await parts.servers.start(
    { kind: 'memcached', host, hosts: nodes, tls, ...hintsFor(parts, request) },
    request.signal,
  );
  const securityGroupIds = readTexts(request.properties, 'VpcSecurityGroupIds');
  const place = { subnetId, securityGroupIds, owner: `cache ${id}`, port };
  const store = await openStore(parts.network, server, [host, ...nodes], place);
  records.cacheClusters.set(id, { ...store, id, port });
  return {
    physicalId: id,
    attributes: {
      'ConfigurationEndpoint.Address': host,
      'ConfigurationEndpoint.Port': `${port}`,
    },
  };
}

function notFound(id: string): AwsError {
  return new AwsError('CacheClusterNotFound', `CacheCluster ${id} not found.`, { status: 404 });
}
