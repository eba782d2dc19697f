import type { Cidr } from '../addresses/cidr.ts';

/** A security group with its rules as they are now. */
export interface SecurityGroup {
  readonly id: string;
  readonly vpcId: string;
  readonly name: string;
  readonly description: string;
  ingress: readonly Rule[];
  egress: readonly Rule[];
}

export type Direction = 'ingress' | 'egress';

export interface Rule {
  /** `sgr-…` */
  readonly id: string;
  readonly traffic: Traffic;
  readonly peer: Peer;
  /** A rule written in the group itself, and not as a resource of its own. */
  readonly inline: boolean;
}

export type Traffic =
  | { readonly protocol: 'all' }
  | { readonly protocol: 'tcp' | 'udp'; readonly from: number; readonly to: number }
  | { readonly protocol: 'icmp' | 'icmpv6'; readonly type: number; readonly code: number }
  /** Another IP protocol, by number. */
  | { readonly protocol: 'other'; readonly number: number };

export type Peer =
  | { readonly kind: 'cidr'; readonly cidr: Cidr }
  /** Never matches: nothing here has an IPv6 address. */
  | { readonly kind: 'ipv6'; readonly text: string }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'prefix-list'; readonly id: string };

/** The rule that a group begins with: everything may leave. */
export function allowAllEgress(id: string): Rule {
  return {
    id,
    traffic: { protocol: 'all' },
    peer: { kind: 'cidr', cidr: { base: 0, prefix: 0 } },
    inline: true,
  };
}
