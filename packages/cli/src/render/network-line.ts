import { type Application, count, type NetworkPlan } from '@seaworthy/compiler';
import { paragraph } from '../terminal/paragraph.ts';
import { section } from './section.ts';
import type { View } from './view.ts';

/** The network in one line. */
export function networkLine({ network }: Application, view: View): readonly string[] {
  const parts = [
    placeOf(network),
    waysOut[network.nat](network),
    ...(network.endpoints.length > 0 ? [`endpoints for ${network.endpoints.join(', ')}`] : []),
  ];
  return section('Network', paragraph(parts.join(', '), view.page, { first: '  ' }), view.page);
}

function placeOf({ cidr, zones, existing }: NetworkPlan): string {
  if (!existing) return `${cidr} over ${count(zones, 'zone')}`;
  const subnets = new Set([...existing.publicSubnets, ...existing.privateSubnets]);
  return `existing ${existing.vpc} with ${count(subnets.size, 'subnet')}`;
}

const waysOut: Readonly<Record<NetworkPlan['nat'], (network: NetworkPlan) => string>> = {
  single: () => 'tasks in private subnets, out through one NAT gateway',
  'per-zone': ({ zones }) => `tasks in private subnets, out through ${count(zones, 'NAT gateway')}`,
  regional: () => 'tasks in private subnets, out through a regional NAT gateway',
  existing: () => 'tasks in private subnets, out as their routes lead',
  none: () => 'tasks in public subnets with addresses of their own, no NAT gateway',
};
