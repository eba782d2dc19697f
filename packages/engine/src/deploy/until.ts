import type { DeploymentContext } from '../aws/deployment-context.ts';

/** Asks again and again, at the pace of the context, until the answer is yes. */
export async function until(
  isSo: () => Promise<boolean>,
  { clock, pollInterval, signal }: Pick<DeploymentContext, 'clock' | 'pollInterval' | 'signal'>,
): Promise<void> {
  while (!(await isSo())) await clock.sleep(pollInterval, signal);
}
