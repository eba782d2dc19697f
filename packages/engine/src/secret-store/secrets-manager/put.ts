import { randomUUID } from 'node:crypto';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { DescribedSecret, SecretContext } from '../secret-store.ts';
import { type SecretValues, writeSecretText } from '../secret-text.ts';

/** Says which version was pushed last; one label, as a secret has twenty at most. */
const ownLabel = 'seaworthy-push';

/**
 * PutSecretValue alone would make the version current: with a label of ours it does not. The token
 * makes repetitions by the SDK one write, and tells nothing of the values.
 */
export async function put(
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
