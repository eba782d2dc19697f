import { AwsError } from '../aws/aws-error.ts';

/** IAM's refusals, in its own words. */
export const iamErrors = {
  roleExists: (name: string) =>
    new AwsError('EntityAlreadyExists', `Role with name ${name} already exists.`, {
      status: 409,
    }),
  policyExists: (name: string) =>
    new AwsError(
      'EntityAlreadyExists',
      `A policy called ${name} already exists. Duplicate names are not allowed.`,
      {
        status: 409,
      },
    ),
  profileExists: (name: string) =>
    new AwsError('EntityAlreadyExists', `Instance Profile ${name} already exists.`, {
      status: 409,
    }),
  noSuchRole: (name: string) =>
    new AwsError('NoSuchEntity', `The role with name ${name} cannot be found.`, { status: 404 }),
  notAttachable: (arn: string) =>
    new AwsError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`, {
      status: 404,
    }),
  inlineSize: (roleName: string) =>
    limitExceeded(
      `Maximum policy size of ${limits.inlineSize} bytes exceeded for role ${roleName}`,
    ),
  quota: (quota: string, value: number) =>
    limitExceeded(`Cannot exceed quota for ${quota}: ${value}`),
  inUse: (message: string) => new AwsError('DeleteConflict', message, { status: 409 }),
  invalid: (message: string) => new AwsError('ValidationError', message),
};

/** IAM's quotas; sizes are characters without white space. */
export const limits = {
  inlineSize: 10_240,
  trustSize: 2_048,
  managedSize: 6_144,
  managedPerRole: 10,
  rolesPerProfile: 1,
} as const;

function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceeded', message, { status: 409 });
}
