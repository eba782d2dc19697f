import type { DeploymentContext } from '../../aws/deployment-context.ts';
import type { Ground } from '../ground/ground.ts';

/** Tells every request that the load balancer answers from now on, until the signal aborts. */
export async function tellRequests(
  ground: Ground,
  { emit, signal }: Pick<DeploymentContext, 'emit' | 'signal'>,
): Promise<void> {
  let since = ground.clock.now();
  while (!signal.aborted) {
    const answered = ground.requests().filter(({ answeredAt }) => answeredAt >= since);
    since = ground.clock.now();
    for (const { status, answeredAt: _answeredAt, ...request } of answered) {
      emit({ kind: 'request', ...request, ...(status !== undefined && { status }) });
    }
    await ground.clock.sleep(ground.pollInterval, signal).catch(() => {});
  }
}
