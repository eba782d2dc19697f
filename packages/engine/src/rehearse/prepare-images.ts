import type { TaskKind } from '@seaworthy/compiler';
import { ImageFailure } from '@seaworthy/sandbox';
import type { Ground } from './ground/ground.ts';

/** The image of a service could be neither built nor fetched. */
export class ImageNotPrepared extends Error {
  override readonly name = 'ImageNotPrepared';
  readonly service: TaskKind;
  /** What its build said last. */
  readonly lastLines: readonly string[];

  constructor(service: TaskKind, { message, lastLines }: ImageFailure) {
    // The engine knows the image by a name that nobody else does.
    super(message.replace(/^localhost\/seaworthy\/\S+ could/, 'it could'));
    this.service = service;
    this.lastLines = lastLines;
  }
}

/** Builds and fetches the images of all services. The first failure ends the others, and is thrown. */
export async function prepareImages(
  services: readonly TaskKind[],
  ground: Ground,
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const work = services.map((service) =>
    ground.prepareImage(service, either).catch((error: unknown) => {
      failed.abort(error instanceof ImageFailure ? new ImageNotPrepared(service, error) : error);
    }),
  );
  await Promise.all(work);
  signal.throwIfAborted();
  failed.signal.throwIfAborted();
}
