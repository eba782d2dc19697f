import { containsAddress } from '../addresses/cidr.ts';
import { find } from '../ec2-errors.ts';
import type { NetworkRecords, Route, RouteTable } from '../records.ts';

/** The route table that holds for a subnet: its own, or the main one of its VPC. */
export function routeTableOf(records: NetworkRecords, subnetId: string): RouteTable {
  const subnet = find.subnet(records, subnetId);
  const id = subnet.association?.routeTableId ?? find.vpc(records, subnet.vpcId).mainRouteTableId;
  return find.routeTable(records, id);
}

/**
 * The route that an address outside the VPC takes: the one with the longest prefix. An unknown
 * address of the internet takes the route for everywhere.
 */
export function findRoute(table: RouteTable, address: number | undefined): Route | undefined {
  let best: Route | undefined;
  for (const route of table.routes.values()) {
    const { destination } = route;
    const matches =
      address === undefined ? destination.prefix === 0 : containsAddress(destination, address);
    if (matches && (best === undefined || destination.prefix > best.destination.prefix)) {
      best = route;
    }
  }
  return best;
}
