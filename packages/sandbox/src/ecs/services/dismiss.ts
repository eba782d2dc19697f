import type { Account } from '../../account.ts';
import type { Member, Service } from './service.ts';

type DismissParts = Pick<Account, 'targetGroups' | 'tasks'>;

/**
 * Stops tasks of a service: those behind a load balancer once their connections are drained, so that
 * SIGTERM comes after the last request. Resolves when all of them have been told to stop.
 */
export async function dismiss(
  service: Service,
  members: readonly Member[],
  parts: DismissParts,
  forgetTargets: (member: Member) => void,
): Promise<void> {
  const pending = members.filter(({ phase }) => phase === 'pending');
  const running = members.filter(({ phase }) => phase === 'running');
  for (const member of members) {
    member.dismissed = true;
    member.phase = 'leaving';
  }
  if (pending.length > 0) service.events.add(`stopped ${pending.length} pending tasks.`);
  if (running.length > 0) {
    const list = running.map(({ id }) => `(task ${id})`).join(' ');
    service.events.add(`has stopped ${running.length} running tasks: ${list}.`);
  }
  const stop = (member: Member, drained?: Promise<void>) => {
    if (!service.members.has(member.arn)) return;
    const reason = reasonFor(service, member);
    parts.tasks.stop(member.arn, 'ServiceSchedulerInitiated', reason, drained);
  };
  for (const member of pending) stop(member);
  const leave = letGo(service, running, parts, forgetTargets);
  for (const member of running) stop(member, leave(member));
  await Promise.all(running.map(leave));
}

/** Takes tasks out of their target groups at once; the answer resolves when one is drained. */
export function letGo(
  service: Service,
  members: readonly Member[],
  { targetGroups }: DismissParts,
  forgetTargets: (member: Member) => void,
): (member: Member) => Promise<void> {
  announce(service, members);
  const drained = new Map<Member, Promise<void>>();
  for (const member of members) {
    if (member.targets.length === 0) continue;
    member.draining = true;
    forgetTargets(member);
    const targets = member.targets.map(({ targetGroupArn, target }) =>
      targetGroups.deregister(targetGroupArn, target),
    );
    drained.set(
      member,
      Promise.all(targets).then(() => {
        member.draining = false;
      }),
    );
  }
  return (member) => drained.get(member) ?? Promise.resolve();
}

function reasonFor(service: Service, member: Member): string {
  const primary = service.rollouts[0]?.id ?? member.rollout.id;
  return member.ailment ?? `Scaling activity initiated by (deployment ${primary})`;
}

function announce(service: Service, members: readonly Member[]): void {
  const targets = members.flatMap((member) => member.targets);
  for (const group of new Set(targets.map(({ targetGroupArn }) => targetGroupArn))) {
    const count = targets.filter(({ targetGroupArn }) => targetGroupArn === group).length;
    service.events.add(`deregistered ${count} targets in (target-group ${group})`);
  }
  const drained = members.filter((member) => member.targets.length > 0);
  for (const id of new Set(drained.map(({ rollout }) => rollout.id))) {
    const count = drained.filter(({ rollout }) => rollout.id === id).length;
    service.events.add(`has begun draining connections on ${count} tasks.`, id);
  }
}
