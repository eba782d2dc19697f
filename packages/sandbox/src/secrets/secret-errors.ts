import { AwsError } from '../aws/aws-error.ts';

/** Secrets Manager's refusals in its own words; none of them ever holds a value. */
export const secretErrors = {
  notFound: () =>
    new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret."),
  noSuchStage: (stage: string) =>
    new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for staging label: ${stage}`,
    ),
  noSuchVersion: (versionId: string) =>
    new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for VersionId: ${versionId}`,
    ),
  stageOfOtherVersion: () =>
    new AwsError(
      'InvalidRequestException',
      'You provided a VersionStage that is not associated to the provided VersionId.',
    ),
  exists: (name: string) =>
    new AwsError(
      'ResourceExistsException',
      `The operation failed because the secret ${name} already exists.`,
    ),
  nameScheduledForDeletion: () =>
    new AwsError(
      'InvalidRequestException',
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    ),
  markedForDeletion: () =>
    new AwsError(
      'InvalidRequestException',
      "You can't perform this operation on the secret because it was marked for deletion.",
    ),
  tokenInUse: (token: string, arn: string) =>
    new AwsError(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${arn}.`,
    ),
  tokenMissing: () => invalidParameter('ClientRequestToken cannot be null.'),
  tokenLength: () => invalidParameter('ClientRequestToken must be 32-64 characters long.'),
  bothValues: () =>
    invalidParameter(
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    ),
  noValue: () =>
    new AwsError(
      'InvalidRequestException',
      'You must provide either SecretString or SecretBinary.',
    ),
  tooLong: (field: 'secretString' | 'secretBinary') =>
    new AwsError(
      'ValidationException',
      `1 validation error detected: Value at '${field}' failed to satisfy constraint: Member must have length less than or equal to 65536`,
    ),
  badName: () =>
    new AwsError(
      'ValidationException',
      'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    ),
  badWindow: () =>
    invalidParameter('The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).'),
  windowAndForce: () =>
    invalidParameter(
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    ),
  stageAttached: (stage: string, versionId: string) =>
    invalidParameter(
      `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${versionId}, so you must explicitly reference that version in RemoveFromVersionId.`,
    ),
  stageNotAttached: (stage: string, versionId: string) =>
    invalidParameter(
      `The staging label ${stage} isn't currently attached to version ${versionId}.`,
    ),
  currentNeedsVersion: () =>
    invalidParameter(
      'You can only move staging label AWSCURRENT to a different secret version. It can’t be completely removed.',
    ),
} as const;

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
