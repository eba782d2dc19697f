import type { EngineEvent } from '@seaworthy/engine';

type TaskEvent = Extract<EngineEvent, { readonly kind: 'task' }>;

/** What a task has come to, for the states that matter to who waits for it. */
export function taskText(event: TaskEvent): string | undefined {
  const task = `task ${event.task.slice(0, 8)}`;
  switch (event.status) {
    case 'PENDING':
      return `${task} starts`;
    case 'RUNNING':
      return runningText(task, event.health);
    case 'STOPPED':
      return isDone(event) ? `${task} ended well` : `${task} stopped${reasonOf(event)}`;
    default:
      return undefined;
  }
}

function runningText(task: string, health: string): string {
  if (health === 'HEALTHY') return `${task} passes its own health check`;
  return health === 'UNHEALTHY' ? `${task} fails its own health check` : `${task} runs`;
}

/** Every container left with 0, by itself. */
function isDone({ containers, stopCode }: TaskEvent): boolean {
  return (
    stopCode === 'EssentialContainerExited' && containers.every(({ exitCode }) => exitCode === 0)
  );
}

/** `: Essential container in task exited; api left with 1`. */
function reasonOf({ stoppedReason, containers }: TaskEvent): string {
  const exits = containers.flatMap(({ name, exitCode, reason }) => {
    if (exitCode === undefined && reason === undefined) return [];
    const left = exitCode === undefined ? name : `${name} left with ${exitCode}`;
    return [reason === undefined ? left : `${left} (${reason})`];
  });
  const parts = [...(stoppedReason === undefined ? [] : [stoppedReason]), ...exits];
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}
