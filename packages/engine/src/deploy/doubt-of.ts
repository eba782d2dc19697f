import type { Task } from '@aws-sdk/client-ecs';
import type { TaskEvent } from '../events/engine-event.ts';
import { hasFailed } from '../watch/has-failed.ts';
import { taskEvent } from '../watch/task-event.ts';
import type { SeenService } from '../watch/watch-service.ts';

/** Why a service is not believed yet, though CloudFormation and ECS call its deployment done. */
export interface Doubt {
  /** Milliseconds that its tasks have to run without a death. */
  readonly needed: number;
  /** Tasks of the revision that died, the last one last. */
  readonly deaths: readonly TaskEvent[];
}

/**
 * Whether a revision (`family:number`) can be called deployed, from how its service is seen at `now`
 * (milliseconds since 1970). ECS is content as soon as each task has passed a health check once, or
 * without any check has run for 40 s: whoever dies after that would be called deployed. So tasks have
 * to have run for a moment, and where one has died, longer than that one did. Undefined: it can; or
 * ECS runs something else, which is for others to judge.
 */
export function doubtOf(
  { service, tasks }: SeenService,
  revision: string,
  now: number,
): Doubt | undefined {
  const primary = service.deployments?.find(({ status }) => status === 'PRIMARY');
  if (lastPart(primary?.taskDefinition) !== revision) return undefined;
  const ours = tasks.filter(({ taskDefinitionArn }) => lastPart(taskDefinitionArn) === revision);
  const running = ours.filter(
    ({ lastStatus, desiredStatus }) => lastStatus === 'RUNNING' && desiredStatus === 'RUNNING',
  );
  const dead = ours.filter((task) => hasFailed(taskEvent('', task))).toSorted(byEnd);
  const isChecked =
    (service.loadBalancers ?? []).length > 0 ||
    running.every(({ healthStatus }) => healthStatus === 'HEALTHY');
  const needed = Math.max(isChecked ? trust.checked : trust.unchecked, trustAfter(dead));
  const quietSince = Math.max(...running.map(startOf), ...dead.map(endOf));
  const isQuiet = running.length >= (primary?.desiredCount ?? 0) && now - quietSince >= needed;
  if (isQuiet) return undefined;
  const name = service.serviceName ?? '';
  return { needed, deaths: dead.map((task) => taskEvent(name, task)) };
}

/**
 * Milliseconds that tasks have to have run. A program that does not get its database gives up after
 * 10 s more often than after any other time; without a check ECS has waited 40 s already.
 */
const trust = { checked: 15_000, unchecked: 45_000 };

/** Half as long again as the dead one ran: had they the same illness, they would be dead as well. */
function trustAfter(dead: readonly Task[]): number {
  const longest = Math.max(0, ...dead.map((task) => endOf(task) - startOf(task)));
  return longest === 0 ? 0 : Math.min(longestTrust, Math.max(30_000, 1.5 * longest));
}

/** Milliseconds. Who waits longer does not wait for a start any more. */
const longestTrust = 120_000;

function byEnd(one: Task, other: Task): number {
  return endOf(one) - endOf(other);
}

/** Of a task that never ran, its end. */
function startOf(task: Task): number {
  return task.startedAt?.getTime() ?? endOf(task);
}

function endOf({ executionStoppedAt, stoppingAt, stoppedAt }: Task): number {
  return (executionStoppedAt ?? stoppingAt ?? stoppedAt)?.getTime() ?? 0;
}

function lastPart(arn = ''): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
