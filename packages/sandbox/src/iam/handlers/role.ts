import { readObjects, readTexts } from '../../resources/read-lists.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import type {
  Properties,
  ResourceHandler,
  ResourceRequest,
} from '../../resources/resource-handler.ts';
import { iamErrors, limits } from '../iam-errors.ts';
import { findRole, iamArn, type PolicyRecord, type RoleRecord } from '../iam-records.ts';
import { checkName, checkPath } from './check-name.ts';
import type { IamParts } from './iam-parts.ts';
import { checkInlineSize, readPermissions } from './read-inline-policy.ts';
import { readTrust } from './read-trust.ts';

const type = 'AWS::IAM::Role';
const known = [
  'AssumeRolePolicyDocument',
  'Description',
  'ManagedPolicyArns',
  'MaxSessionDuration',
  'Path',
  'PermissionsBoundary',
  'Policies',
  'RoleName',
  'Tags',
];

/** `AWS::IAM::Role`: `Ref` is its name. */
export function roleHandler(parts: IamParts): ResourceHandler {
  const { identity, records } = parts;
  return {
    fidelity: 'modelled',
    create: async (request) => {
      const reader = readProperties(type, request.properties, known);
      const name = reader.text('RoleName') ?? request.generatedName({ maxLength: 64 });
      const path = reader.text('Path') ?? '/';
      checkName('roleName', name, 64);
      checkPath(path);
      if (findRole(records, name)) throw iamErrors.roleExists(name);
      const role: RoleRecord = {
        arn: iamArn(identity, 'role', path, name),
        name,
        id: `AROA${identity.hex(17).toUpperCase()}`,
        createdAt: parts.clock.now(),
        ...settingsOf(name, request, reader, parts),
      };
      records.roles.set(name.toLowerCase(), role);
      return { physicalId: name, attributes: { Arn: role.arn, RoleId: role.id } };
    },
    update: async (request) => {
      const reader = readProperties(type, request.properties, known);
      const role = findRole(records, request.state.physicalId);
      if (role === undefined) throw iamErrors.noSuchRole(request.state.physicalId);
      const settings = settingsOf(role.name, request, reader, parts);
      const added = addedElsewhere(role, request.before);
      const inlinePolicies = new Map([...added.inlinePolicies, ...settings.inlinePolicies]);
      checkInlineSize(role.name, inlinePolicies);
      const attachedPolicies = new Set([...added.attachedPolicies, ...settings.attachedPolicies]);
      Object.assign(role, settings, { inlinePolicies, attachedPolicies });
      return request.state;
    },
    delete: async ({ state }) => {
      for (const profile of records.instanceProfiles.values()) {
        if (profile.roleName !== state.physicalId) continue;
        throw iamErrors.inUse(
          'Cannot delete entity, must remove roles from instance profile first.',
        );
      }
      records.roles.delete(state.physicalId.toLowerCase());
    },
    read: ({ physicalId }) => {
      const role = findRole(records, physicalId);
      return (
        role && {
          AssumeRolePolicyDocument: role.trustDocument,
          ManagedPolicyArns: [...role.attachedPolicies],
          Policies: [...role.inlinePolicies].map(([PolicyName, { document: PolicyDocument }]) => ({
            PolicyName,
            PolicyDocument,
          })),
        }
      );
    },
  };
}

type RoleSettings = Pick<
  RoleRecord,
  | 'attachedPolicies'
  | 'boundary'
  | 'description'
  | 'inlinePolicies'
  | 'longestSession'
  | 'tags'
  | 'trust'
  | 'trustDocument'
>;

function settingsOf(
  name: string,
  request: ResourceRequest,
  reader: PropertyReader,
  parts: IamParts,
): RoleSettings {
  const { properties } = request;
  checkSessionDuration(reader.number('MaxSessionDuration'));
  const boundary = reader.text('PermissionsBoundary');
  if (boundary !== undefined) parts.attached.statementsOf(boundary);
  return {
    description: reader.text('Description'),
    longestSession: reader.number('MaxSessionDuration') ?? 3600,
    trustDocument: properties.AssumeRolePolicyDocument,
    trust: readTrust(properties.AssumeRolePolicyDocument, parts),
    inlinePolicies: readInlinePolicies(name, request),
    attachedPolicies: readAttachedPolicies(request, parts),
    boundary,
    tags: { ...request.tags, ...reader.tags() },
  };
}

function readInlinePolicies(
  roleName: string,
  { properties }: ResourceRequest,
): ReadonlyMap<string, PolicyRecord> {
  const policies = new Map<string, PolicyRecord>();
  for (const policy of readObjects(properties, 'Policies')) {
    const reader = readProperties(`${type} Policies`, policy, ['PolicyName', 'PolicyDocument']);
    const name = reader.requiredText('PolicyName');
    checkName('policyName', name, 128);
    policies.set(name, readPermissions(policy));
  }
  checkInlineSize(roleName, policies);
  return policies;
}

function readAttachedPolicies(
  { properties }: ResourceRequest,
  { attached }: IamParts,
): ReadonlySet<string> {
  const arns = new Set(readTexts(properties, 'ManagedPolicyArns'));
  if (arns.size > limits.managedPerRole) {
    throw iamErrors.quota('PoliciesPerRole', limits.managedPerRole);
  }
  for (const arn of arns) attached.statementsOf(arn);
  return arns;
}

/** Policies that resources of their own put onto the role: its own update leaves them. */
function addedElsewhere(
  role: RoleRecord,
  before: Properties,
): Pick<RoleRecord, 'inlinePolicies' | 'attachedPolicies'> {
  const inline = new Set(readObjects(before, 'Policies').map((policy) => policy.PolicyName));
  const attached = new Set(readTexts(before, 'ManagedPolicyArns'));
  return {
    inlinePolicies: new Map([...role.inlinePolicies].filter(([name]) => !inline.has(name))),
    attachedPolicies: new Set([...role.attachedPolicies].filter((arn) => !attached.has(arn))),
  };
}

function checkSessionDuration(seconds: number | undefined): void {
  if (seconds === undefined || (seconds >= 3600 && seconds <= 43_200)) return;
  const bound = seconds < 3600 ? 'greater than or equal to 3600' : 'less than or equal to 43200';
  throw iamErrors.invalid(
    `1 validation error detected: Value '${seconds}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value ${bound}`,
  );
}
