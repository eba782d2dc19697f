import type { Application } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { planSubnets, zoneCount } from '../foundation/subnet-plan.ts';
import { graphProblems } from './graph-problems.ts';

/** Ranges and zones that cannot be built as asked. */
export function findNetworkProblems({ network }: Application): readonly Diagnostic[] {
  const { cidr, zones: asked, span } = network;
  const built = zoneCount(network);
  return [
    ...(planSubnets(network) ? [] : [graphProblems['graph/unusable-range'](span, { cidr })]),
    ...(built === asked ? [] : [graphProblems['graph/zones-adjusted'](span, { asked, built })]),
  ];
}
