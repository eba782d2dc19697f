import { DescribeTasksCommand, ListTasksCommand, type Task } from '@aws-sdk/client-ecs';
import type { OperationContext } from '../operation-context.ts';

/** The tasks of a service that run now, the youngest first; no more than a hundred. */
export async function runningTasks(
  cluster: string,
  serviceName: string,
  { clients, signal }: OperationContext,
): Promise<readonly Task[]> {
  const { taskArns = [] } = await clients.ecs.send(
    new ListTasksCommand({ cluster, serviceName, desiredStatus: 'RUNNING' }),
    { abortSignal: signal },
  );
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await clients.ecs.send(
    new DescribeTasksCommand({ cluster, tasks: taskArns }),
    { abortSignal: signal },
  );
  const startOf = ({ startedAt }: Task): number => startedAt?.getTime() ?? 0;
  return tasks
    .filter(({ lastStatus }) => lastStatus === 'RUNNING')
    .toSorted((one, other) => startOf(other) - startOf(one));
}
