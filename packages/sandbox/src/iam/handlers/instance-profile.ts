import { readTexts } from '../../resources/read-lists.ts';
import { readProperties } from '../../resources/read-properties.ts';
import type { Properties, ResourceHandler } from '../../resources/resource-handler.ts';
import { iamErrors, limits } from '../iam-errors.ts';
import { findRole, iamArn } from '../iam-records.ts';
import { checkName, checkPath } from './check-name.ts';
import type { IamParts } from './iam-parts.ts';

const type = 'AWS::IAM::InstanceProfile';
const known = ['InstanceProfileName', 'Path', 'Roles'];

/** `AWS::IAM::InstanceProfile`: `Ref` is its name; it holds one role. */
export function instanceProfileHandler({ identity, records }: IamParts): ResourceHandler {
  function roleNameOf(properties: Properties): string {
    const [name = '', ...more] = readTexts(properties, 'Roles');
    if (more.length > 0) {
      throw iamErrors.quota('InstanceSessionsPerInstanceProfile', limits.rolesPerProfile);
    }
    const role = findRole(records, name);
    if (role === undefined) throw iamErrors.noSuchRole(name);
    return role.name;
  }

  return {
    fidelity: 'modelled',
    create: async (request) => {
      const reader = readProperties(type, request.properties, known);
      const name = reader.text('InstanceProfileName') ?? request.generatedName({ maxLength: 128 });
      const path = reader.text('Path') ?? '/';
      checkName('instanceProfileName', name, 128);
      checkPath(path);
      if (records.instanceProfiles.has(name)) throw iamErrors.profileExists(name);
      const arn = iamArn(identity, 'instance-profile', path, name);
      records.instanceProfiles.set(name, { arn, roleName: roleNameOf(request.properties) });
      return { physicalId: name, attributes: { Arn: arn } };
    },
    update: async (request) => {
      const profile = records.instanceProfiles.get(request.state.physicalId);
      if (profile !== undefined) profile.roleName = roleNameOf(request.properties);
      return request.state;
    },
    delete: async ({ state }) => {
      records.instanceProfiles.delete(state.physicalId);
    },
  };
}
