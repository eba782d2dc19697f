import type { Engine } from '../engine.ts';
import type { ImageWork } from './pull-image.ts';

/** Takes over an image of this machine that the engine does not see by itself, where there is one. */
export async function takeOver(
  { adopt }: Engine,
  reference: string,
  { report, signal }: ImageWork,
): Promise<void> {
  try {
    await adopt?.(reference, signal);
  } catch (error) {
    // The engine has what it has, and a registry may give more.
    signal.throwIfAborted();
    report(`${reference} could not be copied: ${error instanceof Error ? error.message : error}`);
  }
}
