import type * as Sdk from '@aws-sdk/client-iam';
import type { Operations } from '../../aws/operation.ts';
import type { IamParts } from '../handlers/iam-parts.ts';
import { checkInlineSize, readPermissions } from '../handlers/read-inline-policy.ts';
import { readTrust } from '../handlers/read-trust.ts';
import { iamArn } from '../iam-records.ts';
import { existingRole, noSuchEntity } from './existing-role.ts';

/** What changes a role without CloudFormation. */
export function changeRoles(parts: IamParts): Operations {
  const { records, identity } = parts;
  const needs =
    (action: string) =>
    ({ RoleName = '' }: { readonly RoleName?: string | undefined }) => [
      { action: `iam:${action}`, resource: iamArn(identity, 'role', '/', RoleName) },
    ];
  return {
    PutRolePolicy: {
      needs: needs('PutRolePolicy'),
      run: ({ RoleName, PolicyName = '', PolicyDocument = '' }: Sdk.PutRolePolicyRequest) => {
        const role = existingRole(records, RoleName);
        const policy = readPermissions({ PolicyDocument: documentIn(PolicyDocument) });
        const policies = new Map([...role.inlinePolicies, [PolicyName, policy]]);
        checkInlineSize(role.name, policies);
        role.inlinePolicies = policies;
        return {};
      },
    },
    DeleteRolePolicy: {
      needs: needs('DeleteRolePolicy'),
      run: ({ RoleName, PolicyName = '' }: Sdk.DeleteRolePolicyRequest) => {
        const role = existingRole(records, RoleName);
        const policies = new Map(role.inlinePolicies);
        if (!policies.delete(PolicyName)) {
          throw noSuchEntity(`The role policy with name ${PolicyName} cannot be found.`);
        }
        role.inlinePolicies = policies;
        return {};
      },
    },
    UpdateAssumeRolePolicy: {
      needs: needs('UpdateAssumeRolePolicy'),
      run: ({ RoleName, PolicyDocument = '' }: Sdk.UpdateAssumeRolePolicyRequest) => {
        const role = existingRole(records, RoleName);
        const document = documentIn(PolicyDocument);
        role.trust = readTrust(document, parts);
        role.trustDocument = document;
        return {};
      },
    },
  };
}

/** What is no JSON is read as text, which IAM calls malformed. */
function documentIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
