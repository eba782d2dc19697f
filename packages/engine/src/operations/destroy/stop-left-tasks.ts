import {
  DescribeTasksCommand,
  ListTasksCommand,
  StopTaskCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import { until } from '../../aws/until.ts';
import { taskEvent } from '../../watch/task-event.ts';
import type { DeployedStack } from '../find-stacks.ts';
import { listResources, physicalId } from '../list-resources.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * Stops what still runs in the cluster when its services are gone, such as a job that never ends,
 * and waits for its end: no stack has these tasks, and each keeps its network from being deleted.
 */
export async function stopLeftTasks(
  foundation: DeployedStack,
  context: OperationContext,
): Promise<void> {
  const resources = await listResources(foundation.name, context);
  const cluster = physicalId(resources, 'AWS::ECS::Cluster');
  if (cluster === undefined) return;
  const { clients, signal } = context;
  const stop = async (task: string): Promise<void> => {
    const command = new StopTaskCommand({ cluster, task, reason: 'seaworthy destroy' });
    await clients.ecs.send(command, { abortSignal: signal });
  };
  const left = await listTasks(cluster, context);
  await Promise.all(left.map(stop));
  for (let at = 0; at < left.length; at += mostDescribed) {
    await untilStopped(cluster, left.slice(at, at + mostDescribed), context);
  }
}

async function listTasks(
  cluster: string,
  { clients, signal }: OperationContext,
): Promise<readonly string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const command = new ListTasksCommand({ cluster, desiredStatus: 'RUNNING', nextToken });
    const page = await clients.ecs.send(command, { abortSignal: signal });
    arns.push(...(page.taskArns ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return arns;
}

/** Tasks that ECS describes in one call. */
const mostDescribed = 100;

async function untilStopped(
  cluster: string,
  arns: readonly string[],
  context: OperationContext,
): Promise<void> {
  const told = new Set<string>();
  await until(async () => {
    const command = new DescribeTasksCommand({ cluster, tasks: [...arns] });
    const { tasks = [] } = await context.clients.ecs.send(command, {
      abortSignal: context.signal,
    });
    const ended = tasks.filter(({ lastStatus }) => lastStatus === 'STOPPED');
    for (const task of ended) {
      const { taskArn = '' } = task;
      if (told.has(taskArn)) continue;
      told.add(taskArn);
      context.emit({ kind: 'task', ...taskEvent(nameOf(task), task) });
    }
    return ended.length === tasks.length;
  }, context);
}

/** Its first container has the name of its service. */
function nameOf({ containers = [] }: Task): string {
  return containers[0]?.name ?? 'a task';
}
