import { covers } from '../../facts/dockerfile/context-copies.ts';
import type { BuildSource } from '../../facts/source-facts.ts';

/** Whether a file of the build context is copied into the image. */
export function holds({ image, context }: BuildSource, path: string): boolean {
  return context.paths.has(path) && image.copies.some((copy) => covers(copy, path));
}
