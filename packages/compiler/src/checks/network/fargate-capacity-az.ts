import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { leastTasks } from '../most-tasks.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';
import { defaultRoute, tableOf } from '../way-out.ts';
import { listed } from '../words.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'fargate-capacity-az': {
    severity: 'warning',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Services that one full zone, one taken-back machine or one gateway stops. */
export const fargateCapacityAz: Check = {
  code: 'fargate-capacity-az',
  *run(facts) {
    const { cloud } = facts;
    for (const set of taskSetsOf(cloud)) {
      for (const defect of defectsOf(cloud, set))
        yield about(set, problems['fargate-capacity-az'](undefined, defect));
    }
    yield* sharedGateway(facts);
  },
};

function* defectsOf(cloud: CloudFacts, set: TaskSet): Generator<Parameters> {
  const { subnets } = set.placement;
  const zones = subnets === 'unknown' ? undefined : zonesOf(cloud, subnets);
  if (zones?.size === 1 && set.kind === 'service')
    yield {
      what: `${nameOf(set)} runs in one zone only: when it has no capacity, no task starts.`,
      mend: 'Use two zones or more (`x-seaworthy: network: zones`).',
    };
  const desired = set.service?.desired ?? 1;
  if (set.service?.capacity === 'spot' && desired !== 'unknown' && desired < 2)
    yield {
      what: `${nameOf(set)} runs as a single task on Spot, which AWS may take back at any time with nothing to replace it.`,
      mend: 'Keep one task on demand (`FARGATE` with base 1) and the rest on Spot.',
    };
}

function zonesOf(cloud: CloudFacts, subnets: readonly string[]): ReadonlySet<string> | undefined {
  const zones = subnets.map((id) => factNamed(cloud.subnets, id)?.zone ?? 'unknown');
  return zones.includes('unknown') ? undefined : new Set(zones);
}

/**
 * A NAT gateway in another zone is a second single point, and its traffic is paid for twice. Where
 * every service is one task, no zone can fail without an outage anyway.
 */
function* sharedGateway({ cloud, application }: Facts): Generator<Diagnostic> {
  if (application && !/^prod/i.test(application.environment)) return;
  if (!cloud.services.some((service) => leastTasks(cloud, service) > 1)) return;
  const zones = new Map<string, Set<string>>();
  for (const subnet of cloud.subnets) {
    const effective = tableOf(cloud, subnet.id);
    const target = effective && defaultRoute(effective.table)?.target;
    if (target?.kind !== 'nat-gateway') continue;
    if (factNamed(cloud.natGateways, target.id)?.subnet === undefined) continue;
    zones.set(target.id, (zones.get(target.id) ?? new Set()).add(subnet.zone));
  }
  for (const [id, served] of zones) {
    if (served.size < 2) continue;
    const found = {
      what: `One NAT gateway serves ${listed([...served])}: when its zone fails, tasks in the others lose the internet.`,
      mend: 'Use `x-seaworthy: network: nat: per-zone` or `regional` where that matters; each further zone costs as much as the first.',
    };
    const gateway = factNamed(cloud.natGateways, id) ?? { id };
    yield about(gateway, withSeverity('advice', problems['fargate-capacity-az'](undefined, found)));
  }
}
