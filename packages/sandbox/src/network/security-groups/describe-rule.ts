import { formatCidr } from '../addresses/cidr.ts';
import type { Peer, Rule, Traffic } from './security-group.ts';

/** A rule as EC2 writes it: `peer: 0.0.0.0/0, TCP, from port: 443, to port: 443, ALLOW`. */
export function describeRule({ peer, traffic }: Pick<Rule, 'peer' | 'traffic'>): string {
  return `peer: ${describePeer(peer)}, ${describeTraffic(traffic)}, ALLOW`;
}

function describePeer(peer: Peer): string {
  switch (peer.kind) {
    case 'cidr':
      return formatCidr(peer.cidr);
    case 'ipv6':
      return peer.text;
    case 'group':
      return peer.groupId;
    case 'prefix-list':
      return peer.id;
  }
}

function describeTraffic(traffic: Traffic): string {
  switch (traffic.protocol) {
    case 'all':
      return 'ALL';
    case 'tcp':
    case 'udp':
      return `${traffic.protocol.toUpperCase()}, from port: ${traffic.from}, to port: ${traffic.to}`;
    case 'icmp':
    case 'icmpv6':
      return `${traffic.protocol.toUpperCase()}, type: ${anyOf(traffic.type)}, code: ${anyOf(traffic.code)}`;
    case 'other':
      return `protocol: ${traffic.number}`;
  }
}

function anyOf(number: number): string {
  return number === -1 ? 'ALL' : String(number);
}
