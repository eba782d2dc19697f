import type { Task, Tasks } from '../../ecs/tasks.ts';

/** Tasks that a test lists, instead of starting them. */
export interface ListedTasks extends Tasks {
  list(task: Task): void;
}

export function listedTasks(): ListedTasks {
  const tasks = new Map<string, Task>();
  const listeners = new Set<(task: Task) => void>();
  const never = () => {
    throw new Error('A listed task does not run.');
  };

  function list(task: Task): void {
    tasks.set(task.arn, task);
    for (const listener of listeners) listener(task);
  }

  return {
    list,
    find: (arnOrId) => tasks.get(arnOrId) ?? [...tasks.values()].find(({ id }) => id === arnOrId),
    inCluster: () => [...tasks.values()],
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    protect: (arn, until) => {
      const task = tasks.get(arn);
      if (!task) return;
      const { protectedUntil: _before, ...rest } = task;
      list({ ...rest, ...(until === undefined ? {} : { protectedUntil: until }) });
    },
    launch: never,
    stop: never,
    dial: never,
    probe: never,
    exec: never,
  };
}
