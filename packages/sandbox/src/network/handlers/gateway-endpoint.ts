import { AwsError } from '../../aws/aws-error.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import type { GatewayEndpoint } from '../records.ts';
import type { EndpointSettings } from './endpoint-settings.ts';
import type { NetworkParts } from './network-parts.ts';

/** An endpoint that puts routes for the addresses of S3 or DynamoDB into route tables. */
export function gatewayEndpoint(settings: EndpointSettings, parts: NetworkParts): GatewayEndpoint {
  const { id, vpc, service, policy } = settings;
  const routeTableIds = readTables(settings, parts);
  return { kind: 'gateway', id, vpcId: vpc.id, service, policy, routeTableIds };
}

export function updateGateway(
  endpoint: GatewayEndpoint,
  settings: EndpointSettings,
  parts: NetworkParts,
): void {
  endpoint.routeTableIds = readTables(settings, parts);
}

function readTables(settings: EndpointSettings, { records }: NetworkParts): ReadonlySet<string> {
  const ids = new Set(settings.routeTableIds);
  for (const id of ids) {
    if (find.routeTable(records, id).vpcId !== settings.vpc.id) throw ec2Errors.differentNetworks();
  }
  for (const other of records.endpoints.values()) {
    if (other.kind !== 'gateway' || other.id === settings.id) continue;
    if (other.service !== settings.service) continue;
    const shared = [...ids].find((id) => other.routeTableIds.has(id));
    if (shared === undefined) continue;
    throw new AwsError(
      'RouteAlreadyExists',
      `route table ${shared} already has a route to ${settings.service} by endpoint ${other.id}`,
    );
  }
  return ids;
}
