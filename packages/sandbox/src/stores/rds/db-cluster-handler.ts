import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type {
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from '../../resources/resource-handler.ts';
import { refuseChanges } from '../refuse-changes.ts';
import { hintsFor, type StoresParts } from '../stores-parts.ts';
import { readMasterUser } from './check-master-user.ts';
import { clusterProperties } from './cluster-properties.ts';
import { findEngine } from './engines.ts';
import { findParameters, findSubnets } from './find-groups.ts';
import type { Cluster, RdsRecords } from './rds-records.ts';
import { startDatabase } from './start-database.ts';

const type = 'AWS::RDS::DBCluster';

/** Aurora clusters: the data and the names. An instance is what takes connections. */
export function dbClusterHandler(records: RdsRecords, parts: StoresParts): ResourceHandler {
  const { clusters, instances } = records;
  const stateOf = (cluster: Cluster): ResourceState => ({
    physicalId: cluster.id,
    attributes: {
      'Endpoint.Address': cluster.host,
      'Endpoint.Port': `${cluster.port}`,
      'ReadEndpoint.Address': cluster.readerHost,
      DBClusterArn: arnOf(parts.identity, 'rds', `cluster:${cluster.id}`),
      DBClusterResourceId: cluster.resourceId,
    },
  });
  return {
    fidelity: 'modelled',
    wait: 'database-cluster',
    async create(request) {
      const properties = readProperties(type, request.properties, clusterProperties);
      const given = properties.text('DBClusterIdentifier');
      const id = (given ?? request.generatedName({ maxLength: 63 })).toLowerCase();
      if (clusters.has(id)) {
        throw new AwsError('DBClusterAlreadyExistsFault', 'DB Cluster already exists');
      }
      const cluster = await createCluster(records, parts, id, request, properties);
      clusters.set(id, cluster);
      return stateOf(cluster);
    },
    async update({ properties: after, before, state }) {
      const properties = readProperties(type, after, clusterProperties);
      refuseChanges(type, before, after, fixed);
      const cluster = clusters.get(state.physicalId);
      if (cluster === undefined) throw notFound(state.physicalId);
      const securityGroupIds = readTexts(after, 'VpcSecurityGroupIds');
      for (const id of cluster.members) instances.get(id)?.endpoint.regroup(securityGroupIds);
      clusters.set(cluster.id, { ...cluster, securityGroupIds, ...changeable(properties) });
      return stateOf(cluster);
    },
    async delete({ state }) {
      const cluster = clusters.get(state.physicalId);
      if (cluster === undefined) return;
      checkDeletable(cluster);
      clusters.delete(cluster.id);
      await cluster.server.stop();
    },
  };
}

/** What only another server could become. */
const fixed = [
  'DBClusterParameterGroupName',
  'Engine',
  'EngineVersion',
  'MasterUserPassword',
  'Port',
];

async function createCluster(
  records: RdsRecords,
  parts: StoresParts,
  id: string,
  request: ResourceRequest,
  properties: PropertyReader,
): Promise<Cluster> {
  const engine = findEngine(properties.requiredText('Engine'), properties.text('EngineVersion'));
  if (!engine.engine.isAurora) throw new NotModelled(`Multi-AZ clusters of ${engine.engine.name}`);
  const mode = properties.text('EngineMode') ?? 'provisioned';
  if (mode !== 'provisioned') throw new NotModelled(`EngineMode ${mode} of ${type}`);
  const master = readMasterUser(properties, engine.engine);
  const group = properties.text('DBClusterParameterGroupName');
  const parameters = findParameters(records.clusterParameters, group, engine);
  const { subnetIds } = findSubnets(records, properties.text('DBSubnetGroupName'));
  const domain = `${records.hostLabel}.${parts.identity.region}.rds.amazonaws.com`;
  const host = `${id}.cluster-${domain}`;
  const readerHost = `${id}.cluster-ro-${domain}`;
  // Instances come later; their names share the account's label.
  const hosts = [readerHost, `*.${domain}`];
  const database = { property: 'DatabaseName', name: properties.text('DatabaseName') };
  const wanted = { engine, host, hosts, master, database, parameters };
  const hints = hintsFor(parts, request);
  return {
    ...{ id, engine, host, readerHost, subnetIds, members: [], ...changeable(properties) },
    resourceId: `cluster-${parts.identity.hex(26).toUpperCase()}`,
    port: properties.number('Port') ?? engine.engine.port,
    securityGroupIds: readTexts(request.properties, 'VpcSecurityGroupIds'),
    server: await startDatabase(parts.servers, wanted, hints, request.signal),
  };
}

function changeable(properties: PropertyReader) {
  const names = ['MinCapacity', 'MaxCapacity', 'SecondsUntilAutoPause'];
  return {
    isProtected: properties.boolean('DeletionProtection') ?? false,
    takesServerless: properties.nested('ServerlessV2ScalingConfiguration', names) !== undefined,
  };
}

function checkDeletable({ isProtected, members }: Cluster): void {
  if (isProtected) {
    throw new AwsError(
      'InvalidParameterCombination',
      'Cannot delete protected Cluster, please disable deletion protection and try again.',
    );
  }
  if (members.length > 0) {
    throw new AwsError(
      'InvalidDBClusterStateFault',
      'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
    );
  }
}

function notFound(id: string): AwsError {
  return new AwsError('DBClusterNotFoundFault', `DBCluster ${id} not found.`, { status: 404 });
}
