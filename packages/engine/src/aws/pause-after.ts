import type { DeploymentContext } from './deployment-context.ts';
import { longestWait } from './spread-wait.ts';

/**
 * Waits between two questions about the same thing, the first of which was asked at `askedAt`: at the
 * pace of the context, and when AWS is busy about as long as the answer took, up to half a minute.
 */
export async function pauseAfter(
  askedAt: number,
  { clock, pollInterval, random = Math.random, signal }: PauseContext,
): Promise<void> {
  const took = Math.min(clock.now() - askedAt, longestWait);
  // Who answers late has many who ask: a quarter more or less keeps them from asking all at once.
  const busy = took * (0.75 + 0.5 * random());
  await clock.sleep(took > pollInterval ? Math.max(pollInterval, busy) : pollInterval, signal);
}

type PauseContext = Pick<DeploymentContext, 'clock' | 'pollInterval' | 'random' | 'signal'>;
