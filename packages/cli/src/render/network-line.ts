import { type Application, count, type NetworkPlan } from '@seaworthy/compiler';
import { paragraph } from '../terminal/paragraph.ts';
import { section } from './section.ts';
import type { View } from './view.ts';

/** The network in one line. */
export function networkLine({ network }: Application, view: View): readonly string[] {
  const parts = [
    `${network.cidr} over ${count(network.zones, 'zone')}`,
    waysOut[network.nat](network),
    ...(network.endpoints.length > 0 ? [`endpoints for ${network.endpoints.join(', ')}`] : []),
  ];
  return section('Network', paragraph(parts.join(', '), view.page, { first: '  ' }), view.page);
}

const waysOut: Readonly<Record<NetworkPlan['nat'], (network: NetworkPlan) => string>> = {
  single: () => 'tasks in private subnets, out through one NAT gateway',
  'per-zone': ({ zones }) => `tasks in private subnets, out through ${count(zones, 'NAT gateway')}`,
  regional: () => 'tasks in private subnets, out through a regional NAT gateway',
  none: () => 'tasks in public subnets with addresses of their own, no NAT gateway',
};
