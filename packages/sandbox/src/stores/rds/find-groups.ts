import { AwsError } from '../../aws/aws-error.ts';
import type { SubnetGroup } from '../subnet-groups.ts';
import type { EngineVersion } from './engines.ts';
import type { ParameterGroup, RdsRecords } from './rds-records.ts';

/** The subnets of a group. Throws AwsError as RDS does; there is no default VPC here to fall back on. */
export function findSubnets({ subnetGroups }: RdsRecords, name = 'default'): SubnetGroup {
  const group = subnetGroups.get(name.toLowerCase());
  if (group !== undefined) return group;
  throw new AwsError('DBSubnetGroupNotFoundFault', `DB subnet group '${name}' does not exist.`);
}

/** The parameters that hold for a database. Throws AwsError as RDS does. */
export function findParameters(
  groups: ReadonlyMap<string, ParameterGroup>,
  name: string | undefined,
  { family }: EngineVersion,
): Readonly<Record<string, string>> {
  if (name === undefined || name === `default.${family}`) return {};
  const group = groups.get(name.toLowerCase());
  if (group === undefined) {
    throw new AwsError('DBParameterGroupNotFound', `DBParameterGroup not found: ${name}`);
  }
  if (group.family !== family) {
    throw new AwsError(
      'InvalidParameterCombination',
      `The parameter group ${name} with DBParameterGroupFamily ${group.family} can't be used for this instance. Use a parameter group with DBParameterGroupFamily ${family}.`,
    );
  }
  return group.parameters;
}
