import { type CloudFacts, type Diagnostic, listOf } from '@seaworthy/compiler';
import { liveProblems } from './live-problems.ts';

/** Routes to the internet whose gateway is gone, has failed, or has itself no way out. */
export function checkBlackholes(cloud: CloudFacts): readonly Diagnostic[] {
  const byReason = new Map<string, string[]>();
  for (const { owner = '', placement } of cloud.services) {
    const subnets = placement.subnets === 'unknown' ? [] : placement.subnets;
    const [why] = subnets.flatMap((subnet) => reasonFor(cloud, subnet) ?? []);
    if (why === undefined) continue;
    byReason.set(why, [...(byReason.get(why) ?? []), owner]);
  }
  return [...byReason].map(([why, owners]) => {
    const diagnostic = liveProblems['route-blackhole-nat'](undefined, {
      services: listOf(owners),
      why,
    });
    const [owner] = owners;
    return owners.length === 1 && owner !== undefined ? { ...diagnostic, owner } : diagnostic;
  });
}

function reasonFor(cloud: CloudFacts, subnet: string): string | undefined {
  const route = defaultRouteOf(cloud, subnet);
  if (!route || route.target.kind === 'other') return undefined;
  const { id, kind, state } = route.target;
  if (state === 'blackhole') return `the route of ${subnet} leads to ${id}, which is gone`;
  if (kind !== 'nat-gateway') return undefined;
  const nat = cloud.natGateways.find((gateway) => gateway.id === id);
  if (!nat || nat.state === 'unknown') return undefined;
  if (nat.state !== 'available') return `${id}, which the route leads to, is ${nat.state}`;
  const around = nat.subnet === undefined ? undefined : defaultRouteOf(cloud, nat.subnet);
  return nat.subnet !== undefined && around?.target.kind !== 'internet-gateway'
    ? `${id} is in ${nat.subnet}, which has itself no way to the internet`
    : undefined;
}

function defaultRouteOf(cloud: CloudFacts, subnet: string) {
  const vpc = cloud.subnets.find(({ id }) => id === subnet)?.vpc;
  const table =
    cloud.routeTables.find(({ subnets }) => subnets.includes(subnet)) ??
    cloud.routeTables.find((candidate) => candidate.main && candidate.vpc === vpc);
  return table?.routes.find(({ destination }) => destination === '0.0.0.0/0');
}
