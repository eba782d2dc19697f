import { AwsError } from '../../aws/aws-error.ts';
import type { PropertyReader } from '../../resources/read-properties.ts';
import { openEndpoint } from '../endpoint.ts';
import type { StoresParts } from '../stores-parts.ts';
import type { Cluster, Instance, NewInstance, RdsRecords } from './rds-records.ts';

/** Creates an instance of a cluster: with its first, the cluster takes connections. */
export async function createMember(
  records: RdsRecords,
  { identity, network }: StoresParts,
  { id, properties }: NewInstance,
): Promise<Instance> {
  const clusterId = properties.requiredText('DBClusterIdentifier').toLowerCase();
  const cluster = records.clusters.get(clusterId);
  if (cluster === undefined) throw clusterNotFound(clusterId);
  checkMember(properties, cluster);
  const zone = cluster.members.length % cluster.subnetIds.length;
  const endpoint = openEndpoint(network, {
    subnetId: cluster.subnetIds[zone] ?? '',
    securityGroupIds: cluster.securityGroupIds,
    isPublic: properties.boolean('PubliclyAccessible') ?? false,
    owner: `database ${clusterId}`,
    port: cluster.port,
    server: cluster.server,
  });
  const instance = {
    ...{ id, clusterId, endpoint, port: cluster.port, isProtected: false },
    host: `${id}.${records.hostLabel}.${identity.region}.rds.amazonaws.com`,
    resourceId: `db-${identity.hex(26).toUpperCase()}`,
  };
  records.instances.set(id, instance);
  setMembers(records, cluster, [...cluster.members, id]);
  return instance;
}

/** Takes an instance out of its cluster, if it has one; the next becomes the writer. */
export function removeMember(records: RdsRecords, { id, clusterId }: Instance): void {
  const cluster = records.clusters.get(clusterId ?? '');
  if (cluster === undefined) return;
  const members = cluster.members.filter((member) => member !== id);
  setMembers(records, cluster, members);
}

/** The cluster's own name is the writer's; the readers' is the writer's only while it is alone. */
function setMembers(records: RdsRecords, cluster: Cluster, members: readonly string[]): void {
  records.clusters.set(cluster.id, { ...cluster, members });
  for (const [index, id] of members.entries()) {
    const instance = records.instances.get(id);
    const isWriter = index === 0;
    const isReader = !isWriter || members.length === 1;
    instance?.endpoint.name([
      instance.host,
      ...(isWriter ? [cluster.host] : []),
      ...(isReader ? [cluster.readerHost] : []),
    ]);
  }
}

function checkMember(properties: PropertyReader, { engine, takesServerless }: Cluster): void {
  const name = properties.requiredText('Engine');
  if (name !== engine.engine.name) {
    throw new AwsError(
      'InvalidParameterCombination',
      `The engine name requested for your DB instance (${name}) doesn't match the engine name of your DB cluster (${engine.engine.name}).`,
    );
  }
  if (properties.text('MasterUserPassword') !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The requested DB Instance will be a member of a DB Cluster. Set master user password for the DB Cluster.',
    );
  }
  if (properties.boolean('DeletionProtection') === true) {
    throw new AwsError(
      'InvalidParameterCombination',
      'Deletion Protection can only be applied on the Cluster level, not for individual instances',
    );
  }
  if (properties.text('DBInstanceClass') === 'db.serverless' && !takesServerless) {
    throw new AwsError(
      'InvalidDBClusterStateFault',
      'Set the Serverless v2 scaling configuration on the parent DB cluster before creating a Serverless v2 DB instance.',
    );
  }
}

function clusterNotFound(id: string): AwsError {
  return new AwsError('DBClusterNotFoundFault', `DBCluster ${id} not found.`, { status: 404 });
}
