import type { NetworkPlan } from '../../application/application.ts';
import { type AddressRange, parseRange, rangeText } from './address-range.ts';

type OwnSubnets = NonNullable<NetworkPlan['subnets']>;

/** What keeps the subnets that the user gives from being built; undefined when nothing does. */
export function faultOfSubnets(
  subnets: OwnSubnets,
  network: AddressRange,
  zones: number,
): string | undefined {
  const given = [...subnets.public, ...subnets.private];
  if (subnets.public.length !== zones || subnets.private.length !== zones) {
    return `${zones} zones want ${zones} public and ${zones} private subnets`;
  }
  const ranges = given.flatMap((cidr) => parseRange(cidr) ?? []);
  if (ranges.length < given.length) return 'each is a range of IPv4 addresses';
  return findOutside(ranges, network) ?? findOverlap(ranges);
}

function findOutside(ranges: readonly AddressRange[], network: AddressRange): string | undefined {
  const outside = ranges.find(({ first, last }) => first < network.first || last > network.last);
  return outside && `${rangeText(outside)} lies outside of ${rangeText(network)}`;
}

function findOverlap(ranges: readonly AddressRange[]): string | undefined {
  const ordered = [...ranges].sort((one, other) => one.first - other.first);
  const second = ordered.findIndex(({ first }, index) => first <= (ordered[index - 1]?.last ?? -1));
  const [one, other] = [ordered[second - 1], ordered[second]];
  return one && other && `${rangeText(one)} and ${rangeText(other)} overlap`;
}
