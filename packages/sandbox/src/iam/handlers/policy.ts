import { NotModelled } from '../../aws/aws-error.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { readProperties } from '../../resources/read-properties.ts';
import {
  type Properties,
  ResourceFailure,
  type ResourceHandler,
} from '../../resources/resource-handler.ts';
import { iamErrors } from '../iam-errors.ts';
import { findRole, type RoleRecord } from '../iam-records.ts';
import { checkName } from './check-name.ts';
import type { IamParts } from './iam-parts.ts';
import { checkInlineSize, readPermissions } from './read-inline-policy.ts';

const type = 'AWS::IAM::Policy';
const known = ['Groups', 'PolicyDocument', 'PolicyName', 'Roles', 'Users'];

/** `AWS::IAM::Policy`: one inline policy, put onto each of its roles. */
export function policyHandler({ records }: IamParts): ResourceHandler {
  function rolesOf(properties: Properties): readonly RoleRecord[] {
    return readTexts(properties, 'Roles').map((name) => {
      const role = findRole(records, name);
      if (role === undefined) throw iamErrors.noSuchRole(name);
      return role;
    });
  }

  function put(properties: Properties): void {
    const name = readProperties(type, properties, known).requiredText('PolicyName');
    checkName('policyName', name, 128);
    refuseUsers(properties);
    const roles = rolesOf(properties);
    if (roles.length === 0) {
      throw new ResourceFailure(
        'InvalidRequest',
        'At least one of [Groups,Roles,Users] must be non-empty.',
      );
    }
    const policy = readPermissions(properties);
    const changes = roles.map((role) => {
      const inlinePolicies = new Map(role.inlinePolicies).set(name, policy);
      checkInlineSize(role.name, inlinePolicies);
      return { role, inlinePolicies };
    });
    for (const { role, inlinePolicies } of changes) role.inlinePolicies = inlinePolicies;
  }

  function remove(properties: Properties): void {
    const name = String(properties.PolicyName);
    for (const roleName of readTexts(properties, 'Roles')) {
      const role = findRole(records, roleName);
      if (role === undefined) continue;
      role.inlinePolicies = new Map(
        [...role.inlinePolicies].filter(([policyName]) => policyName !== name),
      );
    }
  }

  return {
    fidelity: 'modelled',
    create: async (request) => {
      put(request.properties);
      const id = request.generatedName({ maxLength: 128 });
      return { physicalId: id, attributes: { Id: id } };
    },
    update: async (request) => {
      remove(request.before);
      try {
        put(request.properties);
      } catch (reason) {
        put(request.before);
        throw reason;
      }
      return request.state;
    },
    delete: async (request) => remove(request.properties),
  };
}

function refuseUsers(properties: Properties): void {
  for (const kind of ['Groups', 'Users']) {
    if (readTexts(properties, kind).length > 0) throw new NotModelled(`${kind} of ${type}`);
  }
}
