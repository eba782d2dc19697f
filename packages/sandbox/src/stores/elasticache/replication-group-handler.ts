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
import { checkNodeType, readAuthToken, readCacheEngine, refuseClusterMode } from './check-cache.ts';
import type { ElasticacheRecords } from './elasticache-records.ts';
import { hostsOf, type ReplicationHosts } from './replication-hosts.ts';
import { firstSubnet } from './subnet-group-handler.ts';

const type = 'AWS::ElastiCache::ReplicationGroup';

/** Redis and Valkey without cluster mode: one server, under the names of all nodes. */
export function replicationGroupHandler(
  records: ElasticacheRecords,
  parts: StoresParts,
): ResourceHandler {
  const { replicationGroups } = records;
  return {
    fidelity: 'modelled',
    wait: 'cache',
    async create(request) {
      const properties = readGroup(request.properties);
      const given = properties.text('ReplicationGroupId');
      const id = given?.toLowerCase() ?? request.generatedName({ maxLength: 40, lowercase: true });
      if (replicationGroups.has(id)) {
        throw new AwsError(
          'ReplicationGroupAlreadyExists',
          `Replication group ${id} already exists.`,
        );
      }
      return createGroup(records, parts, id, request, properties);
    },
    async update({ properties: after, before, state }) {
      readGroup(after);
      refuseChanges(type, before, after, fixed);
      const group = replicationGroups.get(state.physicalId);
      if (group === undefined) throw notFound(state.physicalId);
      group.endpoint.regroup(readTexts(after, 'SecurityGroupIds'));
      return state;
    },
    async delete({ state }) {
      const group = replicationGroups.get(state.physicalId);
      if (group === undefined) return;
      replicationGroups.delete(group.id);
      await closeStore(group);
    },
  };
}

/** The properties of a replication group. Throws NotModelled for one that nothing is known of. */
export function readGroup(properties: Properties): PropertyReader {
  return readProperties(type, properties, known);
}

/** What has an effect here comes first; the rest are backups, maintenance and encryption at rest. */
const known = [
  ...['ReplicationGroupId', 'ReplicationGroupDescription', 'Engine', 'EngineVersion', 'Port'],
  ...['CacheNodeType', 'NumCacheClusters', 'AutomaticFailoverEnabled', 'MultiAZEnabled'],
  ...['TransitEncryptionEnabled', 'TransitEncryptionMode', 'AuthToken', 'ClusterMode'],
  ...['NumNodeGroups', 'ReplicasPerNodeGroup', 'CacheParameterGroupName'],
  ...['CacheSubnetGroupName', 'SecurityGroupIds'],
  ...['AtRestEncryptionEnabled', 'AutoMinorVersionUpgrade', 'KmsKeyId', 'NetworkType', 'Tags'],
  ...['PreferredCacheClusterAZs', 'PreferredMaintenanceWindow', 'NotificationTopicArn'],
  ...['SnapshotRetentionLimit', 'SnapshotWindow', 'IpDiscovery'],
];

/** What only another server could become. */
const fixed = [
  ...['AuthToken', 'CacheParameterGroupName', 'ClusterMode', 'EngineVersion', 'NumCacheClusters'],
  ...['NumNodeGroups', 'TransitEncryptionEnabled', 'TransitEncryptionMode'],
];

async function createGroup(
  records: ElasticacheRecords,
  parts: StoresParts,
  id: string,
  request: ResourceRequest,
  properties: PropertyReader,
): Promise<ResourceState> {
  properties.requiredText('ReplicationGroupDescription');
  const { engine, version } = readCacheEngine(properties, 'redis');
  if (engine === 'memcached') {
    throw new AwsError('InvalidParameterValue', 'Invalid cache engine: memcached');
  }
  checkNodeType(properties);
  refuseClusterMode(properties);
  const nodes = readNodes(properties);
  const hasTls = readTls(properties);
  const password = readAuthToken(properties, hasTls);
  const port = properties.number('Port') ?? 6379;
  const subnetId = firstSubnet(records.subnetGroups, properties.text('CacheSubnetGroupName'));
  const hosts = hostsOf(records, id, nodes, hasTls);
  const server = await parts.servers.start(
    {
      kind: 'redis',
      host: hosts.primary,
      hosts: [hosts.reader, ...hosts.nodes],
      engineVersion: version,
      tls: hasTls,
      ...(password !== undefined && { password }),
      ...hintsFor(parts, request),
    },
    request.signal,
  );
  const names = [hosts.primary, hosts.reader, ...hosts.nodes];
  const securityGroupIds = readTexts(request.properties, 'SecurityGroupIds');
  const place = { subnetId, securityGroupIds, owner: `cache ${id}`, port };
  const store = await openStore(parts.network, server, names, place);
  records.replicationGroups.set(id, { ...store, id, port });
  return { physicalId: id, attributes: attributesOf(hosts, port) };
}

/** How many nodes it has. Throws AwsError as ElastiCache does. */
export function readNodes(properties: PropertyReader): number {
  const replicas = properties.number('ReplicasPerNodeGroup');
  const nodes = properties.number('NumCacheClusters') ?? (replicas ?? 0) + 1;
  const failover = properties.boolean('AutomaticFailoverEnabled') ?? false;
  if (failover && nodes < 2) {
    throw new AwsError(
      'InvalidParameterCombination',
      'When using automatic failover, there must be at least 2 cache clusters in the replication group.',
    );
  }
  if (properties.boolean('MultiAZEnabled') === true && !failover) {
    throw new AwsError('InvalidParameterCombination', 'Multi-AZ requires automatic failover.');
  }
  return nodes;
}

function readTls(properties: PropertyReader): boolean {
  const mode = properties.text('TransitEncryptionMode') ?? 'required';
  if (mode !== 'required') throw new NotModelled(`TransitEncryptionMode ${mode} of ${type}`);
  return properties.boolean('TransitEncryptionEnabled') ?? false;
}

function attributesOf({ primary, reader, nodes }: ReplicationHosts, port: number) {
  const addresses = nodes.slice(1);
  const ports = addresses.map(() => `${port}`);
  return {
    'PrimaryEndPoint.Address': primary,
    'PrimaryEndPoint.Port': `${port}`,
    'ReaderEndPoint.Address': reader,
    'ReaderEndPoint.Port': `${port}`,
    'ReadEndPoint.Addresses': `[${addresses.join(', ')}]`,
    'ReadEndPoint.AddressesList': addresses,
    'ReadEndPoint.Ports': `[${ports.join(', ')}]`,
    'ReadEndPoint.PortsList': ports,
  };
}

function notFound(id: string): AwsError {
  const text = `ReplicationGroup ${id} not found.`;
  return new AwsError('ReplicationGroupNotFoundFault', text, { status: 404 });
}
