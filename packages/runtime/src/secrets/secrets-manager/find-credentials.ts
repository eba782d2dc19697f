import { readFile } from 'node:fs/promises';
import type { EnvMap } from '../options.ts';
import { SourceFailure } from '../source-failure.ts';
import { sendOverHttp } from './send-over-http.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Keys from the environment, or the task role's from ECS's endpoint. Throws SourceFailure. */
export async function findCredentials(
  env: Readonly<EnvMap>,
  signal: AbortSignal,
): Promise<Credentials> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env;
  if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
    return credentialsOf(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN);
  }
  const url = endpointOf(env);
  const token = await tokenOf(env);
  const headers = { accept: 'application/json', ...(token ? { authorization: token } : {}) };
  const { status, body } = await sendOverHttp({ url, method: 'GET', headers, body: '' }, signal);
  if (status >= 500 || status === 429) {
    throw new SourceFailure('Network', `The endpoint of credentials answered ${status}.`);
  }
  const found = status === 200 ? read(body) : undefined;
  if (found) return found;
  throw new SourceFailure(
    'Credentials',
    `The endpoint of credentials answered ${status}, without keys.`,
  );
}

/** True if requests are signed with the role of an ECS task. */
export function isTaskRole(env: Readonly<EnvMap>): boolean {
  const isOnEcs = Boolean(env.ECS_CONTAINER_METADATA_URI_V4);
  const hasEndpoint = Boolean(
    env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI || env.AWS_CONTAINER_CREDENTIALS_FULL_URI,
  );
  return isOnEcs || (hasEndpoint && !env.AWS_ACCESS_KEY_ID);
}

function endpointOf(env: Readonly<EnvMap>): string {
  const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  if (relative) return new URL(relative, 'http://169.254.170.2').href;
  const full = env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (full) return allowed(full);
  throw new SourceFailure(
    'Credentials',
    env.ECS_CONTAINER_METADATA_URI_V4
      ? 'There are no keys: the task definition has no taskRoleArn.'
      : 'There are no keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and this is no ECS task. For a profile or SSO, pass `client: new SecretsManager()`.',
  );
}

const agents = ['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]', 'localhost', '[::1]'];

/** Keys and token are not sent in the clear to just any host: the rule of AWS's own SDKs. */
function allowed(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isKnown =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' &&
      (agents.includes(url.hostname) || url.hostname.startsWith('127.')));
  if (url && isKnown) return url.href;
  throw new SourceFailure(
    'Credentials',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI must be https, or the host of ECS, EKS or this machine.',
  );
}

/** The file is read for each request, since EKS replaces its content. */
async function tokenOf(env: Readonly<EnvMap>): Promise<string | undefined> {
  const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  if (!file) return env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new SourceFailure(
      'Credentials',
      'The file of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read.',
    );
  });
  return text.trim();
}

function read(body: string): Credentials | undefined {
  try {
    const { AccessKeyId, SecretAccessKey, Token } = JSON.parse(body) as Record<string, unknown>;
    if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') return undefined;
    return credentialsOf(AccessKeyId, SecretAccessKey, typeof Token === 'string' ? Token : '');
  } catch {
    return undefined;
  }
}

function credentialsOf(accessKeyId: string, secretAccessKey: string, token = ''): Credentials {
  return { accessKeyId, secretAccessKey, ...(token === '' ? {} : { sessionToken: token }) };
}
