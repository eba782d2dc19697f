import type { Task } from '@aws-sdk/client-ecs';

/** What is known of a task from its ARN alone. */
export function startedTask(taskArn: string): Task {
  const clusterArn = taskArn.replace(/:task\//, ':cluster/').replace(/\/[^/]*$/, '');
  return { taskArn, clusterArn };
}
