import type { Account } from '../account.ts';
import type { Operations } from '../aws/operation.ts';
import type { Handlers } from '../resources/handlers.ts';
import { iamOperations } from './api/iam-operations.ts';
import { createAttachedPolicies } from './attached-policies.ts';
import { decideFor } from './decide.ts';
import { decideTrust } from './decide-trust.ts';
import { instanceProfileHandler } from './handlers/instance-profile.ts';
import { managedPolicyHandler } from './handlers/managed-policy.ts';
import { policyHandler } from './handlers/policy.ts';
import { roleHandler } from './handlers/role.ts';
import { createIamRecords, findRoleByArn } from './iam-records.ts';
import type { Roles } from './roles.ts';

/** IAM: roles with their trust and permissions, and the policies that roles share. */
export function createRoles(
  dependencies: Pick<Account, 'identity' | 'clock'>,
): Roles & { readonly operations: Operations; readonly handlers: Handlers } {
  const records = createIamRecords();
  const attached = createAttachedPolicies(records);
  const parts = { ...dependencies, records, attached };

  return {
    roleOf: (arn) => {
      const role = findRoleByArn(records, arn);
      return role === undefined ? undefined : { arn: role.arn, name: role.name };
    },
    canAssume: (roleArn, service, sourceArn) =>
      decideTrust(
        findRoleByArn(records, roleArn),
        { roleArn, service, ...(sourceArn === undefined ? {} : { sourceArn }) },
        parts,
      ),
    decide: (roleArn, need) => decideFor(findRoleByArn(records, roleArn), need, parts),
    operations: iamOperations(parts),
    handlers: {
      'AWS::IAM::InstanceProfile': instanceProfileHandler(parts),
      'AWS::IAM::ManagedPolicy': managedPolicyHandler(parts),
      'AWS::IAM::Policy': policyHandler(parts),
      'AWS::IAM::Role': roleHandler(parts),
    },
  };
}
