import { SourceFailure } from '../source-failure.ts';
import { failureOf } from './classify-answer.ts';
import type { FetchedSecrets } from './fetch-secrets.ts';
import type { SecretsManagerClient, SecretVersion } from './protocol.ts';

/** Fetches by the application's own SDK client, which signs, waits and tries again by itself. */
export async function fetchByClient(
  client: SecretsManagerClient,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<FetchedSecrets> {
  const fetched = await Promise.all(ids.map((id) => fetchOne(client, id, signal)));
  return new Map(ids.map((id, index) => [id, fetched[index] ?? unknownFailure()]));
}

async function fetchOne(
  client: SecretsManagerClient,
  id: string,
  signal: AbortSignal,
): Promise<SecretVersion | SourceFailure> {
  try {
    return await client.getSecretValue({ SecretId: id }, { abortSignal: signal });
  } catch (error) {
    if (signal.aborted) return new SourceFailure('Timeout', 'There was no answer in time.');
    if (!(error instanceof Error)) return unknownFailure();
    if (error.name === 'CredentialsProviderError') {
      return new SourceFailure('Credentials', 'The client found no keys.');
    }
    if ('code' in error && /^E[A-Z_]+$/.test(String(error.code))) {
      return new SourceFailure('Network', `It could not be reached (${String(error.code)}).`);
    }
    return failureOf({ name: error.name, message: error.message }, statusOf(error));
  }
}

function statusOf(error: Error): number {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null) return 0;
  return 'httpStatusCode' in metadata ? Number(metadata.httpStatusCode) : 0;
}

function unknownFailure(): SourceFailure {
  return new SourceFailure('Other', 'The client failed without saying how.');
}
