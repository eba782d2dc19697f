import { containsAddress } from '../addresses/cidr.ts';
import { prefixListService } from '../addresses/prefix-lists.ts';
import type { NetworkRecords } from '../records.ts';
import type { Direction, Peer, Traffic } from '../security-groups/security-group.ts';

/** What wants to pass: connections are judged by their first packet, answers come back by themselves. */
export interface Packet {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}

/** The other end, as rules of a security group see it. */
export interface FarEnd {
  /** Undefined: somewhere on the internet, at an address that nobody here knows. */
  readonly address: number | undefined;
  readonly securityGroupIds: readonly string[];
  /** The AWS service whose published addresses it has. */
  readonly service?: string;
}

/** The internet at large: only rules for everywhere are about it. */
export const anywhere: FarEnd = { address: undefined, securityGroupIds: [] };

/** Whether any rule of any of the groups lets the packet pass. */
export function groupsAllow(
  side: {
    readonly groupIds: readonly string[];
    readonly direction: Direction;
    readonly packet: Packet;
    readonly farEnd: FarEnd;
  },
  network: { readonly records: NetworkRecords; readonly region: string },
): boolean {
  return side.groupIds.some((groupId) =>
    network.records.securityGroups
      .get(groupId)
      ?.[side.direction].some(
        (rule) =>
          covers(rule.traffic, side.packet) && isPeer(rule.peer, side.farEnd, network.region),
      ),
  );
}

function covers(traffic: Traffic, packet: Packet): boolean {
  if (traffic.protocol === 'all') return true;
  if (traffic.protocol !== 'tcp' && traffic.protocol !== 'udp') return false;
  return (
    traffic.protocol === packet.protocol && traffic.from <= packet.port && packet.port <= traffic.to
  );
}

function isPeer(peer: Peer, farEnd: FarEnd, region: string): boolean {
  switch (peer.kind) {
    case 'cidr':
      if (farEnd.address === undefined) return peer.cidr.prefix === 0;
      return containsAddress(peer.cidr, farEnd.address);
    case 'group':
      return farEnd.securityGroupIds.includes(peer.groupId);
    case 'prefix-list':
      return farEnd.service !== undefined && prefixListService(peer.id, region) === farEnd.service;
    case 'ipv6':
      return false;
  }
}
