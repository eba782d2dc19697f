import type { DeploymentContext } from './deployment-context.ts';
import { pauseAfter } from './pause-after.ts';

/** Asks again and again, at the pace of the context, until the answer is yes. */
export async function until(
  isSo: () => Promise<boolean>,
  context: Pick<DeploymentContext, 'clock' | 'pollInterval' | 'random' | 'signal'>,
): Promise<void> {
  for (let askedAt = context.clock.now(); !(await isSo()); askedAt = context.clock.now()) {
    await pauseAfter(askedAt, context);
  }
}
