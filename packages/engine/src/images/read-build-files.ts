import { readFile } from 'node:fs/promises';
import { isAbsolute, normalize, resolve } from 'node:path';
import { isIgnored, readDockerfile, readIgnoreFile, type TaskKind } from '@seaworthy/compiler';
import { type ImageBuild, ImageFailure } from '@seaworthy/sandbox';

/** What an image is built from, as the project says it. */
export type BuiltSource = Extract<TaskKind['image'], { kind: 'built' }>;

/** What a build takes from the disk, and the images that it begins with. */
export type BuildFiles = Pick<ImageBuild, 'context' | 'dockerfile' | 'leavesOut'> & {
  readonly bases: readonly string[];
};

/** Finds a build's files from the project's folder on. Throws ImageFailure. */
export async function readBuildFiles(directory: string, source: BuiltSource): Promise<BuildFiles> {
  const { dockerfile, inlineDockerfile } = source;
  if (/:\/\/|^git@|^github\.com\//.test(source.context)) {
    throw new ImageFailure('its build context is on another machine, and a rehearsal fetches none');
  }
  const context = resolve(directory, source.context);
  const text = inlineDockerfile ?? (await readText(resolve(context, dockerfile)));
  if (text === undefined) throw new ImageFailure(`there is no ${dockerfile} in its build context`);
  return {
    context,
    dockerfile: isInside(source) ? dockerfile : { text },
    leavesOut: await ignoreRules(context, source),
    bases: basesOf(text),
  };
}

/** Images that a Dockerfile begins with and that are no earlier stage of it. */
function basesOf(text: string): readonly string[] {
  const { stages } = readDockerfile(text, (start, end) => ({ file: 'Dockerfile', start, end }));
  const names = new Set(stages.flatMap(({ name }) => (name ? [name.value] : [])));
  const images = stages.map(({ image }) => image.value);
  return images.filter((image) => image !== 'scratch' && !names.has(image) && !image.includes('$'));
}

/** Whether the Dockerfile is a file of the context: not in the Compose file, nor elsewhere. */
function isInside({ dockerfile, inlineDockerfile }: BuiltSource): boolean {
  return (
    inlineDockerfile === undefined &&
    !isAbsolute(dockerfile) &&
    !normalize(dockerfile).startsWith('..')
  );
}

/** The Dockerfile's own ignore file goes before that of the context. */
async function ignoreRules(
  context: string,
  { dockerfile, inlineDockerfile }: BuiltSource,
): Promise<(path: string) => boolean> {
  const own =
    inlineDockerfile === undefined
      ? await readText(resolve(context, `${dockerfile}.dockerignore`))
      : undefined;
  const file = readIgnoreFile(own ?? (await readText(resolve(context, '.dockerignore'))) ?? '');
  return (path) => ownFolder.test(path) || isIgnored(file, path);
}

/** Black boxes are no part of anybody's image, and would change it each time. */
const ownFolder = /(^|\/)\.seaworthy(\/|$)/;

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
