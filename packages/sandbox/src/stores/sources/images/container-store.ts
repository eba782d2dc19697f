import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from '../../processes/answers.ts';
import type { StoreSource } from '../backend.ts';
import type { ImageRunner } from './image-runner.ts';
import { imageOf } from './server-images.ts';

/** Stores from the images that a project itself uses, or from those that come nearest. */
export function containerStore(runner: ImageRunner): StoreSource {
  return {
    async offer(request) {
      const { image, question } = imageOf(request);
      if (!(await runner.has(image.reference))) return undefined;
      return async (signal) => {
        const { dial, stop } = await runner.run(image, signal);
        try {
          while (!(await answers(dial, question))) await sleep(50, undefined, { signal });
        } catch (error) {
          await stop();
          throw error;
        }
        return { description: `the image ${image.reference}`, dial, stop };
      };
    },
  };
}
