import { type Diagnostic, declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { ListenerRuleFact } from '../../facts/cloud/balance.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { type BalancedService, balancedServicesOf } from './balanced-services.ts';

interface Parameters {
  readonly service: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'tg-wiring': {
    severity: 'error',
    message: ({ service, why }: Parameters) =>
      `${service} is not connected to the load balancer: ${why}.`,
    help: () =>
      'A target group for Fargate has the target type `ip`, belongs to a listener or rule that exists before the service, and names a container and port of the task.',
  },
});

/** Services whose way from the load balancer has a part that is missing or does not fit. */
export const tgWiring: Check = {
  code: 'tg-wiring',
  *run({ cloud }) {
    for (const balanced of balancedServicesOf(cloud)) {
      const why = reasonFor(balanced);
      if (why === undefined) continue;
      const { set } = balanced;
      yield about(set, problems['tg-wiring'](undefined, { service: nameOf(set), why }));
    }
    yield* checkPriorities(cloud);
  },
};

/** AWS refuses the second rule of a priority. */
function* checkPriorities({ listenerRules }: CloudFacts): Generator<Diagnostic> {
  const taken = new Map<string, ListenerRuleFact>();
  for (const rule of listenerRules) {
    const { listener, priority } = rule;
    if (priority === 'unknown') continue;
    const first = taken.get(`${listener} ${priority}`);
    taken.set(`${listener} ${priority}`, first ?? rule);
    if (!first) continue;
    const why = `its rule has the priority ${priority}, which a rule of ${nameOf(first)} has already`;
    yield about(rule, problems['tg-wiring'](undefined, { service: nameOf(rule), why }));
  }
}

function reasonFor(balanced: BalancedService): string | undefined {
  const { group, ways } = balanced;
  if (group.targetType !== 'ip')
    return `its target group has the target type \`${group.targetType}\``;
  if (ways.length === 0) return 'no listener and no rule forwards to its target group';
  return misnamed(balanced) ?? tooEarly(balanced);
}

function misnamed({ set, target }: BalancedService): string | undefined {
  const container = set.definition.containers.find(({ name }) => name === target.container);
  if (target.container === undefined) return undefined;
  if (!container) return `the task has no container \`${target.container}\``;
  const hasPort = container.ports.some((port) => port.container === target.port);
  return hasPort ? undefined : `the container \`${container.name}\` has no port ${target.port}`;
}

/** AWS refuses a service whose target group has no load balancer yet; other stacks come earlier. */
function tooEarly({ set, ways }: BalancedService): string | undefined {
  const after = set.service?.after ?? 'unknown';
  if (after === 'unknown') return undefined;
  const isReady = ways.some(
    ({ by }) => stackOf(by.id) !== stackOf(set.id) || after.includes(by.id),
  );
  return isReady ? undefined : 'the service does not wait for the rule that forwards to it';
}

function stackOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
