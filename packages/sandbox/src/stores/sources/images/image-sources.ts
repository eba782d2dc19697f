import type { StoreRequest } from '../../store-servers.ts';
import type { Offer, StoreSource } from '../backend.ts';
import type { ImageRunner } from './image-runner.ts';
import { isPlain } from './is-plain.ts';
import { serverFor } from './server-images.ts';
import { startImage } from './start-image.ts';

/** Stores from images that the engine has: the project's own, or one that is as good. */
export function presentImages(runner: ImageRunner): StoreSource {
  return {
    async offer(request) {
      const own = isPlain(request.image) ? undefined : 1;
      for (const reference of referencesFor(request).slice(0, own)) {
        if (await runner.has(reference)) return offerOf(runner, request, reference);
      }
      return undefined;
    },
  };
}

/** Stores from images that are pulled: the project's own, or the one that comes nearest. */
export function registryImages(runner: ImageRunner): StoreSource {
  return {
    async offer(request, signal) {
      for (const reference of referencesFor(request)) {
        const found = (await runner.has(reference)) || (await runner.pull(reference, signal));
        if (found && (await runner.has(reference))) return offerOf(runner, request, reference);
      }
      return undefined;
    },
  };
}

function referencesFor(request: StoreRequest): readonly string[] {
  const { nearest } = serverFor(request);
  return [...new Set([request.image ?? nearest, nearest])];
}

function offerOf(runner: ImageRunner, request: StoreRequest, reference: string): Offer {
  return {
    isSameVersion: true,
    start: (signal) => startImage(runner, request, reference, signal),
  };
}
