import type { NetworkPlan } from '../../application/application.ts';

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
export function zoneCount({ zones }: NetworkPlan): number {
  return Math.min(Math.max(zones, 2), 8);
}

/** Prefix lengths of the ranges that can be cut into sixteen subnets that AWS takes. */
const prefixes = { widest: 16, narrowest: 24 } as const;

/**
 * Cuts the network's range into sixteen equal parts: private subnets from the first, public ones
 * from the ninth. A subnet's range depends on its own zone only, so that adding a zone moves none.
 * Undefined for a range that cannot be cut so.
 */
export function planSubnets(network: NetworkPlan): SubnetPlan | undefined {
  const range = parseRange(network.cidr);
  if (!range) return undefined;
  const part = (index: number) => rangeText(range.base + index * range.size, range.prefix + 4);
  return {
    vpc: rangeText(range.base, range.prefix),
    zones: Array.from({ length: zoneCount(network) }, (_, zone) => ({
      publicSubnet: part(8 + zone),
      privateSubnet: part(zone),
    })),
  };
}

interface Range {
  readonly base: number;
  readonly prefix: number;
  /** Addresses in a sixteenth. */
  readonly size: number;
}

function parseRange(cidr: string): Range | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (!match) return undefined;
  const numbers = match.slice(1).map(Number);
  const prefix = numbers.pop() ?? 0;
  const isCuttable = prefix >= prefixes.widest && prefix <= prefixes.narrowest;
  if (!isCuttable || numbers.some((octet) => octet > 255)) return undefined;
  const addresses = 2 ** (32 - prefix);
  const address = numbers.reduce((sum, octet) => sum * 256 + octet, 0);
  return { base: address - (address % addresses), prefix, size: addresses / 16 };
}

function rangeText(base: number, prefix: number): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return `${octets.join('.')}/${prefix}`;
}
