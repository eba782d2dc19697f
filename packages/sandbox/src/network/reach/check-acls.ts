import { aclAllows, aclOf, type CrossingPacket } from '../acls/network-acl.ts';
import { parseAddress } from '../addresses/cidr.ts';
import type { NetworkInterface } from '../network.ts';
import type { NatGateway, NetworkRecords } from '../records.ts';
import { type Blocked, blocked } from './blocked.ts';
import { findRoute, routeTableOf } from './find-route.ts';
import type { Packet } from './traffic.ts';

/** What network ACLs say to a connection inside of a VPC: within a subnet they are not asked. */
export function checkAclsBetween(
  records: NetworkRecords,
  from: NetworkInterface,
  to: NetworkInterface,
  packet: Packet,
): Blocked | undefined {
  if (from.subnetId === to.subnetId) return undefined;
  const near = parseAddress(from.address);
  const far = parseAddress(to.address);
  return (
    leaving(records, from.subnetId, packet, far, to.owner) ??
    arriving(records, to.subnetId, packet, near, from.owner)
  );
}

/** And to a connection to the internet, on the way of which a NAT gateway's subnet may lie. */
export function checkAclsOutward(
  records: NetworkRecords,
  from: NetworkInterface,
  address: number | undefined,
  packet: Packet,
): Blocked | undefined {
  const nat = natOnTheWay(records, from, address);
  const own = leaving(records, from.subnetId, packet, address, 'the internet');
  if (own !== undefined || nat?.subnetId === undefined || nat.subnetId === from.subnetId) {
    return own;
  }
  return (
    arriving(records, nat.subnetId, packet, parseAddress(from.address), from.owner) ??
    leaving(records, nat.subnetId, packet, address, 'the internet')
  );
}

/** And to a connection through a gateway endpoint, which is in no subnet. */
export function checkAclsToEndpoint(
  records: NetworkRecords,
  from: NetworkInterface,
  service: string,
  packet: Packet,
): Blocked | undefined {
  return leaving(records, from.subnetId, packet, undefined, service);
}

/** And to a connection from the internet. */
export function checkAclsInward(
  records: NetworkRecords,
  to: NetworkInterface,
  packet: Packet,
): Blocked | undefined {
  return arriving(records, to.subnetId, packet, undefined, 'the internet');
}

function natOnTheWay(
  records: NetworkRecords,
  from: NetworkInterface,
  address: number | undefined,
): NatGateway | undefined {
  const target = findRoute(routeTableOf(records, from.subnetId), address)?.target;
  return target?.kind === 'nat-gateway' ? records.natGateways.get(target.id) : undefined;
}

function leaving(
  records: NetworkRecords,
  subnetId: string,
  packet: Packet,
  address: number | undefined,
  name: string,
): Blocked | undefined {
  const there: CrossingPacket = { ...packet, address };
  return thereAndBack(records, { subnetId, direction: 'outbound', packet: there, name });
}

function arriving(
  records: NetworkRecords,
  subnetId: string,
  packet: Packet,
  address: number | undefined,
  name: string,
): Blocked | undefined {
  const here: CrossingPacket = { ...packet, address };
  return thereAndBack(records, { subnetId, direction: 'inbound', packet: here, name });
}

/** ACLs keep no account of connections: the answers have to be allowed on their own. */
function thereAndBack(records: NetworkRecords, there: Crossing): Blocked | undefined {
  const direction = there.direction === 'inbound' ? 'outbound' : 'inbound';
  const back: Crossing = { ...there, direction, packet: { ...there.packet, port: answerPort } };
  return crossing(records, there) ?? crossing(records, back);
}

/** Among those that Linux, load balancers and NAT gateways all call from. */
const answerPort = 50_000;

interface Crossing {
  readonly subnetId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly packet: CrossingPacket;
  readonly name: string;
}

function crossing(
  records: NetworkRecords,
  { subnetId, direction, packet, name }: Crossing,
): Blocked | undefined {
  const acl = aclOf(records, subnetId);
  if (acl === undefined || aclAllows(acl, direction, packet)) return undefined;
  const { protocol, port } = packet;
  const way = direction === 'inbound' ? 'from' : 'to';
  return blocked(
    { kind: 'network-acl', networkAclId: acl.id, subnetId },
    `Network ACL ${acl.id} of subnet ${subnetId} allows no ${direction} ${protocol.toUpperCase()} ${port} ${way} ${name}.`,
  );
}
