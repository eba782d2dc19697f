import { ImageUnknown } from './image-unknown.ts';
import type { RegistryPlace } from './registry-place.ts';

export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD';
  /** Such as `manifests/7`. */
  readonly path: string;
  readonly accept: string;
}

/** Asks the registry of a repository. Throws ImageUnknown when the answer is none. */
export async function askRegistry(
  { url, authorization }: RegistryPlace,
  { method, path, accept }: RegistryRequest,
  signal: AbortSignal,
): Promise<Response> {
  const asWhom = (who?: string) =>
    ask(
      `${url}/${path}`,
      { method, headers: { accept, ...(who && { authorization: who }) } },
      signal,
    );
  const first = await asWhom(authorization);
  const token = first.status === 401 ? await tokenForAnyone(first, signal) : undefined;
  const answer = token === undefined ? first : await asWhom(`Bearer ${token}`);
  if (!answer.ok) {
    throw new ImageUnknown(reasonOf(answer.status), { isMissing: answer.status === 404 });
  }
  return answer;
}

/** The token that a registry's own service gives to everybody (Distribution, token authentication). */
async function tokenForAnyone(refusal: Response, signal: AbortSignal): Promise<string | undefined> {
  const challenge = refusal.headers.get('www-authenticate') ?? '';
  const {
    realm = '',
    service,
    scope,
  } = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  if (!/^bearer /i.test(challenge) || !URL.canParse(realm)) return undefined;
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  if (scope !== undefined) url.searchParams.set('scope', scope);
  const given = await ask(url.href, {}, signal);
  if (!given.ok) throw new ImageUnknown(reasonOf(given.status));
  const { token, access_token = token } = (await given.json()) as Token;
  return access_token;
}

interface Token {
  readonly token?: string;
  readonly access_token?: string;
}

async function ask(url: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(longestAnswer)]);
  try {
    return await fetch(url, { ...init, signal: within });
  } catch {
    signal.throwIfAborted();
    throw new ImageUnknown('it cannot be reached');
  }
}

/** Milliseconds. */
const longestAnswer = 5000;

function reasonOf(status: number): string {
  if (status === 401 || status === 403) return 'it wants credentials';
  if (status === 404) return 'it has no such image';
  return status === 429 ? 'it has been asked too often' : `it answers ${status}`;
}
