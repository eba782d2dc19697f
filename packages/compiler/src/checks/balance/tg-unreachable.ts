import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { type MissingLink, reach } from '../reach.ts';
import { taskNamed } from '../understood.ts';
import { type BalancedService, balancedServicesOf } from './balanced-services.ts';

interface Parameters {
  readonly service: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'tg-unreachable': {
    severity: 'error',
    message: ({ service, why }: Parameters) => `The load balancer cannot reach ${service}: ${why}.`,
    help: () =>
      "Two rules are needed, between the groups and not by address: out of the load balancer's security group, and into the tasks', both for the container port.",
  },
});

/** Services whose tasks the load balancer's probes and requests do not get through to. */
export const tgUnreachable: Check = {
  code: 'tg-unreachable',
  *run(facts) {
    for (const balanced of balancedServicesOf(facts.cloud)) {
      const why = reasonFor(facts.cloud, balanced);
      if (why === undefined) continue;
      const task = taskNamed(facts, balanced.set.owner);
      const span = task?.kind === 'web' ? task.route.portSpan : undefined;
      const found = { service: nameOf(balanced.set), why };
      yield about(balanced.set, problems['tg-unreachable'](span, found));
    }
  },
};

function reasonFor(cloud: CloudFacts, balanced: BalancedService): string | undefined {
  const { set, target, group, ways } = balanced;
  if (group.health.timeout >= group.health.interval)
    return `a probe may take ${group.health.timeout} s but is sent every ${group.health.interval} s`;
  const port = target.port ?? group.port;
  const loadBalancer = ways.find((way) => way.loadBalancer)?.loadBalancer;
  if (!loadBalancer || port === undefined) return undefined;
  const to = { kind: 'thing', placement: set.placement } as const;
  const outcome = reach(cloud, loadBalancer.placement, to, port);
  return outcome.answer === 'no' ? wordsFor(outcome.missing, port) : undefined;
}

function wordsFor({ kind }: MissingLink, port: number): string {
  return kind === 'ingress'
    ? `the tasks' security group lets nothing in from it on port ${port}`
    : `its security group lets nothing out to the tasks on port ${port}`;
}
