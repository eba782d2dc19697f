import type Docker from 'dockerode';
import type { RegistryImage } from '../../../images/repositories.ts';
import type { Engine } from '../engine.ts';

const architectures = { amd64: 'X86_64', arm64: 'ARM64' } as const;

/** An image that the engine has, as a registry would describe it; undefined when it has none. */
export async function inspectImage(
  engine: Engine,
  reference: string,
): Promise<RegistryImage | undefined> {
  const image = await engineImage(engine, reference);
  if (!image) return undefined;
  const digest = image.RepoDigests?.[0]?.split('@')[1];
  const architecture = Object.entries(architectures).find(([name]) => name === image.Architecture);
  return {
    digest: digest ?? image.Id,
    architectures: architecture ? [architecture[1]] : [],
    compressedSize: image.Size,
    engineReference: image.Id,
  };
}

/** What the engine itself says of an image; undefined when it has none. */
export async function engineImage(
  engine: Engine,
  reference: string,
): Promise<Docker.ImageInspectInfo | undefined> {
  try {
    return await engine.docker.getImage(reference).inspect();
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) {
      return undefined;
    }
    throw error;
  }
}
