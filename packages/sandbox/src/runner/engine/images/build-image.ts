import type { Readable } from 'node:stream';
import type { ImageBuildOptions } from 'dockerode';
import type { RegistryImage } from '../../../images/repositories.ts';
import type { Engine } from '../engine.ts';
import { packContext } from './build-context.ts';
import { followProgress, ProgressFailure } from './follow-progress.ts';
import { ImageFailure } from './image-failure.ts';
import { inspectImage } from './inspect-image.ts';
import type { ImageWork } from './pull-image.ts';

export interface ImageBuild {
  /** The folder of the context, absolute. */
  readonly context: string;
  /** Relative to the context; what it says, when it is no file of the context. */
  readonly dockerfile: string | { readonly text: string };
  /** What the build's ignore file leaves out; paths are relative to the context, with `/`. */
  readonly leavesOut: (path: string) => boolean;
  readonly target?: string;
  readonly args: Readonly<Record<string, string>>;
  /** `linux/amd64` */
  readonly platform?: string;
  /** What the image is called afterwards. */
  readonly tag: string;
}

/** Builds an image from a Dockerfile; its base images have to exist. Throws ImageFailure. */
export function buildImage(
  engine: Engine,
  build: ImageBuild,
  work: ImageWork,
): Promise<RegistryImage> {
  const { context: folder, dockerfile, leavesOut } = build;
  if (typeof dockerfile !== 'string') {
    const context = packContext(folder, leavesOut, { [addedDockerfile]: dockerfile.text });
    return buildArchive(engine, context, { ...build, dockerfile: addedDockerfile }, work);
  }
  const needed = new Set([dockerfile, '.dockerignore', `${dockerfile}.dockerignore`]);
  const context = packContext(folder, (path) => !needed.has(path) && leavesOut(path));
  return buildArchive(engine, context, { ...build, dockerfile }, work);
}

/** Where a Dockerfile goes that is no file of its context; no project has a file of this name. */
const addedDockerfile = '.seaworthy.Dockerfile';

/** What is built from an archive: its Dockerfile is in it. */
type ArchiveBuild = Omit<ImageBuild, 'context' | 'leavesOut' | 'dockerfile'> & {
  readonly dockerfile: string;
};

/** Builds an image from a context that is an archive already. Throws ImageFailure. */
export async function buildArchive(
  engine: Engine,
  context: Readable,
  build: ArchiveBuild,
  { report, signal }: ImageWork,
): Promise<RegistryImage> {
  try {
    const answer = await engine.docker.buildImage(context, {
      ...optionsOf(engine, build),
      abortSignal: signal,
    });
    await followProgress(answer, report);
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    const lastLines = error instanceof ProgressFailure ? error.lastLines : [];
    throw new ImageFailure(`${build.tag} could not be built: ${reason}`, lastLines);
  }
  const image = await inspectImage(engine, build.tag);
  if (!image) throw new ImageFailure(`${build.tag} was built, but the engine does not have it.`);
  return image;
}

function optionsOf(engine: Engine, build: ArchiveBuild): ImageBuildOptions {
  return {
    t: build.tag,
    dockerfile: build.dockerfile,
    buildargs: { ...proxies(), ...build.args },
    // The machine's own network: what builds need is reachable as it is from here.
    networkmode: 'host',
    // Podman keeps the steps for the next build; Docker's older builder removes what it does not need.
    rm: true,
    forcerm: true,
    ...(build.target !== undefined && { target: build.target }),
    ...(build.platform !== undefined && { platform: build.platform }),
    // Docker's present builder; Podman has one only.
    ...(engine.kind === 'docker' && { version: '2' as const }),
  };
}

/** The machine's proxies, as build arguments that every builder knows without being told. */
function proxies(): Record<string, string> {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  const given = names.map((name) => [name, process.env[name] ?? ''] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
