import { type ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { privateRepositoryOf } from '@seaworthy/compiler';
import { parseImageReference } from '@seaworthy/sandbox';
import { ImageUnknown } from './image-unknown.ts';

/** How a registry is asked. */
export interface RegistryWork {
  /** Signs in to registries of ECR; without it, they are asked as anyone. */
  readonly ecr?: ECRClient;
  readonly signal: AbortSignal;
}

/** Where a repository answers, and as whom it is asked. */
export interface RegistryPlace {
  /** Such as `https://ghcr.io/v2/acme/api`. */
  readonly url: string;
  readonly authorization?: string;
}

/** In ECR as who deploys, elsewhere as anyone. Throws ImageUnknown. */
export async function placeOf(
  reference: string,
  { ecr, signal }: RegistryWork,
): Promise<RegistryPlace> {
  const { registry, repository } = parseImageReference(reference);
  const publicPlace = { url: `${originOf(registry)}/v2/${repository}` };
  if (!ecr || !privateRepositoryOf(reference)) return publicPlace;
  const { endpoint, token } = await signIn(ecr, signal);
  const isOwn = endpoint.startsWith(`https://${registry}`) || isLocal(new URL(endpoint).host);
  const url = isOwn ? `${endpoint}/v2/${repository}` : publicPlace.url;
  return { url, authorization: `Basic ${token}` };
}

/** Docker Hub answers at another name than its images have; a registry of this machine has no TLS. */
function originOf(registry: string): string {
  if (registry === 'docker.io') return 'https://registry-1.docker.io';
  return isLocal(registry) ? `http://${registry}` : `https://${registry}`;
}

function isLocal(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host);
}

async function signIn(ecr: ECRClient, abortSignal: AbortSignal) {
  try {
    const command = new GetAuthorizationTokenCommand({});
    const { authorizationData = [] } = await ecr.send(command, { abortSignal });
    const { proxyEndpoint = '', authorizationToken = '' } = authorizationData[0] ?? {};
    return { endpoint: proxyEndpoint, token: authorizationToken };
  } catch (error) {
    const isDenied = error instanceof Error && /AccessDenied/.test(error.name);
    if (isDenied) throw new ImageUnknown('ecr:GetAuthorizationToken is not allowed');
    throw error;
  }
}
