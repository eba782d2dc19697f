import type { Application, NetworkPlan } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseRange } from '../foundation/address-range.ts';
import { faultOfSubnets } from '../foundation/own-subnets.ts';
import { planSubnets, zoneCount } from '../foundation/subnet-plan.ts';
import { graphProblems } from './graph-problems.ts';

/** Ranges and zones that cannot be built as asked. */
export function findNetworkProblems({ network }: Application): readonly Diagnostic[] {
  const { cidr, zones: asked, span } = network;
  const built = zoneCount(network);
  return [
    ...findSubnetProblems(network),
    ...(planSubnets(network) ? [] : [graphProblems['graph/unusable-range'](span, { cidr })]),
    ...(built === asked ? [] : [graphProblems['graph/zones-adjusted'](span, { asked, built })]),
  ];
}

function findSubnetProblems(network: NetworkPlan): readonly Diagnostic[] {
  const range = parseRange(network.cidr);
  if (!network.subnets || !range) return [];
  const { subnets } = network;
  const fault = faultOfSubnets(subnets, range, zoneCount(network));
  return fault === undefined
    ? []
    : [graphProblems['graph/unusable-subnets'](subnets.span, { fault })];
}
