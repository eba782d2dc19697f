import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs';
import {
  DescribeTargetHealthCommand,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { EngineEvent } from '../events/engine-event.ts';
import { LastLines } from './last-lines.ts';
import { taskEvent } from './task-event.ts';

/** A service of ECS and the name that the project gives it. */
export interface WatchedService {
  readonly name: string;
  readonly cluster: string;
  /** ARN or name on ECS. */
  readonly service: string;
}

/**
 * Tells what happens to a service until the signal aborts: its events, its tasks with their reasons
 * as long as ECS keeps them, its targets. Everything is told once, when it is new.
 */
export async function watchService(
  watched: WatchedService,
  context: DeploymentContext,
  { lastLines = false, onlyNews = false }: WatchOptions = {},
): Promise<void> {
  const news = new News(context);
  if (onlyNews) await news.withhold((tellNew) => look(watched, tellNew, undefined, context));
  const logs = lastLines ? new LastLines(watched.name, context) : undefined;
  for (;;) {
    // After the end once more: what a service came to is told last.
    const isLast = context.signal.aborted;
    await look(watched, news.tell, logs, context);
    if (isLast) return;
    await context.clock.sleep(context.pollInterval, context.signal).catch(() => {});
  }
}

export interface WatchOptions {
  /** Tells what a task wrote last, before it is told that it stopped. */
  readonly lastLines?: boolean;
  /** Leaves out what had happened before: tasks, targets and events of an earlier version. */
  readonly onlyNews?: boolean;
}

type TellNew = (id: string, event: EngineEvent) => void;

/** Emits an event unless the last one under the same id said the same. */
class News {
  readonly #context: DeploymentContext;
  readonly #last = new Map<string, string>();
  #isWithheld = false;

  constructor(context: DeploymentContext) {
    this.#context = context;
  }

  readonly tell: TellNew = (id, event) => {
    const text = JSON.stringify(event);
    if (this.#last.get(id) === text) return;
    this.#last.set(id, text);
    if (!this.#isWithheld) this.#context.emit(event);
  };

  /** What is told meanwhile is known afterwards, and nobody hears it. */
  async withhold(work: (tell: TellNew) => Promise<void>): Promise<void> {
    this.#isWithheld = true;
    await work(this.tell);
    this.#isWithheld = false;
  }
}

async function look(
  watched: WatchedService,
  tellNew: TellNew,
  logs: LastLines | undefined,
  context: DeploymentContext,
): Promise<void> {
  const service = await describeService(watched, context);
  if (!service) return;
  tellServiceEvents(watched, service, tellNew);
  await tellTasks(watched, tellNew, logs, context);
  await tellTargets(watched, service, tellNew, context);
}

async function describeService(
  { cluster, service }: WatchedService,
  { clients }: DeploymentContext,
): Promise<Service | undefined> {
  const { services } = await clients.ecs.send(
    new DescribeServicesCommand({ cluster, services: [service] }),
  );
  return services?.[0];
}

function tellServiceEvents(
  { name }: WatchedService,
  { events = [] }: Service,
  tellNew: TellNew,
): void {
  for (const { id = '', message = '' } of events.toReversed()) {
    tellNew(id, { kind: 'service', service: name, message });
  }
}

async function tellTasks(
  watched: WatchedService,
  tellNew: TellNew,
  logs: LastLines | undefined,
  context: DeploymentContext,
): Promise<void> {
  for (const task of await tasksOf(watched, context)) {
    const event = taskEvent(watched.name, task);
    if (event.status === 'STOPPED') await logs?.tell(event, task.taskDefinitionArn);
    tellNew(event.task, { kind: 'task', ...event });
  }
}

/** Those that run and those that stopped within the hour. */
async function tasksOf(
  { cluster, service }: WatchedService,
  { clients }: DeploymentContext,
): Promise<readonly Task[]> {
  const serviceName = service.slice(service.lastIndexOf('/') + 1);
  const lists = await Promise.all(
    (['RUNNING', 'STOPPED'] as const).map((desiredStatus) =>
      clients.ecs.send(new ListTasksCommand({ cluster, serviceName, desiredStatus })),
    ),
  );
  const arns = [...new Set(lists.flatMap(({ taskArns = [] }) => taskArns))];
  if (arns.length === 0) return [];
  const { tasks = [] } = await clients.ecs.send(
    new DescribeTasksCommand({ cluster, tasks: arns.slice(0, 100) }),
  );
  return tasks;
}

async function tellTargets(
  { name }: WatchedService,
  { loadBalancers = [] }: Service,
  tellNew: TellNew,
  { clients }: DeploymentContext,
): Promise<void> {
  for (const { targetGroupArn } of loadBalancers) {
    const targets = await targetsOf(targetGroupArn, clients);
    for (const { Target, TargetHealth } of targets.toSorted(byHealth)) {
      const target = `${Target?.Id}:${Target?.Port}`;
      tellNew(target, {
        kind: 'target',
        service: name,
        target,
        state: TargetHealth?.State ?? '',
        ...(TargetHealth?.Reason !== undefined && { reason: TargetHealth.Reason }),
        ...(TargetHealth?.Description !== undefined && { description: TargetHealth.Description }),
      });
    }
  }
}

/** Between two questions one target may become healthy and then another one leave. */
function byHealth(one: TargetHealthDescription, other: TargetHealthDescription): number {
  const rank = ({ TargetHealth }: TargetHealthDescription) =>
    TargetHealth?.State === 'healthy' ? 0 : 1;
  return rank(one) - rank(other);
}

/** A rollback takes the group away while the service still drains. */
async function targetsOf(
  TargetGroupArn: string | undefined,
  { loadBalancing }: DeploymentContext['clients'],
): Promise<readonly TargetHealthDescription[]> {
  try {
    const command = new DescribeTargetHealthCommand({ TargetGroupArn });
    return (await loadBalancing.send(command)).TargetHealthDescriptions ?? [];
  } catch (error) {
    if (error instanceof Error && error.name === 'TargetGroupNotFoundException') return [];
    throw error;
  }
}
