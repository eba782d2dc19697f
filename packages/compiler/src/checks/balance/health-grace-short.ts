import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { taskNamed } from '../understood.ts';
import { type BalancedService, balancedServicesOf } from './balanced-services.ts';

interface Parameters {
  readonly service: string;
  readonly patience: number;
  readonly boot: number;
}

const problems = declareDiagnostics({
  'health-grace-short': {
    severity: 'error',
    message: ({ service, patience, boot }: Parameters) =>
      `The load balancer gives ${service} ${patience} s to become healthy, and it may need ${boot} s: tasks would be stopped while they start.`,
    help: ({ boot }: Parameters) =>
      `Set \`x-seaworthy: health: gracePeriod\` to ${Math.max(60, Math.ceil(boot * 1.5))} s or more.`,
  },
});

/** Seconds that a container takes to answer when nothing says otherwise. */
const usualBoot = 30;

/** Services that the load balancer gives up on before they have started. */
export const healthGraceShort: Check = {
  code: 'health-grace-short',
  *run(facts) {
    for (const balanced of balancedServicesOf(facts.cloud)) {
      const boot = bootTime(balanced);
      const patience = patienceWith(balanced);
      if (patience >= boot) continue;
      const task = taskNamed(facts, balanced.set.owner);
      const span = task?.kind === 'web' ? task.route.health.span : undefined;
      const found = { service: nameOf(balanced.set), patience, boot };
      yield about(balanced.set, problems['health-grace-short'](span, found));
    }
  },
};

/** The grace period, or the probes that must fail in a row, whichever lasts longer. */
function patienceWith({ set, group }: BalancedService): number {
  const { interval, unhealthyThreshold } = group.health;
  return Math.max(set.service?.gracePeriod ?? 0, interval * unhealthyThreshold);
}

function bootTime({ set }: BalancedService): number {
  const stated = set.definition.containers.map(({ health }) => health?.startPeriod ?? 0);
  return Math.max(usualBoot, ...stated);
}
