import { AwsError } from '../../aws/aws-error.ts';
import { findRole, type IamRecords, type RoleRecord } from '../iam-records.ts';

/** Throws as IAM does when there is none. */
export function existingRole(records: IamRecords, name = ''): RoleRecord {
  const role = findRole(records, name);
  if (role === undefined) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntityException', message, { status: 404 });
}
