import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { Placement } from '../../facts/cloud/fact.ts';
import type { SubnetFact } from '../../facts/cloud/network.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { usableAddresses } from '../cidr.ts';
import { mostTasks } from '../most-tasks.ts';

interface Parameters {
  readonly subnet: string;
  readonly needed: number;
  readonly there: number;
}

const problems = declareDiagnostics({
  'subnet-ip-exhaustion': {
    severity: 'error',
    message: ({ subnet, needed, there }: Parameters) =>
      `The subnet ${subnet} has ${there} addresses, and up to ${needed} are needed while a deployment replaces tasks.`,
    help: () => 'Use larger subnets (`x-seaworthy: network: cidr`) or more zones.',
  },
});

/** Addresses that a load balancer may take in a subnet. */
const forLoadBalancer = 8;

/** Subnets that run out of addresses when services scale out and deploy. */
export const subnetIpExhaustion: Check = {
  code: 'subnet-ip-exhaustion',
  *run({ cloud }) {
    const needs = addressesNeeded(cloud);
    for (const subnet of cloud.subnets) {
      const needed = Math.ceil(needs.get(subnet.id) ?? 0);
      const there = addressesThere(subnet);
      if (there === undefined || needed <= there * 0.8) continue;
      const found = { subnet: nameOf(subnet), needed, there };
      const finding = problems['subnet-ip-exhaustion'](undefined, found);
      yield about(subnet, needed > there ? finding : withSeverity('warning', finding));
    }
  },
};

function addressesThere({ cidr, freeAddresses }: SubnetFact): number | undefined {
  if (freeAddresses !== 'unknown') return freeAddresses;
  return cidr === 'unknown' ? undefined : usableAddresses(cidr);
}

/** Each task has an interface of its own; tasks spread over their subnets. */
function addressesNeeded(cloud: CloudFacts): ReadonlyMap<string, number> {
  const needs = new Map<string, number>();
  const add = ({ subnets }: Placement, count: number) => {
    if (subnets === 'unknown') return;
    for (const id of subnets) needs.set(id, (needs.get(id) ?? 0) + count);
  };
  for (const service of cloud.services) {
    const { subnets } = service.placement;
    const spread = subnets === 'unknown' ? 1 : subnets.length;
    add(service.placement, (mostTasks(cloud, service) * service.maximumPercent) / 100 / spread);
  }
  for (const { placement } of cloud.loadBalancers) add(placement, forLoadBalancer);
  for (const { placement } of [...cloud.databases, ...cloud.caches, ...cloud.brokers])
    add(placement, 1);
  for (const { subnets } of cloud.endpoints)
    add({ subnets, securityGroups: 'unknown', publicAddress: false }, 1);
  return needs;
}
