import { askRegistry } from './ask-registry.ts';
import { ImageUnknown } from './image-unknown.ts';
import { manifestTypes } from './manifest-types.ts';
import { placeOf, type RegistryPlace, type RegistryWork } from './registry-place.ts';

/**
 * Which processors an image is for, of those that run Linux: `amd64`, `arm64`. Docker Hub counts it
 * as a pull. Throws ImageUnknown.
 */
export async function readArchitectures(
  reference: string,
  digest: string,
  work: RegistryWork,
): Promise<readonly string[]> {
  const place = await placeOf(reference, work);
  const manifest = await read<Manifest>(place, `manifests/${digest}`, manifestTypes, work.signal);
  const platforms = manifest.manifests?.map(({ platform = {} }) => platform) ?? [
    await readConfig(place, manifest, work.signal),
  ];
  const architectures = platforms.flatMap(({ os, architecture }) =>
    os === 'linux' && architecture !== undefined ? [architecture] : [],
  );
  return [...new Set(architectures)];
}

interface Platform {
  readonly os?: string;
  readonly architecture?: string;
}

/** Of one image, or of a list of images by platform (OCI image specification). */
interface Manifest {
  readonly manifests?: readonly { readonly platform?: Platform }[];
  readonly config?: { readonly digest?: string };
}

function readConfig(
  place: RegistryPlace,
  { config }: Manifest,
  signal: AbortSignal,
): Promise<Platform> {
  return read<Platform>(place, `blobs/${config?.digest}`, '*/*', signal);
}

async function read<Content>(
  place: RegistryPlace,
  path: string,
  accept: string,
  signal: AbortSignal,
): Promise<Content> {
  const answer = await askRegistry(place, { method: 'GET', path, accept }, signal);
  try {
    return (await answer.json()) as Content;
  } catch {
    signal.throwIfAborted();
    throw new ImageUnknown('it answers with what is no manifest');
  }
}
