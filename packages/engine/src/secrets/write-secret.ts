import { randomUUID } from 'node:crypto';
import {
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import {
  type DescribedSecret,
  describeSecret,
  isNamed,
  type SecretContext,
} from './describe-secret.ts';
import { type SecretValues, writeSecretText } from './secret-text.ts';

/** `conflict`: somebody else has made another version current since the secret was described. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly version: string }
  | { readonly kind: 'conflict' };

/**
 * Makes the values current, or nothing at all. PutSecretValue alone would overwrite whatever is
 * there: so the new version first gets a label of ours, and AWSCURRENT moves to it only from the
 * version that the caller has seen, which AWS checks in the same step.
 */
export async function writeSecret(
  secret: DescribedSecret,
  values: SecretValues,
  context: SecretContext,
): Promise<WriteOutcome> {
  const now = await describeSecret(secret.arn, context);
  if (now.kind !== 'there' || now.secret.current !== secret.current) return { kind: 'conflict' };
  const version = await putVersion(secret, values, context);
  const moved = await makeCurrent(secret, version, context);
  return moved ? { kind: 'written', version } : { kind: 'conflict' };
}

/**
 * Moves AWSCURRENT from the version that the caller has seen to another one; false when it is
 * somewhere else by now.
 */
export async function makeCurrent(
  secret: DescribedSecret,
  version: string,
  context: SecretContext,
): Promise<boolean> {
  const command = new UpdateSecretVersionStageCommand({
    SecretId: secret.arn,
    VersionStage: 'AWSCURRENT',
    MoveToVersionId: version,
    ...(secret.current !== undefined && { RemoveFromVersionId: secret.current }),
  });
  try {
    await context.clients.secretsManager.send(command, { abortSignal: context.signal });
    return true;
  } catch (error) {
    // A repeated call whose first answer was lost finds the label moved already.
    if (isNamed(error, 'InvalidParameterException')) return isCurrent(secret, version, context);
    throw error;
  }
}

/** Says which version was pushed last; one label, as a secret has twenty at most. */
const ownLabel = 'seaworthy-push';

/** The token makes repetitions by the SDK one write. It tells nothing of the values. */
async function putVersion(
  { arn }: DescribedSecret,
  values: SecretValues,
  { clients, signal }: SecretContext,
): Promise<string> {
  const token = randomUUID();
  await clients.secretsManager.send(
    new PutSecretValueCommand({
      SecretId: arn,
      SecretString: writeSecretText(values),
      ClientRequestToken: token,
      VersionStages: [ownLabel],
    }),
    { abortSignal: signal },
  );
  return token;
}

async function isCurrent(
  { arn }: DescribedSecret,
  version: string,
  context: SecretContext,
): Promise<boolean> {
  const now = await describeSecret(arn, context);
  return now.kind === 'there' && now.secret.current === version;
}
