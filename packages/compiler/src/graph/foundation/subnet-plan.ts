import type { NetworkPlan } from '../../application/application.ts';
import { type AddressRange, parseRange, rangeText } from './address-range.ts';
import { faultOfSubnets } from './own-subnets.ts';

/** Address ranges of a network, in CIDR form. */
export interface SubnetPlan {
  readonly vpc: string;
  readonly zones: readonly ZoneRanges[];
}

export interface ZoneRanges {
  readonly publicSubnet: string;
  readonly privateSubnet: string;
}

/** How many zones have subnets: at least two, since load balancers and databases need two. */
export function zoneCount({ zones, existing }: NetworkPlan): number {
  if (existing) return existing.privateSubnets.length;
  return Math.min(Math.max(zones, 2), 8);
}

/** Prefix lengths of the ranges that can be cut into sixteen subnets that AWS takes. */
const prefixes = { widest: 16, narrowest: 24 } as const;

/**
 * The subnets that the user gives, or else the network's range cut into sixteen equal parts:
 * private subnets from the first, public ones from the ninth. A subnet's range depends on its own
 * zone only, so that adding a zone moves none. Undefined for a range that cannot be cut so.
 */
export function planSubnets(network: NetworkPlan): SubnetPlan | undefined {
  const range = parseRange(network.cidr);
  if (!range || range.prefix < prefixes.widest || range.prefix > prefixes.narrowest)
    return undefined;
  return { vpc: rangeText(range), zones: ownZones(network, range) ?? cutIntoZones(network, range) };
}

/** Subnets that cannot be built are reported elsewhere; the rest is still worth building. */
function ownZones(network: NetworkPlan, range: AddressRange): readonly ZoneRanges[] | undefined {
  const { subnets } = network;
  if (!subnets || faultOfSubnets(subnets, range, zoneCount(network)) !== undefined)
    return undefined;
  return subnets.public.map((publicSubnet, zone) => ({
    publicSubnet,
    privateSubnet: subnets.private[zone] ?? '',
  }));
}

function cutIntoZones(network: NetworkPlan, range: AddressRange): readonly ZoneRanges[] {
  const size = (range.last - range.first + 1) / 16;
  const part = (index: number) =>
    rangeText({ first: range.first + index * size, prefix: range.prefix + 4 });
  return Array.from({ length: zoneCount(network) }, (_, zone) => ({
    publicSubnet: part(8 + zone),
    privateSubnet: part(zone),
  }));
}
