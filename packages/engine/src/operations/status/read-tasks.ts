import {
  DescribeTasksCommand,
  ListTasksCommand,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs';
import { lastPart } from '../last-part.ts';
import type { OperationContext } from '../operation-context.ts';
import type { TaskStatus } from './status.ts';

/** The tasks of a service that run, or are on their way up or down, oldest first. */
export async function readTasks(
  { clusterArn: cluster, serviceName }: Service,
  { clients, signal }: OperationContext,
): Promise<readonly TaskStatus[]> {
  const tasks: Task[] = [];
  let nextToken: string | undefined;
  do {
    const page = await clients.ecs.send(
      new ListTasksCommand({ cluster, serviceName, maxResults: 100, nextToken }),
      { abortSignal: signal },
    );
    const { taskArns = [] } = page;
    if (taskArns.length > 0) {
      const described = await clients.ecs.send(
        new DescribeTasksCommand({ cluster, tasks: taskArns }),
        { abortSignal: signal },
      );
      tasks.push(...(described.tasks ?? []));
    }
    nextToken = page.nextToken;
  } while (nextToken);
  return tasks
    .toSorted((one, other) => timeOf(one) - timeOf(other))
    .map((task) => ({
      task: lastPart(task.taskArn),
      revision: lastPart(task.taskDefinitionArn),
      status: task.lastStatus ?? '',
      health: task.healthStatus ?? 'UNKNOWN',
      ...(task.startedAt && { startedAt: task.startedAt.getTime() }),
    }));
}

function timeOf({ createdAt }: Task): number {
  return createdAt?.getTime() ?? 0;
}
