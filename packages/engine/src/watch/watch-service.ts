import { DescribeServicesCommand, type Service, type Task } from '@aws-sdk/client-ecs';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { pauseAfter } from '../aws/pause-after.ts';
import type { Emit, EngineEvent } from '../events/engine-event.ts';
import { hasFailed } from './has-failed.ts';
import { LastLines } from './last-lines.ts';
import { ownTasks } from './own-tasks.ts';
import { readTargets } from './read-targets.ts';
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
  { lastLines, since, tasks = new SharedTasks(context), onLook }: WatchOptions = {},
): Promise<void> {
  const news = new News(context.emit);
  const logs = lastLines ? new LastLines(watched.name, context) : undefined;
  let earlier = since;
  for (;;) {
    // After the end once more: what a service came to is told last.
    const isLast = context.signal.aborted;
    const askedAt = context.clock.now();
    const by: Look = {
      news,
      tasks,
      isLast,
      ...(logs && { logs }),
      ...(earlier !== undefined && { since: earlier }),
    };
    const seen = await look(watched, by, context);
    if (seen) {
      earlier = undefined; // from now on, whatever changes is news
      onLook?.(seen);
    }
    if (isLast) return;
    await pauseAfter(askedAt, context).catch(() => {});
  }
}

export interface WatchOptions {
  /** Tells what a task wrote last, before it is told that it stopped. */
  readonly lastLines?: boolean;
  /**
   * Leaves out how tasks and targets of an earlier time are at the first look, and events from
   * before; milliseconds since 1970, by AWS's clock.
   */
  readonly since?: number;
  /** Shared with others who watch services of the same cluster. */
  readonly tasks?: SharedTasks;
  /** Gets each look as a whole, after what was new in it was told. */
  readonly onLook?: (seen: SeenService) => void;
}

/** A service as ECS describes it, with its tasks: those that run, those that stopped of late. */
export interface SeenService {
  readonly service: Service;
  readonly tasks: readonly Task[];
}

/** What a look needs besides the service. */
interface Look {
  readonly news: News;
  readonly tasks: SharedTasks;
  readonly logs?: LastLines;
  readonly isLast: boolean;
  /** At the first look: what is older is known. */
  readonly since?: number;
}

/** Emits an event unless the last one under the same id said the same. */
class News {
  readonly #emit: Emit;
  readonly #last = new Map<string, string>();

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  tell(id: string, event: EngineEvent): void {
    if (!this.isNew(id, event)) return;
    this.know(id, event);
    this.#emit(event);
  }

  /** Takes it for told. */
  know(id: string, event: EngineEvent): void {
    this.#last.set(id, JSON.stringify(event));
  }

  isNew(id: string, event: EngineEvent): boolean {
    return this.#last.get(id) !== JSON.stringify(event);
  }
}

async function look(
  watched: WatchedService,
  by: Look,
  context: DeploymentContext,
): Promise<SeenService | undefined> {
  const service = await describeService(watched, context);
  if (!service) return undefined;
  tellServiceEvents(watched, service, by);
  // A rollback does not wait for tasks that are about to end: what they wrote is read all the same.
  const tasks = ownTasks(service, await by.tasks.of(watched, by.isLast ? 0 : undefined));
  await tellTasks(watched, tasks, by);
  await tellTargets(watched, { service, tasks }, by, context);
  return { service, tasks };
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
  { news, since }: Look,
): void {
  for (const { id = '', message = '', createdAt } of events.toReversed()) {
    const event = { kind: 'service', service: name, message } as const;
    if (isBefore(since, createdAt)) news.know(id, event);
    else news.tell(id, event);
  }
}

async function tellTasks(
  watched: WatchedService,
  tasks: readonly Task[],
  { news, logs, isLast, since }: Look,
): Promise<void> {
  for (const task of tasks) {
    const event = { kind: 'task', ...taskEvent(watched.name, task) } as const;
    const isEnding = event.status === 'STOPPED' || hasFailed(event);
    if (isBefore(since, task.createdAt)) {
      news.know(event.task, event);
      // The words of a task that was lost before explain nothing of what happens now.
      if (isEnding) logs?.leave(event.task);
      continue;
    }
    if (isEnding && (isLast || news.isNew(event.task, event))) {
      await logs?.tell(event, task.taskDefinitionArn);
    }
    news.tell(event.task, event);
  }
}

async function tellTargets(
  { name }: WatchedService,
  { service, tasks }: SeenService,
  { news, since }: Look,
  { clients }: DeploymentContext,
): Promise<void> {
  const fresh = new Set(
    tasks.filter(({ createdAt }) => !isBefore(since, createdAt)).flatMap(addressesOf),
  );
  for (const target of await readTargets(name, service, clients)) {
    const event = { kind: 'target', ...target } as const;
    const address = target.target.slice(0, target.target.lastIndexOf(':'));
    if (since !== undefined && !fresh.has(address)) news.know(target.target, event);
    else news.tell(target.target, event);
  }
}

function addressesOf({ attachments = [] }: Task): readonly string[] {
  return attachments.flatMap(({ details = [] }) =>
    details.flatMap(({ name, value }) => (name === 'privateIPv4Address' && value ? value : [])),
  );
}

function isBefore(since: number | undefined, at: Date | undefined): boolean {
  return since !== undefined && (at?.getTime() ?? since) < since;
}
