import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { LoadBalancerFact } from '../../facts/cloud/balance.ts';
import type { Placement } from '../../facts/cloud/fact.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { defaultRoute, tableOf } from '../way-out.ts';
import { listed } from '../words.ts';
import { balancedServicesOf } from './balanced-services.ts';

interface Parameters {
  readonly what: string;
}

const problems = declareDiagnostics({
  'alb-az-subnets': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: () =>
      'Give the load balancer a public subnet in each zone that tasks run in, two at least (`x-seaworthy: network: zones`).',
  },
});

/** Load balancers that are not where the internet, or their tasks, can be reached. */
export const albAzSubnets: Check = {
  code: 'alb-az-subnets',
  *run({ cloud }) {
    for (const loadBalancer of cloud.loadBalancers) {
      const what = defectOf(cloud, loadBalancer);
      if (what !== undefined)
        yield about(loadBalancer, problems['alb-az-subnets'](undefined, { what }));
    }
    for (const { set, ways } of balancedServicesOf(cloud)) {
      const zones = zonesOf(cloud, ways[0]?.loadBalancer?.placement);
      const outside = zonesOf(cloud, set.placement)?.filter((zone) => !zones?.includes(zone));
      if (!zones || !outside || outside.length === 0) continue;
      const what = `The load balancer has no subnet in ${listed(outside)}, so that tasks of ${nameOf(set)} there get no requests.`;
      yield about(set, problems['alb-az-subnets'](undefined, { what }));
    }
  },
};

function defectOf(
  cloud: CloudFacts,
  { placement, internal }: LoadBalancerFact,
): string | undefined {
  const zones = zonesOf(cloud, placement);
  if (zones && zones.length < 2)
    return 'The load balancer is in one zone only, and AWS asks for subnets in two.';
  if (internal || placement.subnets === 'unknown') return undefined;
  const shut = placement.subnets.find((subnet) => isShut(cloud, subnet));
  return (
    shut &&
    `The load balancer faces the internet, but its subnet ${nameOf({ id: shut })} has no route to an internet gateway.`
  );
}

/** The distinct zones, or nothing when one of them cannot be seen. */
function zonesOf(
  cloud: CloudFacts,
  placement: Placement | undefined,
): readonly string[] | undefined {
  if (!placement || placement.subnets === 'unknown') return undefined;
  const zones = placement.subnets.map((id) => factNamed(cloud.subnets, id)?.zone ?? 'unknown');
  return zones.includes('unknown') ? undefined : [...new Set(zones)];
}

function isShut(cloud: CloudFacts, subnet: string): boolean {
  const effective = tableOf(cloud, subnet);
  if (!effective) return false;
  const kind = defaultRoute(effective.table)?.target.kind;
  return kind !== 'internet-gateway' && kind !== 'other';
}
