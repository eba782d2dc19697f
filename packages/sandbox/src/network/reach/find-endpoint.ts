import { find } from '../ec2-errors.ts';
import type { NetworkInterface } from '../network.ts';
import type { Endpoint, GatewayEndpoint, InterfaceEndpoint, NetworkRecords } from '../records.ts';
import { routeTableOf } from './find-route.ts';

/** The endpoint that traffic of an interface to a service takes, and its interface if it has one. */
export type EndpointOnTheWay =
  | { readonly endpoint: InterfaceEndpoint; readonly interface: NetworkInterface }
  | { readonly endpoint: GatewayEndpoint; readonly interface?: undefined };

/**
 * Names come first: private DNS leads to an interface endpoint also where a NAT gateway is. Then
 * routes: those of a gateway endpoint are longer than the route for everywhere.
 */
export function findEndpoint(
  records: NetworkRecords,
  from: NetworkInterface,
  service: string,
): EndpointOnTheWay | undefined {
  const table = routeTableOf(records, from.subnetId);
  const endpoints = endpointsOf(records, from.vpcId, service);
  for (const endpoint of endpoints) {
    if (endpoint.kind !== 'interface' || !resolves(records, endpoint)) continue;
    const target = nearest(records, endpoint, from);
    if (target !== undefined) return { endpoint, interface: target };
  }
  for (const endpoint of endpoints) {
    if (endpoint.kind === 'gateway' && endpoint.routeTableIds.has(table.id)) return { endpoint };
  }
  return undefined;
}

function endpointsOf(records: NetworkRecords, vpcId: string, service: string): readonly Endpoint[] {
  return [...records.endpoints.values()].filter(
    (endpoint) => endpoint.vpcId === vpcId && endpoint.service === service,
  );
}

function resolves(records: NetworkRecords, endpoint: InterfaceEndpoint): boolean {
  const vpc = find.vpc(records, endpoint.vpcId);
  return endpoint.privateDns && vpc.dnsSupport && vpc.dnsHostnames;
}

/** The one in the caller's zone, else the first. */
function nearest(
  records: NetworkRecords,
  endpoint: InterfaceEndpoint,
  from: NetworkInterface,
): NetworkInterface | undefined {
  const all = [...endpoint.interfaceIds.values()].flatMap((id) => records.interfaces.get(id) ?? []);
  return all.find((one) => one.availabilityZone === from.availabilityZone) ?? all[0];
}
