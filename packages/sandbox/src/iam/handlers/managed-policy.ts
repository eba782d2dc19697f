import { NotModelled } from '../../aws/aws-error.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type { Properties, ResourceHandler } from '../../resources/resource-handler.ts';
import { iamErrors, limits } from '../iam-errors.ts';
import { findRole, iamArn, type RoleRecord } from '../iam-records.ts';
import { checkName, checkPath } from './check-name.ts';
import type { IamParts } from './iam-parts.ts';
import { readPermissions } from './read-inline-policy.ts';

const type = 'AWS::IAM::ManagedPolicy';
const known = [
  'Description',
  'Groups',
  'ManagedPolicyName',
  'Path',
  'PolicyDocument',
  'Roles',
  'Users',
];

/** `AWS::IAM::ManagedPolicy`: `Ref` is its ARN. */
export function managedPolicyHandler({ identity, records }: IamParts): ResourceHandler {
  function read(properties: Properties) {
    for (const kind of ['Groups', 'Users']) {
      if (readTexts(properties, kind).length > 0) throw new NotModelled(`${kind} of ${type}`);
    }
    const policy = readPermissions(properties);
    if (policy.size > limits.managedSize) throw iamErrors.quota('PolicySize', limits.managedSize);
    const roles = readTexts(properties, 'Roles').map((name) => {
      const role = findRole(records, name);
      if (role === undefined) throw iamErrors.noSuchRole(name);
      return role;
    });
    return { policy, roles };
  }

  function attach(roles: readonly RoleRecord[], arn: string): void {
    for (const role of roles) {
      role.attachedPolicies = new Set([...role.attachedPolicies, arn]);
    }
  }

  function detach(properties: Properties, arn: string): void {
    for (const name of readTexts(properties, 'Roles')) {
      const role = findRole(records, name);
      if (role === undefined) continue;
      role.attachedPolicies = new Set([...role.attachedPolicies].filter((one) => one !== arn));
    }
  }

  return {
    fidelity: 'modelled',
    create: async (request) => {
      const reader = readProperties(type, request.properties, known);
      const name = reader.text('ManagedPolicyName') ?? request.generatedName({ maxLength: 128 });
      const path = reader.text('Path') ?? '/';
      checkName('policyName', name, 128);
      checkPath(path);
      const arn = iamArn(identity, 'policy', path, name);
      if (records.managedPolicies.has(arn)) {
        throw iamErrors.policyExists(name);
      }
      const { policy, roles } = read(request.properties);
      records.managedPolicies.set(arn, policy);
      attach(roles, arn);
      const id = `ANPA${identity.hex(17).toUpperCase()}`;
      return {
        physicalId: arn,
        attributes: { PolicyArn: arn, PolicyId: id, DefaultVersionId: 'v1' },
      };
    },
    update: async (request) => {
      const { policy, roles } = read(request.properties);
      const arn = request.state.physicalId;
      detach(request.before, arn);
      records.managedPolicies.set(arn, policy);
      attach(roles, arn);
      return request.state;
    },
    delete: async ({ properties, state }) => {
      const arn = state.physicalId;
      detach(properties, arn);
      for (const role of records.roles.values()) {
        if (!role.attachedPolicies.has(arn)) continue;
        throw iamErrors.inUse('Cannot delete a policy attached to entities.');
      }
      records.managedPolicies.delete(arn);
    },
  };
}
