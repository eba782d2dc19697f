import type { TaskEvent } from '../events/engine-event.ts';

/**
 * Whether a task has come to an end that nobody wanted, or is about to: for what went wrong ECS
 * names a reason at once, though it takes connections down for a while before the task is STOPPED.
 */
export function hasFailed(task: TaskEvent): boolean {
  return (
    task.stopCode === 'TaskFailedToStart' ||
    task.stopCode === 'EssentialContainerExited' ||
    wasGivenUp(task)
  );
}

/** Whether ECS stops a task because health checks failed. */
export function wasGivenUp({ stoppedReason = '' }: TaskEvent): boolean {
  return /failed (ELB|container) health checks/.test(stoppedReason);
}
