import type { Account } from '../../account.ts';
import type { Task } from '../tasks.ts';
import { hasHealthCheck } from './revision.ts';
import type { Member, Service, Standing } from './service.ts';

export interface Judgement {
  readonly standing: Standing;
  /** The stop reason that ECS would give. */
  readonly ailment?: string;
  /** What ECS writes into the service's events. */
  readonly event?: string;
  /** When to look again though nothing happens; milliseconds since 1970. */
  readonly reviewAt?: number;
}

/** Whether ECS counts a task: its load balancers and its containers must both find it healthy. */
export function judge(
  service: Service,
  member: Member,
  task: Task,
  { clock, targetGroups }: Pick<Account, 'clock' | 'targetGroups'>,
): Judgement {
  if (member.phase !== 'running') return { standing: 'pending' };
  const ailment = ailmentOf(member, task, targetGroups);
  if (ailment !== undefined) {
    const graceEnds = member.runningAt + service.settings.gracePeriod * 1000;
    return clock.now() < graceEnds
      ? { standing: 'warming', reviewAt: graceEnds }
      : { standing: 'unhealthy', ...ailment };
  }
  if (member.countsAt !== undefined) {
    return clock.now() < member.countsAt
      ? { standing: 'warming', reviewAt: member.countsAt }
      : { standing: 'healthy' };
  }
  const checked = hasHealthCheck(member.rollout.revision);
  const healthy =
    (!checked || task.health === 'HEALTHY') &&
    member.targets.every(
      ({ targetGroupArn, target }) =>
        targetGroups.health(targetGroupArn, target).state === 'healthy',
    );
  return { standing: healthy ? 'healthy' : 'warming' };
}

function ailmentOf(
  member: Member,
  task: Task,
  targetGroups: Account['targetGroups'],
): { readonly ailment: string; readonly event: string } | undefined {
  if (task.health === 'UNHEALTHY') {
    return {
      ailment: 'Task failed container health checks',
      event: `(task ${member.id}) failed container health checks.`,
    };
  }
  for (const { targetGroupArn, target, containerPort } of member.targets) {
    const health = targetGroups.health(targetGroupArn, target);
    if (health.state !== 'unhealthy') continue;
    return {
      ailment: `Task failed ELB health checks in (target-group ${targetGroupArn})`,
      event: `(task ${member.id}) (port ${containerPort}) is unhealthy in (target-group ${targetGroupArn}) due to (reason ${health.description ?? health.reason ?? 'Health checks failed'}).`,
    };
  }
  return undefined;
}
