import type { TaskEvent } from '../events/engine-event.ts';

/**
 * Whether a task has come to an end that nobody wanted, or is about to: for what went wrong ECS
 * names a reason at once, though it takes connections down for a while before the task is STOPPED.
 */
export function hasFailed({ stopCode, stoppedReason = '' }: TaskEvent): boolean {
  return (
    stopCode === 'TaskFailedToStart' ||
    stopCode === 'EssentialContainerExited' ||
    /failed (ELB|container) health checks/.test(stoppedReason)
  );
}
