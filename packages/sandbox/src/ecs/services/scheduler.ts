import type { Task } from '../tasks.ts';
import { breakerThreshold, capacityOf } from './capacity.ts';
import { concludeDeployment, failDeployment } from './deployments.ts';
import { dismiss, letGo } from './dismiss.ts';
import { launchBackOff } from './launch-back-off.ts';
import { launchTasks } from './launch-tasks.ts';
import { planStep, type Step } from './plan-step.ts';
import { hasHealthCheck } from './revision.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import type { Member, Rollout, Service } from './service.ts';
import { registerTargets, targetKey } from './targets.ts';
import { judge } from './task-health.ts';

/**
 * The service scheduler. It does nothing but answer events (a task or a target changed, a service
 * was updated, a time is over), so that services at rest cost nothing.
 */
export interface Scheduler {
  /** Looks at the service once everything of this instant has happened. */
  attend(service: Service): void;
  /** The service that a task belongs to, as long as the task is there. */
  serviceOf(taskArn: string): Service | undefined;
}

/** Starts to follow tasks and targets. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const services = new Map<string, Service>();
  const membersAt = new Map<string, Member>();

  parts.tasks.onChange((task) => {
    const service = services.get(task.arn);
    const member = service?.members.get(task.arn);
    if (service !== undefined && member !== undefined) follow(service, member, task);
  });
  parts.targetGroups.onChange((targetGroupArn, target) => {
    const member = membersAt.get(targetKey(targetGroupArn, target));
    const service = member === undefined ? undefined : services.get(member.arn);
    if (service !== undefined) attend(service);
  });

  function attend(service: Service): void {
    if (service.queued || service.status === 'INACTIVE') return;
    service.queued = true;
    parts.clock.after(0, () => {
      service.queued = false;
      reconcile(service);
    });
  }

  function follow(service: Service, member: Member, task: Task): void {
    member.zone = task.availabilityZone;
    member.protectedUntil = task.protectedUntil ?? 0;
    if (!member.dismissed && !member.failed && isFailure(task)) noteFailure(service, member, task);
    if (task.status === 'STOPPED') {
      depart(service, member);
      service.members.delete(member.arn);
      services.delete(member.arn);
    } else if (task.desiredStatus === 'STOPPED' || isPastRunning(task)) {
      depart(service, member);
    } else if (task.status === 'RUNNING' && member.phase === 'pending') {
      member.phase = 'running';
      member.runningAt = task.startedAt ?? parts.clock.now();
      member.rollout.launchFailures = 0;
      member.rollout.launchAfter = 0;
      register(service, member, task);
      if (isUnchecked(member)) {
        member.countsAt = member.runningAt + parts.waits.begin('unchecked-task', service.name);
      }
    }
    attend(service);
  }

  function register(service: Service, member: Member, task: Task): void {
    member.targets = registerTargets(member.rollout.revision, task, parts.targetGroups);
    for (const { targetGroupArn, target } of member.targets) {
      membersAt.set(targetKey(targetGroupArn, target), member);
    }
    service.newTargets.push(...member.targets);
  }

  /** The task goes though the scheduler did not ask for it. */
  function depart(service: Service, member: Member): void {
    if (member.phase === 'leaving') return;
    member.phase = 'leaving';
    const drained = letGo(service, [member], parts, unindex)(member);
    void drained.then(() => attend(service));
  }

  function unindex(member: Member): void {
    for (const { targetGroupArn, target } of member.targets) {
      membersAt.delete(targetKey(targetGroupArn, target));
    }
  }

  function noteFailure(service: Service, member: Member, task: Task): void {
    member.failed = true;
    if (task.stopCode === 'TaskFailedToStart') {
      service.events.addOnce(
        `was unable to place a task. Reason: ${(task.stoppedReason ?? '').replace(/\.$/, '')}.`,
      );
      noteLaunchFailure(service, member.rollout);
    }
    if (!member.wasHealthy) countFailure(service, member.rollout);
  }

  function noteLaunchFailure(service: Service, rollout: Rollout): void {
    rollout.launchFailures += 1;
    rollout.launchAfter = parts.clock.now() + launchBackOff(rollout.launchFailures);
    if (rollout.launchFailures < 3) return;
    service.events.addOnce(
      'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    );
  }

  function countFailure(service: Service, rollout: Rollout): void {
    if (rollout !== service.rollouts[0] || rollout.state !== 'IN_PROGRESS') return;
    rollout.failedTasks += 1;
    rollout.updatedAt = parts.clock.now();
    const breaker = service.settings.deployment.deploymentCircuitBreaker;
    if (breaker?.enable !== true) return;
    if (rollout.failedTasks < breakerThreshold(service.desiredCount, breaker)) return;
    failDeployment(service, 'tasks failed to start', parts);
  }

  function reconcile(service: Service): void {
    announceTargets(service);
    const reviewAt = review(service);
    const members = [...service.members.values()].filter(({ phase }) => phase !== 'leaving');
    const draining = service.status === 'DRAINING';
    const step = planStep({
      now: parts.clock.now(),
      desired: draining ? 0 : service.desiredCount,
      capacity: capacityOf(draining ? 0 : service.desiredCount, service.settings.deployment),
      members,
      rollouts: service.rollouts,
    });
    act(service, step);
    concludeDeployment(service, parts);
    wakeAt(service, [...reviewAt, ...backOffs(service), ...step.protected.map(protectionEnds)]);
    if (step.launch.length > 0 || step.stop.length > 0) attend(service);
  }

  /** Judges every task anew; the answer says when to do it again though nothing happens. */
  function review(service: Service): number[] {
    const reviewAt: number[] = [];
    for (const member of service.members.values()) {
      const task = member.phase === 'running' ? parts.tasks.find(member.arn) : undefined;
      if (task === undefined) continue;
      const judgement = judge(service, member, task, parts);
      if (judgement.reviewAt !== undefined) reviewAt.push(judgement.reviewAt);
      if (judgement.event !== undefined && member.standing !== 'unhealthy') {
        service.events.add(judgement.event);
      }
      member.standing = judgement.standing;
      member.ailment = judgement.ailment;
      if (judgement.standing === 'healthy' && !member.wasHealthy) firstHealthy(service, member);
    }
    return reviewAt;
  }

  function firstHealthy(service: Service, member: Member): void {
    member.wasHealthy = true;
    const breaker = service.settings.deployment.deploymentCircuitBreaker;
    if (breaker?.resetOnHealthyTask !== false) member.rollout.failedTasks = 0;
  }

  /** Failures are counted first: a breaker that trips lets nothing more be launched. */
  function act(service: Service, step: Step): void {
    const [primary] = service.rollouts;
    for (const { ailment, rollout } of step.stop) {
      if (ailment !== undefined) countFailure(service, rollout);
    }
    const tripped = primary?.state === 'FAILED';
    for (const { rollout, count } of step.launch) {
      if (tripped && rollout === primary) continue;
      const launched = launchTasks(service, rollout, count, step.replacing, parts);
      for (const { arn } of launched.members) services.set(arn, service);
      if (launched.refused === undefined) continue;
      service.events.addOnce(`failed to launch a task with (error ${launched.refused}).`);
      noteLaunchFailure(service, rollout);
      countFailure(service, rollout);
    }
    if (step.stop.length > 0) dismissAll(service, step.stop);
    if (step.deadlock) {
      service.events.addOnce(
        'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
      );
    }
    for (const [id, count] of countByRollout(step.protected)) {
      service.events.addOnce(
        `was unable to scale in due to (reason ${count} tasks under protection)`,
        id,
      );
    }
  }

  function dismissAll(service: Service, members: readonly Member[]): void {
    void dismiss(service, members, parts, unindex).then(() => attend(service));
    for (const { ailment, rollout } of members) {
      if (ailment === undefined && rollout.target > 0) rollout.target -= 1;
    }
  }

  function wakeAt(service: Service, times: readonly number[]): void {
    service.wake?.();
    service.wake = undefined;
    const future = times.filter((time) => time > parts.clock.now());
    if (future.length === 0) return;
    service.wake = parts.clock.after(Math.min(...future) - parts.clock.now(), () =>
      attend(service),
    );
  }

  return { attend, serviceOf: (taskArn) => services.get(taskArn) };
}

function announceTargets(service: Service): void {
  const groups = service.newTargets.map(({ targetGroupArn }) => targetGroupArn);
  for (const group of new Set(groups)) {
    const count = groups.filter((name) => name === group).length;
    service.events.add(`registered ${count} targets in (target-group ${group})`);
  }
  service.newTargets = [];
}

function isPastRunning({ status }: Task): boolean {
  return status === 'DEACTIVATING' || status === 'STOPPING' || status === 'DEPROVISIONING';
}

/** Whether neither a load balancer nor a container tells ECS how the task is. */
function isUnchecked({ targets, rollout }: Member): boolean {
  return targets.length === 0 && !hasHealthCheck(rollout.revision);
}

/** A task that someone stopped or whose capacity was taken away says nothing about its revision. */
function isFailure({ stopCode }: Task): boolean {
  return stopCode === 'TaskFailedToStart' || stopCode === 'EssentialContainerExited';
}

function backOffs({ rollouts }: Service): readonly number[] {
  return rollouts.map(({ launchAfter }) => launchAfter);
}

function protectionEnds({ protectedUntil }: Member): number {
  return protectedUntil;
}

function countByRollout(members: readonly Member[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rollout } of members) counts.set(rollout.id, (counts.get(rollout.id) ?? 0) + 1);
  return counts;
}
