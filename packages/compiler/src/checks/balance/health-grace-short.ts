import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf, withSeverity } from '../about.ts';
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

/** Seconds that a container is taken to need when its health check does not say. */
const usualBoot = 30;

/** Services that the load balancer gives up on before they have started. */
export const healthGraceShort: Check = {
  code: 'health-grace-short',
  *run(facts) {
    for (const balanced of balancedServicesOf(facts.cloud)) {
      const stated = statedBoot(balanced);
      const boot = stated ?? usualBoot;
      const patience = patienceWith(balanced);
      if (patience >= boot) continue;
      const task = taskNamed(facts, balanced.set.owner);
      const span = task?.kind === 'web' ? task.route.health.span : undefined;
      const found = { service: nameOf(balanced.set), patience, boot };
      const finding = problems['health-grace-short'](span, found);
      yield about(balanced.set, stated === undefined ? withSeverity('warning', finding) : finding);
    }
  },
};

/** The grace period, or the probes that must fail in a row, whichever lasts longer. */
function patienceWith({ set, group }: BalancedService): number {
  const { interval, unhealthyThreshold } = group.health;
  return Math.max(set.service?.gracePeriod ?? 0, interval * unhealthyThreshold);
}

/** What the health checks of the containers allow for starting, if they say so. */
function statedBoot({ set }: BalancedService): number | undefined {
  const periods = set.definition.containers.map(({ health }) => health?.startPeriod ?? 0);
  const longest = Math.max(...periods);
  return longest > 0 ? longest : undefined;
}
