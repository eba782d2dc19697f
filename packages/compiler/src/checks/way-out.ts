import type { Placement } from '../facts/cloud/fact.ts';
import type { RouteFact, RouteTableFact } from '../facts/cloud/network.ts';
import type { CloudFacts } from '../facts/cloud-facts.ts';
import { factNamed } from './fact-named.ts';
import { onceFor } from './once-for.ts';
import type { Reachability } from './reach.ts';

/** The route table that a subnet uses, and whether only for want of an association of its own. */
export interface EffectiveTable {
  readonly table: RouteTableFact;
  readonly implicit: boolean;
}

/** The route table in force for a subnet, or nothing when it cannot be seen. */
export function tableOf(cloud: CloudFacts, subnetId: string): EffectiveTable | undefined {
  const tables = indexTables(cloud);
  const own = tables.bySubnet.get(subnetId);
  if (own) return { table: own, implicit: false };
  const main = tables.mainByVpc.get(factNamed(cloud.subnets, subnetId)?.vpc ?? '');
  return main && { table: main, implicit: true };
}

const indexTables = onceFor((cloud: CloudFacts) => {
  const bySubnet = new Map<string, RouteTableFact>();
  const mainByVpc = new Map<string, RouteTableFact>();
  for (const table of cloud.routeTables) {
    if (table.main) mainByVpc.set(table.vpc, table);
    for (const subnet of table.subnets) bySubnet.set(subnet, table);
  }
  return { bySubnet, mainByVpc };
});

/** The route that a table has for the internet. */
export function defaultRoute(table: RouteTableFact): RouteFact | undefined {
  return table.routes.find((route) => route.destination === '0.0.0.0/0');
}

/** Whether packets find the way from a subnet to the internet and back. */
export function wayOut(
  cloud: CloudFacts,
  subnet: string,
  publicAddress: Placement['publicAddress'],
): Reachability {
  const effective = tableOf(cloud, subnet);
  if (!effective) return { answer: 'unknown', because: `the route table of ${subnet}` };
  const route = defaultRoute(effective.table);
  if (!route)
    return {
      answer: 'no',
      missing: { kind: 'route', subnet, table: effective.table.id, implicit: effective.implicit },
    };
  const { kind, id, state } = route.target;
  if (kind === 'other') return { answer: 'unknown', because: `where ${id || 'the route'} leads` };
  if (state === 'blackhole') return { answer: 'no', missing: { kind: 'gateway', id } };
  if (kind === 'nat-gateway') return throughNat(cloud, id);
  const gateway = factNamed(cloud.internetGateways, id);
  if (gateway && gateway.vpc === undefined)
    return { answer: 'no', missing: { kind: 'gateway', id } };
  return throughInternet(subnet, publicAddress);
}

function throughInternet(subnet: string, publicAddress: Placement['publicAddress']): Reachability {
  if (publicAddress === 'unknown') return { answer: 'unknown', because: 'the public address' };
  if (!publicAddress) return { answer: 'no', missing: { kind: 'public-address', subnet } };
  return { answer: 'yes' };
}

function throughNat(cloud: CloudFacts, id: string): Reachability {
  const nat = factNamed(cloud.natGateways, id);
  if (!nat || nat.state === 'unknown') return { answer: 'unknown', because: `the state of ${id}` };
  if (nat.state !== 'available') return { answer: 'no', missing: { kind: 'gateway', id } };
  if (nat.subnet === undefined) return { answer: 'yes' };
  const around = tableOf(cloud, nat.subnet);
  if (!around) return { answer: 'unknown', because: `the route table of ${nat.subnet}` };
  const leadsOut = defaultRoute(around.table)?.target.kind === 'internet-gateway';
  return leadsOut ? { answer: 'yes' } : { answer: 'no', missing: { kind: 'gateway', id } };
}
