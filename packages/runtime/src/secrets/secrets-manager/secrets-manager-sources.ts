import type { SecretSource } from '../options.ts';
import { SourceFailure } from '../source-failure.ts';
import type { SecretsManagerOptions } from './fetch-all.ts';
import type { FetchedSecrets } from './fetch-secrets.ts';

/** A source for each secret; all are fetched together when the first is loaded. */
export function secretsManagerSources(
  ids: readonly string[],
  options: SecretsManagerOptions = {},
): readonly SecretSource[] {
  let fetching: Promise<FetchedSecrets> | undefined;
  return ids.map((id) => ({
    id: `secretsmanager:${id}`,
    load: async (context) => {
      // Loaded only when there is something to fetch: start-up is counted in milliseconds.
      const [{ fetchAll }, { readPayload }] = await Promise.all([
        import('./fetch-all.ts'),
        import('./read-payload.ts'),
      ]);
      fetching ??= fetchAll(ids, options, context);
      const secret = (await fetching).get(id);
      if (secret instanceof SourceFailure) throw withPermission(secret, id);
      return readPayload(secret ?? {});
    },
  }));
}

/** AWS says who was refused; this says what to grant, also where AWS's text was not passed on. */
function withPermission(failure: SourceFailure, id: string): SourceFailure {
  if (failure.code !== 'AccessDenied') return failure;
  const grant = `Grant secretsmanager:GetSecretValue on ${id}, and kms:Decrypt if its key is your own.`;
  return new SourceFailure('AccessDenied', `${failure.message} ${grant}`);
}
