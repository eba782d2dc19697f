import { AwsError } from '../../aws/aws-error.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type { ResourceHandler, ResourceState } from '../../resources/resource-handler.ts';
import { refuseChanges } from '../refuse-changes.ts';
import type { StoresParts } from '../stores-parts.ts';
import { createMember, removeMember } from './cluster-member.ts';
import { createStandalone } from './create-standalone.ts';
import { instanceArn } from './instance-arn.ts';
import { instanceProperties } from './instance-properties.ts';
import type { Instance, RdsRecords } from './rds-records.ts';

const type = 'AWS::RDS::DBInstance';

/** Databases: instances with a server of their own, and the members of clusters. */
export function dbInstanceHandler(records: RdsRecords, parts: StoresParts): ResourceHandler {
  const { instances } = records;
  const stateOf = (instance: Instance): ResourceState => ({
    physicalId: instance.id,
    attributes: {
      'Endpoint.Address': instance.host,
      'Endpoint.Port': `${instance.port}`,
      'Endpoint.HostedZoneId': 'ZLA2NUCOLGUUR',
      DBInstanceArn: instanceArn(parts.identity, instance.id),
      DbiResourceId: instance.resourceId,
    },
  });
  return {
    fidelity: 'modelled',
    wait: 'database-instance',
    async create(request) {
      const properties = readProperties(type, request.properties, instanceProperties);
      const given = properties.text('DBInstanceIdentifier');
      const id = (given ?? request.generatedName({ maxLength: 63 })).toLowerCase();
      checkIdentifier(id);
      if (instances.has(id)) {
        throw new AwsError('DBInstanceAlreadyExists', 'DB instance already exists');
      }
      const create =
        properties.text('DBClusterIdentifier') === undefined ? createStandalone : createMember;
      return stateOf(await create(records, parts, { id, request, properties }));
    },
    async update({ properties: after, before, state }) {
      const properties = readProperties(type, after, instanceProperties);
      refuseChanges(type, before, after, fixed);
      const instance = instances.get(state.physicalId);
      if (instance === undefined) throw notFound(state.physicalId);
      if (instance.server) instance.endpoint.regroup(readTexts(after, 'VPCSecurityGroups'));
      const isProtected = properties.boolean('DeletionProtection') ?? false;
      instances.set(instance.id, { ...instance, isProtected });
      return stateOf(instance);
    },
    async delete({ state }) {
      const instance = instances.get(state.physicalId);
      if (instance === undefined) return;
      if (instance.isProtected) {
        throw new AwsError(
          'InvalidParameterCombination',
          'Cannot delete protected DB Instance, please disable deletion protection and try again.',
        );
      }
      instances.delete(instance.id);
      removeMember(records, instance);
      instance.endpoint.close();
      await instance.server?.stop();
    },
  };
}

/** What only another server could become; class, storage and backups change without a trace here. */
const fixed = ['DBParameterGroupName', 'Engine', 'EngineVersion', 'MasterUserPassword'];

function checkIdentifier(id: string): void {
  if (/^[a-z](-?[a-z0-9])*$/.test(id) && id.length <= 63) return;
  throw new AwsError(
    'InvalidParameterValue',
    'The parameter DBInstanceIdentifier is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.',
  );
}

function notFound(id: string): AwsError {
  return new AwsError('DBInstanceNotFound', `DBInstance ${id} not found.`, { status: 404 });
}
