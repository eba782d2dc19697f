import { UpdateSecretVersionStageCommand } from '@aws-sdk/client-secrets-manager';
import { isNamed } from '../is-named.ts';
import type { DescribedSecret, SecretContext } from '../secret-store.ts';
import { describe } from './describe.ts';

/** Moves AWSCURRENT from the version that the caller has seen; AWS checks that in the same step. */
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

async function isCurrent(
  { arn }: DescribedSecret,
  version: string,
  context: SecretContext,
): Promise<boolean> {
  const now = await describe(arn, context);
  return now.kind === 'there' && now.secret.current === version;
}
