import type { Capability } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../aws/aws-error.ts';
import type { Template } from './template.ts';

/** The types that may give someone permissions, with the property that names them, if there is one. */
const identityTypes: Readonly<Record<string, string | undefined>> = {
  'AWS::IAM::AccessKey': undefined,
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': undefined,
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': undefined,
};

/** What must be acknowledged before the template's resources are made, and the types that ask for it. */
export function requiredCapability(
  template: Template,
): { readonly capability: Capability; readonly types: readonly string[] } | undefined {
  const identities = [...template.resources.values()].filter(({ type }) => type in identityTypes);
  if (identities.length === 0) return undefined;
  const named = identities.some(({ type, properties }) => {
    const name = identityTypes[type];
    return name !== undefined && properties[name] !== undefined;
  });
  return {
    capability: named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM',
    types: [...new Set(identities.map(({ type }) => type))].sort(),
  };
}

/** Refuses a template whose capability was not acknowledged. */
export function checkCapabilities(template: Template, given: readonly Capability[]): void {
  const required = requiredCapability(template);
  if (required === undefined) return;
  if (given.includes(required.capability) || given.includes('CAPABILITY_NAMED_IAM')) return;
  throw new AwsError(
    'InsufficientCapabilitiesException',
    `Requires capabilities : [${required.capability}]`,
  );
}
