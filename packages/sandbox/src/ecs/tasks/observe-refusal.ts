import type { Observe } from '../../observation.ts';
import type { TaskLife } from './task-life.ts';

/** Tells where a task listens that refuses a check. A task that goes meanwhile is not told of. */
export async function observeRefusal(
  { arn: taskArn, request: { group }, prepared }: TaskLife,
  port: number,
  observe: Observe,
): Promise<void> {
  const listening = await prepared?.listening().catch(() => undefined);
  if (listening) observe({ kind: 'probe-refused', taskArn, group, port, listening });
}
