import type { RegistryImage } from '../../../images/repositories.ts';
import type { Engine } from '../engine.ts';
import { followProgress } from './follow-progress.ts';
import { ImageFailure } from './image-failure.ts';
import { inspectImage } from './inspect-image.ts';
import { takeOver } from './take-over.ts';

export interface ImageWork {
  readonly report: (line: string) => void;
  readonly signal: AbortSignal;
}

/** The image that this machine or the engine has, else the one that a registry gives. Throws ImageFailure. */
export async function getImage(
  engine: Engine,
  reference: string,
  work: ImageWork & { readonly platform?: string },
): Promise<RegistryImage> {
  await takeOver(engine, reference, work);
  return (await inspectImage(engine, reference)) ?? pullImage(engine, reference, work);
}

/** Pulls an image through the engine, with the engine's own credentials. Throws ImageFailure. */
export async function pullImage(
  engine: Engine,
  reference: string,
  work: ImageWork & { readonly platform?: string },
): Promise<RegistryImage> {
  const { report, signal, platform } = work;
  try {
    const answer = await engine.docker.pull(withTag(reference), {
      abortSignal: signal,
      ...(platform && { platform }),
    });
    await followProgress(answer, report);
  } catch (error) {
    signal.throwIfAborted();
    throw new ImageFailure(`${reference} could not be pulled: ${messageOf(error)}`);
  }
  const image = await inspectImage(engine, reference);
  if (!image) throw new ImageFailure(`${reference} was pulled, but the engine does not have it.`);
  return image;
}

/** Without a tag, the engine would pull all of them. */
function withTag(reference: string): string {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return /[:@]/.test(name) ? reference : `${reference}:latest`;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
