import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeTasksCommand,
  ListClustersCommand,
  ListTasksCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Account } from '../../aws/account.ts';
import type { EngineEvent } from '../../events/engine-event.ts';
import { hasFailed } from '../../watch/has-failed.ts';
import { taskEvent } from '../../watch/task-event.ts';

/** An event and when it came; milliseconds since 1970. */
export interface TimedEvent {
  readonly at: number;
  readonly event: EngineEvent;
}

/** Seconds from when things happened on AWS to the events that told of them. */
export interface Delays {
  readonly good: readonly number[];
  readonly bad: readonly number[];
}

/** A task that failed; milliseconds since 1970. */
export interface Failure {
  readonly service: string;
  readonly at: number;
}

/** Something on AWS with a time of its own: by the key it is found among the events. */
interface Happening {
  readonly key: string;
  readonly at: number;
  readonly isBad: boolean;
}

/**
 * Compares AWS's own times of resources and tasks with those of the events of a deployment, and
 * says which tasks failed.
 */
export async function measureDelays(
  told: readonly TimedEvent[],
  { clients }: Pick<Account, 'clients'>,
): Promise<Delays & { readonly failures: readonly Failure[] }> {
  const stacks = new Set(told.flatMap(({ event }) => (event.kind === 'stack' ? event.stack : [])));
  const began = told[0]?.at ?? 0;
  const tasks = await tasksIn(clients);
  const happened = [
    ...(await Promise.all([...stacks].map((stack) => resourcesOf(stack, clients)))).flat(),
    ...tasks.flatMap(lifeOf),
  ].filter(({ at }) => at >= began);
  const known = timesTold(told);
  const delays = happened
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ key, at, isBad }) => {
      const toldAt = known.get(key)?.shift();
      return toldAt === undefined ? [] : [{ isBad, seconds: (toldAt - at) / 1000 }];
    });
  const of = (isBad: boolean) =>
    delays.flatMap((delay) => (delay.isBad === isBad ? delay.seconds : []));
  return { good: of(false), bad: of(true), failures: tasks.flatMap(failureOf) };
}

/** When each was told; of a task's states only the first time, as it is told for other reasons too. */
function timesTold(told: readonly TimedEvent[]): ReadonlyMap<string, number[]> {
  const times = new Map<string, number[]>();
  for (const { at, event } of told) {
    const key = keyOf(event);
    if (key === undefined) continue;
    const known = times.get(key) ?? [];
    times.set(key, known);
    if (event.kind === 'resource' || known.length === 0) known.push(at);
  }
  return times;
}

function keyOf(event: EngineEvent): string | undefined {
  if (event.kind === 'resource') return `${event.stack} ${event.logicalId} ${event.status}`;
  return event.kind === 'task' ? `${event.task} ${event.status}` : undefined;
}

async function resourcesOf(
  StackName: string,
  { cloudFormation }: Account['clients'],
): Promise<readonly Happening[]> {
  const { StackEvents = [] } = await cloudFormation.send(
    new DescribeStackEventsCommand({ StackName }),
  );
  return StackEvents.map(({ LogicalResourceId, ResourceStatus = '', Timestamp }) => ({
    key: `${StackName} ${LogicalResourceId} ${ResourceStatus}`,
    at: Timestamp?.getTime() ?? 0,
    isBad: ResourceStatus.endsWith('_FAILED'),
  }));
}

async function tasksIn({ ecs }: Account['clients']): Promise<readonly Task[]> {
  const { clusterArns: [cluster] = [] } = await ecs.send(new ListClustersCommand({}));
  const lists = await Promise.all(
    (['RUNNING', 'STOPPED'] as const).map((desiredStatus) =>
      ecs.send(new ListTasksCommand({ cluster, desiredStatus })),
    ),
  );
  const arns = lists.flatMap(({ taskArns = [] }) => taskArns);
  if (arns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: arns }));
  return tasks;
}

function failureOf(task: Task): readonly Failure[] {
  const at = task.stoppingAt ?? task.executionStoppedAt;
  return at && hasFailed(taskEvent('', task))
    ? [{ service: task.group ?? '', at: at.getTime() }]
    : [];
}

function lifeOf(described: Task): readonly Happening[] {
  const { task } = taskEvent('', described);
  const { startedAt, stoppedAt } = described;
  const isBad = hasFailed(taskEvent('', described));
  return [
    ...(startedAt ? [{ key: `${task} RUNNING`, at: startedAt.getTime(), isBad: false }] : []),
    ...(stoppedAt ? [{ key: `${task} STOPPED`, at: stoppedAt.getTime(), isBad }] : []),
  ];
}
