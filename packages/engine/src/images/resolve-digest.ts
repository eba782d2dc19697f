import { parseImageReference } from '@seaworthy/sandbox';

/** A registry did not say which image a tag means; the message says why, to be read after its name. */
export class DigestUnknown extends Error {
  override readonly name = 'DigestUnknown';
}

/**
 * Asks the registry of a public image which bytes its tag means now: `sha256:…`, of the list of
 * platforms where there is one. Nothing is downloaded, so that no limit of pulls counts it. Throws
 * DigestUnknown.
 */
export async function resolveDigest(reference: string, signal: AbortSignal): Promise<string> {
  const { registry, repository, tag, digest } = parseImageReference(reference);
  if (digest !== undefined) return digest;
  const manifest = `${originOf(registry)}/v2/${repository}/manifests/${tag}`;
  const first = await ask(manifest, { method: 'HEAD', headers: { accept } }, signal);
  const answer = first.status === 401 ? await askAsAnyone(manifest, first, signal) : first;
  if (!answer.ok) throw new DigestUnknown(reasonOf(answer.status));
  const found = answer.headers.get('docker-content-digest');
  if (!found || !/^sha256:[0-9a-f]{64}$/.test(found)) {
    throw new DigestUnknown('it answers without a digest');
  }
  return found;
}

/** Docker Hub answers at another name than its images have; a registry of this machine has no TLS. */
function originOf(registry: string): string {
  if (registry === 'docker.io') return 'https://registry-1.docker.io';
  return /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(registry)
    ? `http://${registry}`
    : `https://${registry}`;
}

/** All that a tag may mean; without them a registry answers with an old form, of another digest. */
const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** With the token that a registry's own service gives to everybody (Distribution, token authentication). */
async function askAsAnyone(
  manifest: string,
  refusal: Response,
  signal: AbortSignal,
): Promise<Response> {
  const challenge = refusal.headers.get('www-authenticate') ?? '';
  const {
    realm = '',
    service,
    scope,
  } = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  if (!/^bearer /i.test(challenge) || !URL.canParse(realm)) return refusal;
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  if (scope !== undefined) url.searchParams.set('scope', scope);
  const given = await ask(url.href, {}, signal);
  if (!given.ok) return given;
  const { token, access_token = token } = (await given.json()) as Token;
  const headers = { accept, authorization: `Bearer ${access_token}` };
  return ask(manifest, { method: 'HEAD', headers }, signal);
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
    throw new DigestUnknown('it cannot be reached');
  }
}

/** Milliseconds. */
const longestAnswer = 5000;

function reasonOf(status: number): string {
  if (status === 401 || status === 403) return 'it wants credentials';
  if (status === 404) return 'it has no such image';
  return status === 429 ? 'it has been asked too often' : `it answers ${status}`;
}
