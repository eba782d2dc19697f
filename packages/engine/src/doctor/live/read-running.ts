import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeTasksCommand,
  type DesiredStatus,
  ListTasksCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Emit } from '../../events/engine-event.ts';
import { ownTasks } from '../../watch/own-tasks.ts';
import { taskEvent } from '../../watch/task-event.ts';
import { allPages } from './all-pages.ts';
import { beginningOf } from './beginning-of.ts';
import type { DescribedService } from './read-live-services.ts';
import type { LiveContext, TaskDefinitionFact } from './subject.ts';

/** A task that runs or has stopped within the hour that ECS remembers it. */
export interface SeenTask {
  readonly service: string;
  readonly definition: string;
  readonly startedAt?: Date;
  readonly running: boolean;
}

/** Tells what a service's tasks, targets and logs show of the present trouble, oldest first. */
export async function readRunning(
  service: DescribedService,
  /** Those of tasks that stopped, by ARN; a definition that is not there is read when needed. */
  definitionOf: (arn: string) => Promise<TaskDefinitionFact | undefined>,
  emit: Emit,
  context: LiveContext,
): Promise<readonly SeenTask[]> {
  const { asked, described } = service;
  const since = beginningOf(described);
  const tasks = ownTasks(described, await tasksOf(service, context));
  const telling = tasks
    .filter((task) => task.stoppedAt === undefined || task.stoppedAt >= since)
    .toSorted((one, other) => Number(one.stoppedAt ?? 0) - Number(other.stoppedAt ?? 0));
  for (const { message = '', createdAt } of (described.events ?? []).toReversed()) {
    if (createdAt === undefined || createdAt >= since) {
      emit({ kind: 'service', service: asked.name, message });
    }
  }
  for (const task of telling) emit({ kind: 'task', ...taskEvent(asked.name, task) });
  await Promise.all([
    tellTargets(service, emit, context),
    tellLogs(asked.name, telling.filter(hasDied).slice(-readLogsOf), definitionOf, emit, context),
  ]);
  return tasks.map((task) => ({
    service: asked.name,
    definition: task.taskDefinitionArn ?? '',
    running: task.lastStatus === 'RUNNING',
    ...(task.startedAt && { startedAt: task.startedAt }),
  }));
}

async function tasksOf(
  { asked: { cluster, service } }: DescribedService,
  { account, asker }: LiveContext,
): Promise<readonly Task[]> {
  const { ecs } = account.clients;
  const serviceName = service.slice(service.lastIndexOf('/') + 1);
  const list = (desiredStatus: DesiredStatus) =>
    asker.ask('ecs:ListTasks', () =>
      allPages(async (nextToken) => {
        const command = new ListTasksCommand({ cluster, serviceName, desiredStatus, nextToken });
        const page = await ecs.send(command);
        return { items: page.taskArns, next: page.nextToken };
      }),
    );
  const lists = await Promise.all([list('RUNNING'), list('STOPPED')]);
  const arns = [...new Set(lists.flatMap((found) => found ?? []))];
  const calls = Array.from({ length: Math.ceil(arns.length / describedAtOnce) }, (_, call) =>
    arns.slice(call * describedAtOnce, (call + 1) * describedAtOnce),
  );
  const answers = await Promise.all(
    calls.map((tasks) =>
      asker.ask('ecs:DescribeTasks', () => ecs.send(new DescribeTasksCommand({ cluster, tasks }))),
    ),
  );
  return answers.flatMap((answer) => answer?.tasks ?? []);
}

/** ECS describes no more tasks in one call. */
const describedAtOnce = 100;

async function tellTargets(
  { asked, described }: DescribedService,
  emit: Emit,
  { account, asker }: LiveContext,
): Promise<void> {
  for (const { targetGroupArn: TargetGroupArn } of described.loadBalancers ?? []) {
    if (TargetGroupArn === undefined) continue;
    const answer = await asker.ask(
      'elasticloadbalancing:DescribeTargetHealth',
      () => account.clients.loadBalancing.send(new DescribeTargetHealthCommand({ TargetGroupArn })),
      ['TargetGroupNotFoundException'],
    );
    for (const { Target, TargetHealth } of answer?.TargetHealthDescriptions ?? []) {
      emit({
        kind: 'target',
        service: asked.name,
        target: `${Target?.Id}:${Target?.Port}`,
        state: TargetHealth?.State ?? '',
        ...(TargetHealth?.Reason !== undefined && { reason: TargetHealth.Reason }),
        ...(TargetHealth?.Description !== undefined && { description: TargetHealth.Description }),
      });
    }
  }
}

/** Like deaths leave like logs: the newest few say it. */
const readLogsOf = 3;

function hasDied({ stopCode }: Task): boolean {
  return stopCode === 'EssentialContainerExited';
}

async function tellLogs(
  service: string,
  tasks: readonly Task[],
  definitionOf: (arn: string) => Promise<TaskDefinitionFact | undefined>,
  emit: Emit,
  context: LiveContext,
): Promise<void> {
  const logs = await Promise.all(
    tasks.map(async ({ taskArn = '', taskDefinitionArn = '' }) => {
      const definition = await definitionOf(taskDefinitionArn);
      const task = taskArn.slice(taskArn.lastIndexOf('/') + 1);
      const streams = (definition?.containers ?? []).flatMap(({ name, log }) =>
        log?.group === undefined
          ? []
          : [{ group: log.group, stream: `${log.streamPrefix}/${name}/${task}` }],
      );
      const lines = await Promise.all(streams.map((stream) => readStream(stream, context)));
      return { task, lines: lines.flat() };
    }),
  );
  for (const { task, lines } of logs) {
    for (const line of lines) emit({ kind: 'log', service, task, line });
  }
}

async function readStream(
  { group, stream }: { readonly group: string; readonly stream: string },
  { account, asker }: LiveContext,
): Promise<readonly string[]> {
  const command = new GetLogEventsCommand({
    logGroupName: group,
    logStreamName: stream,
    startFromHead: false,
    limit: 100,
  });
  const answer = await asker.ask('logs:GetLogEvents', () => account.clients.logs.send(command), [
    'ResourceNotFoundException',
  ]);
  return (answer?.events ?? []).flatMap(({ message }) => message ?? []);
}
