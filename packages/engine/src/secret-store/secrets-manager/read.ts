import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { isNamed } from '../is-named.ts';
import type { SecretContext } from '../secret-store.ts';
import { readSecretText, type SecretContent } from '../secret-text.ts';

export async function read(
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
