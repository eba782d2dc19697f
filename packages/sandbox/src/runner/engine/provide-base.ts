import type { Observe } from '../../observation.ts';
import type { Engine } from './engine.ts';
import { ImageFailure } from './images/image-failure.ts';
import { engineImage } from './images/inspect-image.ts';
import { type ImageWork, pullImage } from './images/pull-image.ts';
import { takeOver } from './images/take-over.ts';
import { makeNodeImage, standInLabel } from './stand-in/make-node-image.ts';

/**
 * Sees to it that a build finds its base image: the engine has it, or a registry gives it, or, for
 * Node.js, an image of this machine's own stands in for it, which is observed. Throws ImageFailure.
 */
export async function provideBase(
  engine: Engine,
  reference: string,
  { observe, ...work }: ImageWork & { readonly observe: Observe },
): Promise<void> {
  if (!(await isPresent(engine, reference))) await takeOver(engine, reference, work);
  if (!(await isPresent(engine, reference))) await makePresent(engine, reference, work);
  const made = (await engineImage(engine, reference))?.Config.Labels?.[standInLabel];
  if (made !== undefined) observe({ kind: 'stand-in', of: reference, by: made });
}

/** A stand-in of another Node.js than this machine has now is as good as none. */
async function isPresent(engine: Engine, reference: string): Promise<boolean> {
  const image = await engineImage(engine, reference);
  const made = image?.Config.Labels?.[standInLabel];
  return image !== undefined && (made === undefined || made.endsWith(` ${process.version}`));
}

async function makePresent(engine: Engine, reference: string, work: ImageWork): Promise<void> {
  try {
    await pullImage(engine, reference, work);
  } catch (error) {
    const tag = nodeTag(reference);
    if (!(error instanceof ImageFailure) || tag === undefined) throw error;
    work.report(`${error.message}. This machine's Node.js stands in.`);
    const packages = !tag.includes('alpine');
    await makeNodeImage(engine, `docker.io/library/node:${tag}`, { packages }, work);
  }
}

/** The tag of Docker's own `node` image; undefined for other images, and for a digest. */
function nodeTag(reference: string): string | undefined {
  const [, tag] = /^(?:docker\.io\/)?(?:library\/)?node(?::([\w.-]+))?$/.exec(reference) ?? [];
  return tag ?? (/^(?:docker\.io\/)?(?:library\/)?node$/.test(reference) ? 'latest' : undefined);
}
