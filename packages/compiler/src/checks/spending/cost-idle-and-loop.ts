import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { LoadBalancerFact } from '../../facts/cloud/balance.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { listed } from '../words.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'cost-idle-and-loop': {
    severity: 'advice',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Rules that one load balancer serves well, below AWS's limit of 100. */
const rulesForOne = 80;

/** What is paid for by the hour and could be shared, or is more than a test environment needs. */
export const costIdleAndLoop: Check = {
  code: 'cost-idle-and-loop',
  *run(facts) {
    yield* shareableLoadBalancers(facts.cloud);
    yield* gatewaysOfTests(facts);
    for (const repository of facts.cloud.repositories) {
      if (repository.expiry.length > 0) continue;
      const name = repository.name ?? nameOf(repository);
      const found = {
        what: `The repository ${name} keeps every image for ever.`,
        mend: 'Give it a lifecycle policy that expires untagged images.',
      };
      yield about(repository, problems['cost-idle-and-loop'](undefined, found));
    }
  },
};

function* shareableLoadBalancers(cloud: CloudFacts): Generator<Diagnostic> {
  const alike = new Map<string, LoadBalancerFact[]>();
  for (const loadBalancer of cloud.loadBalancers) {
    const { subnets } = loadBalancer.placement;
    const vpc = subnets === 'unknown' ? undefined : factNamed(cloud.subnets, subnets[0])?.vpc;
    const key = `${vpc} ${loadBalancer.internal}`;
    alike.set(key, [...(alike.get(key) ?? []), loadBalancer]);
  }
  for (const group of alike.values()) {
    const [first] = group;
    if (!first || group.length < 2 || cloud.listenerRules.length >= rulesForOne) continue;
    const found = {
      what: `${listed(group.map(nameOf))} could be one load balancer, which costs about $20 a month less for each that goes.`,
      mend: 'Route by host and path on one load balancer; use Service Connect between services.',
    };
    yield about(first, problems['cost-idle-and-loop'](undefined, found));
  }
}

function* gatewaysOfTests({ cloud, application }: Facts): Generator<Diagnostic> {
  const [first, ...more] = cloud.natGateways;
  if (!first || more.length === 0 || !application || /^prod/i.test(application.environment)) return;
  const found = {
    what: `The environment ${application.environment} has ${cloud.natGateways.length} NAT gateways.`,
    mend: 'Use `x-seaworthy: network: nat: single`, or `none`, where an outage may be waited for.',
  };
  yield about(first, problems['cost-idle-and-loop'](application.network.span, found));
}
