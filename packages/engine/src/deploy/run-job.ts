import {
  DescribeTasksCommand,
  ListTasksCommand,
  RunTaskCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { LastLines } from '../watch/last-lines.ts';
import { taskEvent } from '../watch/task-event.ts';
import { requestToken } from './request-token.ts';

/** A release job: its service's name and the outputs of its stack. */
export interface JobRequest extends TaskCompany {
  readonly service: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Who looks on while a task runs. */
export interface TaskCompany {
  /** Tells what it wrote last when it ends. */
  readonly lastLines?: boolean;
  /** Wishes that this ends: a job that runs is told of, and its end is waited for all the same. */
  readonly stop?: AbortSignal;
}

/**
 * Runs a job's task once and waits for its end. Undefined: every container left with 0. One that a
 * deployment left behind which was killed is waited for: two migrations at a time would do harm. If
 * it is of the same revision, it is the run that was asked for. None is started, and none is broken
 * off, after `stop`, whose reason is thrown when there is none.
 */
export async function runJob(
  request: JobRequest,
  context: DeploymentContext,
): Promise<Task | undefined> {
  const { service } = request;
  const left = await findRunning(request.outputs, context);
  for (const { taskArn: task = '' } of left) {
    context.emit({ kind: 'job', service, state: 'busy', task });
  }
  const ends = await Promise.all(left.map((task) => followToEnd(service, task, context, request)));
  const same = ends.find(
    ({ taskDefinitionArn }) => taskDefinitionArn === request.outputs.TaskDefinition,
  );
  const ended = same ?? (await launchAndFollow(request, context));
  const failed = (ended.containers ?? []).some(({ exitCode }) => exitCode !== 0);
  context.emit({
    kind: 'job',
    service,
    state: failed ? 'failed' : 'done',
    ...(failed && ended.stoppedReason !== undefined && { reason: ended.stoppedReason }),
  });
  return failed ? ended : undefined;
}

async function launchAndFollow(request: JobRequest, context: DeploymentContext): Promise<Task> {
  const { service, outputs, stop } = request;
  stop?.throwIfAborted();
  const launched = await launch(outputs, context);
  context.emit({ kind: 'job', service, state: 'started', task: launched.taskArn ?? '' });
  return followToEnd(service, launched, context, request);
}

/** Runs of the job that have not ended, of whatever revision. */
async function findRunning(
  { Cluster: cluster, TaskDefinition = '' }: Readonly<Record<string, string>>,
  { clients, signal }: DeploymentContext,
): Promise<readonly Task[]> {
  const family = /([^/:]+):\d+$/.exec(TaskDefinition)?.[1];
  if (family === undefined) return [];
  const command = new ListTasksCommand({ cluster, family, desiredStatus: 'RUNNING' });
  const { taskArns: tasks = [] } = await clients.ecs.send(command, { abortSignal: signal });
  if (tasks.length === 0) return [];
  const described = await clients.ecs.send(new DescribeTasksCommand({ cluster, tasks }), {
    abortSignal: signal,
  });
  return (described.tasks ?? []).filter(({ startedBy }) => startedBy === 'seaworthy');
}

async function launch(
  outputs: Readonly<Record<string, string>>,
  { clients }: DeploymentContext,
): Promise<Task> {
  const { tasks, failures } = await clients.ecs.send(
    new RunTaskCommand({
      // Asked again because an answer was lost, ECS starts no second one.
      clientToken: requestToken(),
      cluster: outputs.Cluster,
      taskDefinition: outputs.TaskDefinition,
      launchType: 'FARGATE',
      startedBy: 'seaworthy',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: outputs.Subnets?.split(','),
          securityGroups: [outputs.SecurityGroup ?? ''],
          assignPublicIp: outputs.PublicAddress === 'ENABLED' ? 'ENABLED' : 'DISABLED',
        },
      },
    }),
  );
  const [task] = tasks ?? [];
  if (!task) throw new Error(failures?.[0]?.reason ?? 'ECS started no task and gives no reason');
  return task;
}

/** Tells what becomes of a task, by its ARN and cluster, until it has stopped; the task as it then is. */
export async function followToEnd(
  service: string,
  launched: Task,
  context: DeploymentContext,
  { lastLines = false, stop }: TaskCompany = {},
): Promise<Task> {
  const { clients, clock, emit, pollInterval, signal } = context;
  const named = { cluster: launched.clusterArn, task: launched.taskArn ?? '' };
  let last = '';
  let isTold = false;
  for (;;) {
    const command = new DescribeTasksCommand({ cluster: named.cluster, tasks: [named.task] });
    const { tasks } = await clients.ecs.send(command, { abortSignal: signal });
    const task = tasks?.[0] ?? launched;
    const event = taskEvent(service, task);
    const text = JSON.stringify(event);
    const isOver = task.lastStatus === 'STOPPED';
    if (isOver && lastLines) {
      await new LastLines(service, context).tell(event, task.taskDefinitionArn);
    }
    if (text !== last) emit({ kind: 'task', ...event });
    last = text;
    if (isOver) return task;
    if (stop?.aborted && !isTold) {
      isTold = true;
      emit({ kind: 'job', service, state: 'finishing', task: named.task });
    }
    await clock.sleep(pollInterval, signal);
  }
}
