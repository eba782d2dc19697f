import { DescribeServicesCommand, type Service } from '@aws-sdk/client-ecs';
import {
  DescribeTargetHealthCommand,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { pauseAfter } from '../aws/pause-after.ts';
import type { EngineEvent, TaskEvent } from '../events/engine-event.ts';
import { hasFailed } from './has-failed.ts';
import { LastLines } from './last-lines.ts';
import { SharedTasks } from './shared-tasks.ts';
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
  { lastLines = false, onlyNews = false, tasks = new SharedTasks(context) }: WatchOptions = {},
): Promise<void> {
  const news = new News(context);
  const by: Look = { tellNew: news.tell, isNew: news.isNew, tasks, isLast: false };
  if (onlyNews) await news.withhold(() => look(watched, by, context));
  const logs = lastLines ? new LastLines(watched.name, context) : undefined;
  for (;;) {
    // After the end once more: what a service came to is told last.
    const isLast = context.signal.aborted;
    const askedAt = context.clock.now();
    await look(watched, { ...by, ...(logs && { logs }), isLast }, context);
    if (isLast) return;
    await pauseAfter(askedAt, context).catch(() => {});
  }
}

export interface WatchOptions {
  /** Tells what a task wrote last, before it is told that it stopped. */
  readonly lastLines?: boolean;
  /** Leaves out what had happened before: tasks, targets and events of an earlier version. */
  readonly onlyNews?: boolean;
  /** Shared with others who watch services of the same cluster. */
  readonly tasks?: SharedTasks;
}

/** What a look needs besides the service. */
interface Look {
  readonly tellNew: TellNew;
  readonly isNew: News['isNew'];
  readonly tasks: SharedTasks;
  readonly logs?: LastLines;
  readonly isLast: boolean;
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
    if (!this.isNew(id, event)) return;
    this.#last.set(id, JSON.stringify(event));
    if (!this.#isWithheld) this.#context.emit(event);
  };

  readonly isNew = (id: string, event: EngineEvent): boolean =>
    this.#last.get(id) !== JSON.stringify(event);

  /** What is told meanwhile is known afterwards, and nobody hears it. */
  async withhold(work: () => Promise<void>): Promise<void> {
    this.#isWithheld = true;
    await work();
    this.#isWithheld = false;
  }
}

async function look(watched: WatchedService, by: Look, context: DeploymentContext): Promise<void> {
  const service = await describeService(watched, context);
  if (!service) return;
  tellServiceEvents(watched, service, by.tellNew);
  await tellTasks(watched, by);
  await tellTargets(watched, service, by.tellNew, context);
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

/** A rollback does not wait for tasks that are about to end: what they wrote is read all the same. */
async function tellTasks(
  watched: WatchedService,
  { tellNew, isNew, tasks, logs, isLast }: Look,
): Promise<void> {
  for (const task of await tasks.of(watched, isLast ? 0 : undefined)) {
    const event = { kind: 'task', ...taskEvent(watched.name, task) } as const;
    // The words of a task that was gone before explain nothing of what happens now.
    const hasStopped = event.status === 'STOPPED' && isNew(event.task, event);
    if (hasStopped || (isLast && isEnding(event))) await logs?.tell(event, task.taskDefinitionArn);
    tellNew(event.task, event);
  }
}

function isEnding(event: TaskEvent): boolean {
  return event.status !== 'STOPPED' && hasFailed(event);
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
