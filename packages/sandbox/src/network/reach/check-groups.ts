import { formatAddress, parseAddress } from '../addresses/cidr.ts';
import type { NetworkInterface } from '../network.ts';
import type { NetworkRecords } from '../records.ts';
import { type Blocked, blocked } from './blocked.ts';
import { type FarEnd, groupsAllow, type Packet } from './traffic.ts';

export interface GroupCheck {
  readonly records: NetworkRecords;
  readonly region: string;
  readonly packet: Packet;
}

/** What outbound rules of an interface say to a packet for `farEnd`, called `name` in words. */
export function checkEgress(
  { packet, ...network }: GroupCheck,
  from: NetworkInterface,
  farEnd: FarEnd,
  name: string,
): Blocked | undefined {
  const groupIds = from.securityGroupIds;
  if (groupsAllow({ groupIds, direction: 'egress', packet, farEnd }, network)) return undefined;
  return blocked(
    { kind: 'egress-rule', securityGroupIds: groupIds },
    `No outbound rule of ${listed(groupIds)} of ${from.owner} allows ${inWords(packet)} to ${placed(farEnd, name)}.`,
  );
}

/** What inbound rules of an interface say to a packet from `farEnd`, called `name` in words. */
export function checkIngress(
  { packet, ...network }: GroupCheck,
  to: NetworkInterface,
  farEnd: FarEnd,
  name: string,
): Blocked | undefined {
  const groupIds = to.securityGroupIds;
  if (groupsAllow({ groupIds, direction: 'ingress', packet, farEnd }, network)) return undefined;
  return blocked(
    { kind: 'ingress-rule', securityGroupIds: groupIds },
    `No inbound rule of ${listed(groupIds)} of ${to.owner} allows ${inWords(packet)} from ${placed(farEnd, name)}.`,
  );
}

/** An interface as the other side's rules see it. */
export function farEndOf(one: NetworkInterface): FarEnd {
  return { address: parseAddress(one.address), securityGroupIds: one.securityGroupIds };
}

function inWords(packet: Packet): string {
  return `${packet.protocol.toUpperCase()} ${packet.port}`;
}

function placed(farEnd: FarEnd, name: string): string {
  if (farEnd.address === undefined) return name;
  const groups = farEnd.securityGroupIds.length > 0 ? ` in ${listed(farEnd.securityGroupIds)}` : '';
  return `${name} at ${formatAddress(farEnd.address)}${groups}`;
}

function listed(ids: readonly string[]): string {
  return ids.join(', ');
}
