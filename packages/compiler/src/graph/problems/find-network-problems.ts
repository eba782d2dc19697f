import type { Application, ExistingNetwork, NetworkPlan } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseRange } from '../foundation/address-range.ts';
import { faultOfSubnets } from '../foundation/own-subnets.ts';
import { planSubnets, zoneCount } from '../foundation/subnet-plan.ts';
import { hasLoadBalancer } from '../parts.ts';
import { graphProblems } from './graph-problems.ts';

/** Ranges and zones that cannot be built as asked. */
export function findNetworkProblems(application: Application): readonly Diagnostic[] {
  const { network } = application;
  if (network.existing) return findExistingProblems(application, network.existing);
  const { cidr, zones: asked, span } = network;
  const built = zoneCount(network);
  return [
    ...findSubnetProblems(network),
    ...(planSubnets(network) ? [] : [graphProblems['graph/unusable-range'](span, { cidr })]),
    ...(built === asked ? [] : [graphProblems['graph/zones-adjusted'](span, { asked, built })]),
  ];
}

/** What can be told by the number of subnets; whether they are there and in which zones, AWS says. */
function findExistingProblems(
  application: Application,
  { publicSubnets, privateSubnets, span }: ExistingNetwork,
): readonly Diagnostic[] {
  return faultsOfExisting(application, publicSubnets, privateSubnets).map((fault) =>
    graphProblems['graph/existing-subnets'](span, { fault }),
  );
}

function faultsOfExisting(
  application: Application,
  publicSubnets: readonly string[],
  privateSubnets: readonly string[],
): readonly string[] {
  if (privateSubnets.length === 0) return ['none is named'];
  const twice = [publicSubnets, privateSubnets].flatMap((subnets) =>
    subnets.filter((subnet, index) => subnets.indexOf(subnet) < index),
  );
  return [
    ...[...new Set(twice)].map((subnet) => `${subnet} is named twice`),
    ...(hasLoadBalancer(application) && !application.loadBalancer && publicSubnets.length < 2
      ? ['a load balancer wants two that are public, each in a zone of its own']
      : []),
    ...(hasDatabase(application) && privateSubnets.length < 2
      ? ['a database wants two, each in a zone of its own']
      : []),
  ];
}

/** A subnet group of RDS has subnets in two zones, however many the database uses. */
function hasDatabase({ stores }: Application): boolean {
  return stores.some((store) => store.kind === 'relational' && !store.existing);
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
