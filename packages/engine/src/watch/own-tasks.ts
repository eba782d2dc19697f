import type { Service, Task } from '@aws-sdk/client-ecs';

/**
 * The tasks of a service itself: for an hour ECS goes on listing those of a deleted one that had its
 * name.
 */
export function ownTasks({ createdAt: made }: Service, tasks: readonly Task[]): readonly Task[] {
  if (made === undefined) return tasks;
  return tasks.filter(({ createdAt }) => createdAt === undefined || createdAt >= made);
}
