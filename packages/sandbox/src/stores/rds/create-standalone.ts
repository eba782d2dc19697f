import { AwsError } from '../../aws/aws-error.ts';
import { readTexts } from '../../resources/read-lists.ts';
import type { PropertyReader } from '../../resources/read-properties.ts';
import { openStore } from '../running-store.ts';
import { hintsFor, type StoresParts } from '../stores-parts.ts';
import { readMasterUser } from './check-master-user.ts';
import { findEngine } from './engines.ts';
import { findParameters, findSubnets } from './find-groups.ts';
import type { Instance, NewInstance, RdsRecords } from './rds-records.ts';
import { startDatabase } from './start-database.ts';

/** Creates an instance with a server of its own. */
export async function createStandalone(
  records: RdsRecords,
  parts: StoresParts,
  { id, request, properties }: NewInstance,
): Promise<Instance> {
  const engine = findEngine(properties.requiredText('Engine'), properties.text('EngineVersion'));
  if (engine.engine.isAurora) throw mustBeMember(engine.engine.name);
  const master = readMasterUser(properties, engine.engine);
  checkStorage(engine.engine.name, properties);
  const group = properties.text('DBParameterGroupName');
  const parameters = findParameters(records.instanceParameters, group, engine);
  const [subnetId = ''] = findSubnets(records, properties.text('DBSubnetGroupName')).subnetIds;
  const host = `${id}.${records.hostLabel}.${parts.identity.region}.rds.amazonaws.com`;
  const database = { property: 'DBName', name: properties.text('DBName') };
  const wanted = { engine, host, master, database, parameters };
  const hints = hintsFor(parts, request);
  const server = await startDatabase(parts.servers, wanted, hints, request.signal);
  const port = properties.number('Port') ?? engine.engine.port;
  const { endpoint } = await openStore(parts.network, server, [host], {
    subnetId,
    securityGroupIds: readTexts(request.properties, 'VPCSecurityGroups'),
    isPublic: properties.boolean('PubliclyAccessible') ?? false,
    owner: `database ${id}`,
    port,
  });
  const instance = {
    ...{ id, host, port, endpoint, server },
    resourceId: `db-${parts.identity.hex(26).toUpperCase()}`,
    isProtected: properties.boolean('DeletionProtection') ?? false,
  };
  records.instances.set(id, instance);
  return instance;
}

function checkStorage(engine: string, properties: PropertyReader): void {
  const storage = properties.text('AllocatedStorage');
  const storageType = properties.text('StorageType') ?? 'gp2';
  if (storage === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid storage size for engine name ${engine} and storage type ${storageType}: null`,
    );
  }
  if (Number(storage) < (storageType === 'gp2' ? 5 : 20)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid storage size for engine name ${engine} and storage type ${storageType}: ${storage}`,
    );
  }
}

function mustBeMember(engine: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `The engine ${engine} requires a DB cluster: specify DBClusterIdentifier.`,
  );
}
