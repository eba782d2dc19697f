import type { DescribeServicesCommandOutput } from '@aws-sdk/client-ecs';
import type { Task } from '../../ecs/tasks.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { Clock } from '../../time/clock.ts';

/** What is known of a task of a service from what everybody can see. */
interface Seen {
  readonly service: string;
  task: Task;
  /** States of its targets by group. */
  readonly targets: Map<string, string>;
  givenUp: boolean;
}

/** Milliseconds after RUNNING before a task counts that nothing checks. */
const unchecked = 40_000;

/**
 * Looks at every change of a task or target whether a healthy task was given up although fewer
 * healthy ones than the minimum were left; the answer tells what it saw of that.
 */
export function watchCapacity(sandbox: Sandbox, clock: Clock): () => readonly string[] {
  const violations: string[] = [];
  const byArn = new Map<string, Seen>();
  const byService = new Map<string, Set<Seen>>();
  const byAddress = new Map<string, Seen>();

  sandbox.tasks.onChange((task) => {
    const seen = byArn.get(task.arn) ?? meet(task);
    if (seen === undefined) return;
    const { stopCode, desiredStatus } = task;
    if (desiredStatus === 'STOPPED' && seen.task.desiredStatus === 'RUNNING') {
      if (stopCode === 'ServiceSchedulerInitiated') giveUp(seen);
    }
    seen.task = task;
    if (task.address !== undefined) byAddress.set(task.address, seen);
    if (task.status === 'STOPPED') forget(seen);
  });

  sandbox.loadBalancing.onChange((group, { address }, { state, reason }) => {
    const seen = byAddress.get(address);
    // A target outlives its task by the deregistration delay; another may have its address by then.
    if (seen === undefined || reason === 'Target.NotRegistered') return;
    // The scheduler hears of a task's end before this watch does.
    const ended = sandbox.tasks.find(seen.task.arn)?.desiredStatus !== 'RUNNING';
    if (state === 'draining' && !ended) giveUp(seen);
    seen.targets.set(group, state);
  });

  function meet(task: Task): Seen | undefined {
    const [, service] = /^service:(.+)$/.exec(task.request.group) ?? [];
    if (service === undefined || task.status === 'STOPPED') return undefined;
    const seen: Seen = { service, task, targets: new Map(), givenUp: false };
    byArn.set(task.arn, seen);
    const others = byService.get(service) ?? new Set();
    byService.set(service, others.add(seen));
    return seen;
  }

  function forget(seen: Seen): void {
    byArn.delete(seen.task.arn);
    byService.get(seen.service)?.delete(seen);
    if (byAddress.get(seen.task.address ?? '') === seen) byAddress.delete(seen.task.address ?? '');
  }

  function giveUp(seen: Seen): void {
    if (seen.givenUp) return;
    const counted = isHealthy(seen);
    seen.givenUp = true;
    if (!counted) return;
    const minimum = minimumOf(sandbox, seen.service);
    const left = [...(byService.get(seen.service) ?? [])].filter(isHealthy).length;
    if (left >= minimum) return;
    const at = new Date(clock.now()).toISOString();
    violations.push(`${at} ${seen.service} gave up a healthy task and kept ${left} of ${minimum}`);
  }

  function isHealthy({ task, targets, givenUp }: Seen): boolean {
    if (givenUp || task.status !== 'RUNNING' || task.desiredStatus !== 'RUNNING') return false;
    const checked = task.request.definition.containerDefinitions.some(
      ({ healthCheck }) => healthCheck,
    );
    if (checked && task.health !== 'HEALTHY') return false;
    if (targets.size > 0) return [...targets.values()].every((state) => state === 'healthy');
    return checked || clock.now() >= (task.startedAt ?? clock.now()) + unchecked;
  }

  return () => violations;
}

/** As DescribeServices tells it now. */
function minimumOf({ services }: Sandbox, service: string): number {
  const input = { cluster: 'soak', services: [service] };
  const output = services.ECS.DescribeServices?.run(input, { caller: { kind: 'developer' } });
  if (output === undefined || output instanceof Promise) throw new Error('no answer at once');
  const [found] = (output as DescribeServicesCommandOutput).services ?? [];
  if (found?.status !== 'ACTIVE') return 0;
  const percent = found.deploymentConfiguration?.minimumHealthyPercent ?? 100;
  return Math.ceil(((found.desiredCount ?? 0) * percent) / 100);
}
