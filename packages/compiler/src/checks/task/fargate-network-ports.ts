import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { TaskDefinitionFact } from '../../facts/cloud/task.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { taskSetsOf } from '../task-sets.ts';
import { taskNamed } from '../understood.ts';

interface Parameters {
  readonly service: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'fargate-network-ports': {
    severity: 'error',
    message: ({ service, why }: Parameters) =>
      `The network settings of ${service} are refused: ${why}.`,
    help: () =>
      'Each task has an address of its own (`awsvpc`): give the container port only; the load balancer publishes 80 and 443.',
  },
});

/** Port mappings and network modes that a Fargate task cannot have. */
export const fargateNetworkPorts: Check = {
  code: 'fargate-network-ports',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      const why = set.definition.fargate ? reasonFor(set.definition) : undefined;
      if (why === undefined) continue;
      const span = taskNamed(facts, set.owner)?.ports[0]?.span;
      yield about(set, problems['fargate-network-ports'](span, { service: nameOf(set), why }));
    }
  },
};

function reasonFor({ networkMode, containers }: TaskDefinitionFact): string | undefined {
  if (networkMode !== 'awsvpc') return `the network mode is \`${networkMode ?? 'bridge'}\``;
  const used = new Set<number>();
  for (const { container, host } of containers.flatMap(({ ports }) => ports)) {
    if (host !== undefined && host !== container)
      return `host port ${host} differs from container port ${container}`;
    if (used.has(container)) return `container port ${container} is mapped twice in one task`;
    used.add(container);
  }
  return undefined;
}
