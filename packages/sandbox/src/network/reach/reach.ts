import type { Identity } from '../../aws/identity.ts';
import { parseAddress } from '../addresses/cidr.ts';
import { find } from '../ec2-errors.ts';
import type { Destination, NetworkInterface, Reach } from '../network.ts';
import type { NetworkRecords } from '../records.ts';
import { type Blocked, blocked } from './blocked.ts';
import { checkAclsBetween, checkAclsOutward, checkAclsToEndpoint } from './check-acls.ts';
import { checkEndpointPolicy } from './check-endpoint-policy.ts';
import { checkEgress, checkIngress, farEndOf, type GroupCheck } from './check-groups.ts';
import { checkInternetPath } from './check-internet-path.ts';
import { findEndpoint } from './find-endpoint.ts';
import { routeTableOf } from './find-route.ts';
import { anywhere, type FarEnd, type Packet } from './traffic.ts';

export interface ReachParts {
  readonly records: NetworkRecords;
  readonly identity: Identity;
}

/** Whether packets of `from` arrive; the first obstacle: names, routes, groups, ACLs, policy. */
export function reach(
  parts: ReachParts,
  from: NetworkInterface,
  to: Destination,
  packet: Packet,
): Reach {
  return obstacleOnTheWay(parts, from, to, packet) ?? { open: true };
}

function obstacleOnTheWay(
  parts: ReachParts,
  from: NetworkInterface,
  to: Destination,
  packet: Packet,
): Blocked | undefined {
  switch (to.kind) {
    case 'interface':
      return withinVpc(parts, from, to.interface, packet);
    case 'service':
      return checkNames(parts, from, to.service) ?? toService(parts, from, to, packet);
    case 'internet':
      return toInternet(parts, from, to.host, packet);
  }
}

function toService(
  parts: ReachParts,
  from: NetworkInterface,
  to: Extract<Destination, { readonly kind: 'service' }>,
  packet: Packet,
): Blocked | undefined {
  const { records, identity } = parts;
  const farEnd: FarEnd = { ...anywhere, service: to.service };
  const way = findEndpoint(records, from, to.service);
  if (way === undefined) return overInternet(parts, from, farEnd, to.service, packet);
  const obstacle =
    way.interface === undefined
      ? (checkEgress(groupCheck(parts, packet), from, farEnd, to.service) ??
        checkAclsToEndpoint(records, from, to.service, packet))
      : withinVpc(parts, from, way.interface, packet);
  return obstacle ?? checkEndpointPolicy(way.endpoint, to.need, identity);
}

function toInternet(
  parts: ReachParts,
  from: NetworkInterface,
  host: string,
  packet: Packet,
): Blocked | undefined {
  const address = parseAddress(host);
  const unresolved = address === undefined ? checkNames(parts, from, host) : undefined;
  return unresolved ?? overInternet(parts, from, { ...anywhere, address }, host, packet);
}

/** Every route table has a route for the VPC's own range: only security groups and ACLs matter. */
function withinVpc(
  parts: ReachParts,
  from: NetworkInterface,
  to: NetworkInterface,
  packet: Packet,
): Blocked | undefined {
  if (from.id === to.id) return undefined;
  if (from.vpcId !== to.vpcId) {
    return otherVpc(parts.records, from, to);
  }
  const check = groupCheck(parts, packet);
  return (
    checkEgress(check, from, farEndOf(to), to.owner) ??
    checkIngress(check, to, farEndOf(from), from.owner) ??
    checkAclsBetween(parts.records, from, to, packet)
  );
}

function overInternet(
  parts: ReachParts,
  from: NetworkInterface,
  farEnd: FarEnd,
  name: string,
  packet: Packet,
): Blocked | undefined {
  return (
    checkInternetPath(parts.records, from, farEnd.address) ??
    checkEgress(groupCheck(parts, packet), from, farEnd, name) ??
    checkAclsOutward(parts.records, from, farEnd.address, packet)
  );
}

function checkNames(
  { records }: ReachParts,
  from: NetworkInterface,
  name: string,
): Blocked | undefined {
  if (find.vpc(records, from.vpcId).dnsSupport) return undefined;
  return blocked(
    { kind: 'no-dns', vpcId: from.vpcId },
    `${from.vpcId} has EnableDnsSupport set to false, so that ${from.owner} cannot resolve ${name}.`,
  );
}

/** Private addresses mean nothing beyond a gateway. */
function otherVpc(records: NetworkRecords, from: NetworkInterface, to: NetworkInterface): Blocked {
  const routeTableId = routeTableOf(records, from.subnetId).id;
  return blocked(
    { kind: 'no-route', subnetId: from.subnetId, routeTableId },
    `${to.owner} is in ${to.vpcId} and ${from.owner} in ${from.vpcId}: no route leads from one to the private addresses of the other.`,
  );
}

function groupCheck({ records, identity }: ReachParts, packet: Packet): GroupCheck {
  return { records, region: identity.region, packet };
}
