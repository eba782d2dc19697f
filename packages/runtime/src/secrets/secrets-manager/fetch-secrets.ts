import { SourceFailure } from '../source-failure.ts';
import type { SecretsManagerCaller } from './call-secrets-manager.ts';
import { failureOf } from './classify-answer.ts';
import type { SecretVersion } from './protocol.ts';

/** The secret, or why there is none, for each id. */
export type FetchedSecrets = ReadonlyMap<string, SecretVersion | SourceFailure>;

/** The most that BatchGetSecretValue takes. */
const batchSize = 20;

/** Fetches one secret by GetSecretValue, more by BatchGetSecretValue. */
export async function fetchSecrets(
  call: SecretsManagerCaller,
  ids: readonly string[],
): Promise<FetchedSecrets> {
  const batches: (readonly string[])[] = [];
  for (let start = 0; start < ids.length; start += batchSize) {
    batches.push(ids.slice(start, start + batchSize));
  }
  const fetched = await Promise.all(batches.map((batch) => fetchBatch(call, batch)));
  return new Map(fetched.flatMap((secrets) => [...secrets]));
}

async function fetchBatch(call: SecretsManagerCaller, ids: readonly string[]) {
  if (ids.length === 1) return fetchEach(call, ids);
  const values: SecretVersion[] = [];
  const errors: BatchError[] = [];
  try {
    let token: string | undefined;
    do {
      const page: BatchAnswer = await call('BatchGetSecretValue', {
        SecretIdList: ids,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      values.push(...(page.SecretValues ?? []));
      errors.push(...(page.Errors ?? []));
      token = page.NextToken;
    } while (token);
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    // The least policy grants GetSecretValue alone.
    if (error.code === 'AccessDenied') return fetchEach(call, ids);
    return new Map(ids.map((id) => [id, error]));
  }
  return new Map(ids.map((id) => [id, find(id, values, errors)]));
}

async function fetchEach(
  call: SecretsManagerCaller,
  ids: readonly string[],
): Promise<Map<string, SecretVersion | SourceFailure>> {
  const answers = await Promise.all(
    ids.map((id) =>
      call('GetSecretValue', { SecretId: id }).catch((error: unknown) => {
        if (error instanceof SourceFailure) return error;
        throw error;
      }),
    ),
  );
  return new Map(ids.map((id, index) => [id, answers[index] ?? missingAnswer()]));
}

interface BatchError {
  readonly SecretId?: string;
  readonly ErrorCode?: string;
  readonly Message?: string;
}

interface BatchAnswer {
  readonly SecretValues?: readonly SecretVersion[];
  readonly Errors?: readonly BatchError[];
  readonly NextToken?: string;
}

/** A batch fails in parts inside an answer that says 200. */
function find(
  id: string,
  values: readonly SecretVersion[],
  errors: readonly BatchError[],
): SecretVersion | SourceFailure {
  const value = values.find(
    ({ ARN = '', Name }) => id === Name || id === ARN || ARN.startsWith(`${id}-`),
  );
  if (value) return value;
  const error = errors.find(({ SecretId }) => SecretId === id);
  if (!error) return missingAnswer();
  return failureOf({ name: error.ErrorCode ?? '', message: error.Message ?? '' }, 200);
}

function missingAnswer(): SourceFailure {
  return new SourceFailure('BadPayload', 'The answer does not have this secret.');
}
