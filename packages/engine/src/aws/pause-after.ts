import type { DeploymentContext } from './deployment-context.ts';

/**
 * Waits between two questions about the same thing, the first of which was asked at `askedAt`: at the
 * pace of the context, and as long as the answer took, up to half a minute, when AWS is busy.
 */
export async function pauseAfter(
  askedAt: number,
  { clock, pollInterval, signal }: Pick<DeploymentContext, 'clock' | 'pollInterval' | 'signal'>,
): Promise<void> {
  const took = clock.now() - askedAt;
  await clock.sleep(Math.max(pollInterval, Math.min(took, longest)), signal);
}

/** Milliseconds. */
const longest = 30_000;
