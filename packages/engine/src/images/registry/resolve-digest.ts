import { parseImageReference } from '@seaworthy/sandbox';
import { askRegistry } from './ask-registry.ts';
import { ImageUnknown } from './image-unknown.ts';
import { manifestTypes } from './manifest-types.ts';
import { placeOf, type RegistryWork } from './registry-place.ts';

/**
 * Asks the registry of an image which bytes its tag means now: `sha256:…`, of the list of platforms
 * where there is one. Nothing is downloaded, so that no limit of pulls counts it. Throws ImageUnknown.
 */
export async function resolveDigest(reference: string, work: RegistryWork): Promise<string> {
  const { tag, digest } = parseImageReference(reference);
  if (digest !== undefined) return digest;
  const place = await placeOf(reference, work);
  const request = { method: 'HEAD', path: `manifests/${tag}`, accept: manifestTypes } as const;
  const { headers } = await askRegistry(place, request, work.signal);
  const found = headers.get('docker-content-digest');
  if (!found || !/^sha256:[0-9a-f]{64}$/.test(found)) {
    throw new ImageUnknown('it answers without a digest');
  }
  return found;
}
