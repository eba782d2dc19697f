import { formatAddress, formatCidr } from '../addresses/cidr.ts';
import { find } from '../ec2-errors.ts';
import type { NetworkInterface } from '../network.ts';
import type { NatGateway, NetworkRecords, RouteTable } from '../records.ts';
import { type Blocked, blocked } from './blocked.ts';
import { findRoute, routeTableOf } from './find-route.ts';

/** What keeps packets of an interface from an address on the internet, routes and gateways only. */
export function checkInternetPath(
  records: NetworkRecords,
  from: NetworkInterface,
  address: number | undefined,
): Blocked | undefined {
  const table = routeTableOf(records, from.subnetId);
  const route = findRoute(table, address);
  if (route === undefined) return noRoute(records, from, table, address);
  const { target } = route;
  if (target.kind === 'nat-gateway') {
    const gateway = records.natGateways.get(target.id);
    return gateway === undefined
      ? blackhole(table, target.id, formatCidr(route.destination))
      : checkNatGateway(records, gateway, address);
  }
  const gateway = records.internetGateways.get(target.id);
  if (gateway?.vpcId !== from.vpcId) {
    return blackhole(table, target.id, formatCidr(route.destination));
  }
  return from.publicAddress === undefined ? noPublicAddress(from, target.id) : undefined;
}

/** A public NAT gateway passes packets on from its own subnet, which must lead to the internet. */
function checkNatGateway(
  records: NetworkRecords,
  gateway: NatGateway,
  address: number | undefined,
): Blocked | undefined {
  const unavailable = (why: string): Blocked =>
    blocked(
      { kind: 'gateway-unavailable', gatewayId: gateway.id },
      `NAT gateway ${gateway.id} ${why}`,
    );
  if (gateway.connectivity === 'private') {
    return unavailable('is private: it has no Elastic IP address and does not reach the internet.');
  }
  if (gateway.subnetId === undefined) {
    return isAttached(records, gateway.vpcId)
      ? undefined
      : unavailable(`is of ${gateway.vpcId}, which has no internet gateway attached.`);
  }
  const table = routeTableOf(records, gateway.subnetId);
  const target = findRoute(table, address)?.target;
  const next =
    target?.kind === 'internet-gateway' ? records.internetGateways.get(target.id) : undefined;
  return next?.vpcId === gateway.vpcId
    ? undefined
    : unavailable(
        `is in subnet ${gateway.subnetId}, whose route table ${table.id} has no route to an attached internet gateway.`,
      );
}

function isAttached(records: NetworkRecords, vpcId: string): boolean {
  return [...records.internetGateways.values()].some((gateway) => gateway.vpcId === vpcId);
}

function noRoute(
  records: NetworkRecords,
  from: NetworkInterface,
  table: RouteTable,
  address: number | undefined,
): Blocked {
  const subnet = find.subnet(records, from.subnetId);
  const destination = address === undefined ? '0.0.0.0/0' : formatAddress(address);
  const main =
    subnet.association === undefined
      ? `, the main route table of ${from.vpcId}, as the subnet is not associated with another one,`
      : '';
  return blocked(
    { kind: 'no-route', subnetId: subnet.id, routeTableId: table.id },
    `Route table ${table.id} of subnet ${subnet.id}${main} has no route to ${destination} for ${from.owner}.`,
  );
}

function blackhole(table: RouteTable, gatewayId: string, destination: string): Blocked {
  return blocked(
    { kind: 'gateway-unavailable', gatewayId },
    `The route to ${destination} in route table ${table.id} is a blackhole: ${gatewayId} does not exist or is not attached.`,
  );
}

function noPublicAddress(from: NetworkInterface, gatewayId: string): Blocked {
  return blocked(
    { kind: 'no-public-address', subnetId: from.subnetId },
    `Subnet ${from.subnetId} routes to internet gateway ${gatewayId}, which needs a public IPv4 address, and ${from.id} of ${from.owner} has none.`,
  );
}
