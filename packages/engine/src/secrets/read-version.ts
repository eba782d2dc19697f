import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { isNamed, type SecretContext } from './describe-secret.ts';
import { readSecretText, type SecretContent } from './secret-text.ts';

/**
 * What a version of a secret holds; undefined when it is not kept any more. Throws what the SDK
 * throws when AWS refuses.
 */
export async function readVersion(
  secret: string,
  version: string,
  { clients, signal }: SecretContext,
): Promise<SecretContent | undefined> {
  const command = new GetSecretValueCommand({ SecretId: secret, VersionId: version });
  try {
    const found = await clients.secretsManager.send(command, { abortSignal: signal });
    return readSecretText(found.SecretString);
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}
