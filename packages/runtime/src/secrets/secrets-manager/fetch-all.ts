import type { BootstrapOptions, EnvMap, SourceContext } from '../options.ts';
import { SourceFailure } from '../source-failure.ts';
import { createCaller } from './call-secrets-manager.ts';
import { fetchByClient } from './fetch-by-client.ts';
import { type FetchedSecrets, fetchSecrets } from './fetch-secrets.ts';

export type SecretsManagerOptions = Pick<
  BootstrapOptions,
  'region' | 'maxAttempts' | 'timeoutMs' | 'request' | 'client'
>;

/** Fetches the secrets from the region's endpoint, or by the client. Throws SourceFailure. */
export async function fetchAll(
  ids: readonly string[],
  options: SecretsManagerOptions,
  { env, signal }: SourceContext,
): Promise<FetchedSecrets> {
  const unique = [...new Set(ids)];
  if (options.client) return fetchByClient(options.client, unique, signal);
  const region = options.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION);
  if (!region) {
    throw new SourceFailure('Other', 'No region is set: AWS_REGION, or the option `region`.');
  }
  const { maxAttempts = 4, timeoutMs = 10_000, request } = options;
  const attemptMs = Math.max(timeoutMs / maxAttempts, 500);
  const endpoint = endpointOf(env, region);
  const call = createCaller({ env, region, endpoint, maxAttempts, attemptMs, signal, request });
  return fetchSecrets(call, unique);
}

function endpointOf(env: Readonly<EnvMap>, region: string): string {
  const isIgnored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true';
  const configured = env.AWS_ENDPOINT_URL_SECRETS_MANAGER || env.AWS_ENDPOINT_URL;
  if (configured && !isIgnored) {
    if (/^https?:\/\//.test(configured) && URL.canParse(configured)) return configured;
    throw new SourceFailure('Other', 'The endpoint in AWS_ENDPOINT_URL is not a URL.');
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region)) {
    throw new SourceFailure('Other', 'The region is not the name of one, such as eu-west-1.');
  }
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://secretsmanager.${region}.${suffix}`;
}
