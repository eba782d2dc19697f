import { covers } from '../../dockerfile/context-copies.ts';
import type { BuildSource } from '../../facts/source-facts.ts';
import { baseName } from '../../source/path.ts';

/** Whether a file of that name is copied from the build context into the image, wherever it is. */
export function holdsFile({ image, context }: BuildSource, name: string): boolean {
  return [...context.paths].some(
    (path) => baseName(path) === name && image.copies.some((copy) => covers(copy, path)),
  );
}
