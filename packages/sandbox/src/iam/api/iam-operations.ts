import type * as Sdk from '@aws-sdk/client-iam';
import type { Need, Operations } from '../../aws/operation.ts';
import { awsManagedPolicies } from '../aws-managed-policies.ts';
import { type DecisionParts, decideFor } from '../decide.ts';
import { findRoleByArn, type IamRecords, iamArn, type RoleRecord } from '../iam-records.ts';
import { changeRoles } from './change-roles.ts';
import { existingRole, noSuchEntity } from './existing-role.ts';
import { simulate } from './simulate.ts';

export interface IamApiParts extends DecisionParts {
  readonly records: IamRecords;
}

/** The operations of IAM that the sandbox answers: those that read, and what changes a role. */
export function iamOperations(parts: IamApiParts): Operations {
  const { records, identity } = parts;
  const onRole =
    (action: string) =>
    ({ RoleName = '' }: { readonly RoleName?: string | undefined }): readonly Need[] => [
      { action: `iam:${action}`, resource: iamArn(identity, 'role', '/', RoleName) },
    ];

  function documentOf(arn: string): unknown {
    const name = /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
    const document =
      name === undefined ? records.managedPolicies.get(arn)?.document : awsManagedPolicies[name];
    if (document === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
    return document;
  }

  return {
    ...changeRoles(parts),
    GetRole: {
      needs: onRole('GetRole'),
      run: ({ RoleName }: Sdk.GetRoleRequest) => ({
        Role: describeRole(existingRole(records, RoleName)),
      }),
    },
    ListRoles: {
      needs: () => [{ action: 'iam:ListRoles', resource: iamArn(identity, 'role', '/', '') }],
      run: ({ PathPrefix = '/' }: Sdk.ListRolesRequest) => ({
        Roles: [...records.roles.values()]
          .map(describeRole)
          .filter(({ Path = '' }) => Path.startsWith(PathPrefix)),
        IsTruncated: false,
      }),
    },
    GetRolePolicy: {
      needs: onRole('GetRolePolicy'),
      run: ({ RoleName, PolicyName = '' }: Sdk.GetRolePolicyRequest) => {
        const role = existingRole(records, RoleName);
        const policy = role.inlinePolicies.get(PolicyName);
        if (policy === undefined) {
          throw noSuchEntity(`The role policy with name ${PolicyName} cannot be found.`);
        }
        return { RoleName: role.name, PolicyName, PolicyDocument: encoded(policy.document) };
      },
    },
    ListRolePolicies: {
      needs: onRole('ListRolePolicies'),
      run: ({ RoleName }: Sdk.ListRolePoliciesRequest) => ({
        PolicyNames: [...existingRole(records, RoleName).inlinePolicies.keys()],
        IsTruncated: false,
      }),
    },
    ListAttachedRolePolicies: {
      needs: onRole('ListAttachedRolePolicies'),
      run: ({ RoleName }: Sdk.ListAttachedRolePoliciesRequest) => ({
        AttachedPolicies: [...existingRole(records, RoleName).attachedPolicies].map(
          (PolicyArn) => ({
            PolicyName: nameOf(PolicyArn),
            PolicyArn,
          }),
        ),
        IsTruncated: false,
      }),
    },
    GetPolicy: {
      needs: ({ PolicyArn = '' }) => [{ action: 'iam:GetPolicy', resource: PolicyArn }],
      run: ({ PolicyArn = '' }: Sdk.GetPolicyRequest) => {
        documentOf(PolicyArn);
        const Policy = { PolicyName: nameOf(PolicyArn), Arn: PolicyArn, DefaultVersionId: 'v1' };
        return { Policy: { ...Policy, Path: '/', IsAttachable: true } };
      },
    },
    GetPolicyVersion: {
      needs: ({ PolicyArn = '' }) => [{ action: 'iam:GetPolicyVersion', resource: PolicyArn }],
      run: ({ PolicyArn = '', VersionId = '' }: Sdk.GetPolicyVersionRequest) => {
        const Document = encoded(documentOf(PolicyArn));
        if (VersionId === 'v1') {
          return { PolicyVersion: { Document, VersionId, IsDefaultVersion: true } };
        }
        throw noSuchEntity(
          `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
        );
      },
    },
    SimulatePrincipalPolicy: {
      needs: ({ PolicySourceArn = '' }) => [
        { action: 'iam:SimulatePrincipalPolicy', resource: PolicySourceArn },
      ],
      run: (input: Sdk.SimulatePrincipalPolicyRequest) =>
        simulate(input, (need) => {
          const { PolicySourceArn: arn = '' } = input;
          // The sandbox's one user is the developer, who may do everything.
          if (arn.includes(':user/')) return { allowed: true };
          const role = findRoleByArn(records, arn);
          if (role === undefined) throw noSuchEntity(`Entity ${arn} does not exist.`);
          return decideFor(role, need, parts);
        }),
    },
  };
}

function describeRole(role: RoleRecord): Sdk.Role {
  const { arn, boundary, description } = role;
  return {
    Path: arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1),
    RoleName: role.name,
    RoleId: role.id,
    Arn: arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encoded(role.trustDocument),
    MaxSessionDuration: role.longestSession,
    Tags: Object.entries(role.tags).map(([Key, Value]) => ({ Key, Value })),
    ...(description !== undefined && { Description: description }),
    ...(boundary !== undefined && {
      PermissionsBoundary: {
        // What IAM says; the SDK's type has a longer word.
        PermissionsBoundaryType: 'Policy' as 'PermissionsBoundaryPolicy',
        PermissionsBoundaryArn: boundary,
      },
    }),
  };
}

/** IAM gives documents as they stand in URLs. */
function encoded(document: unknown): string {
  return encodeURIComponent(typeof document === 'string' ? document : JSON.stringify(document));
}

function nameOf(policyArn: string): string {
  return policyArn.slice(policyArn.lastIndexOf('/') + 1);
}
