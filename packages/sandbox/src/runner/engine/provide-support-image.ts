import type { Engine } from './engine.ts';
import { ImageFailure } from './images/image-failure.ts';
import { engineImage } from './images/inspect-image.ts';
import { getImage, type ImageWork } from './images/pull-image.ts';
import { makeNodeImage } from './stand-in/make-node-image.ts';

/** An image with Node.js and BusyBox, for what the sandbox itself runs in containers. */
export async function provideSupportImage(engine: Engine, work: ImageWork): Promise<string> {
  const own = `localhost/seaworthy/support:${process.version}`;
  const present = await engineImage(engine, own);
  if (present) return present.Id;
  try {
    return (await makeNodeImage(engine, own, { packages: false }, work)).engineReference;
  } catch (error) {
    if (!(error instanceof ImageFailure)) throw error;
    return (await getImage(engine, 'docker.io/library/node:22-alpine', work)).engineReference;
  }
}
