import { AwsError } from '../../aws/aws-error.ts';
import { ec2Errors, find } from '../ec2-errors.ts';
import { privateDnsName } from '../endpoint-services.ts';
import type { InterfaceEndpoint } from '../records.ts';
import { refuseConnections } from '../refuse-connections.ts';
import type { EndpointSettings } from './endpoint-settings.ts';
import type { NetworkParts } from './network-parts.ts';

/** An endpoint with an interface in each of its subnets. */
export function interfaceEndpoint(
  settings: EndpointSettings,
  parts: NetworkParts,
): InterfaceEndpoint {
  checkSubnets(settings, parts);
  checkPrivateDns(settings, parts);
  const { id, vpc, service, policy, privateDns, securityGroupIds } = settings;
  return {
    kind: 'interface',
    id,
    vpcId: vpc.id,
    service,
    policy,
    privateDns,
    securityGroupIds,
    interfaceIds: openInterfaces(settings, parts),
  };
}

export function updateInterface(
  endpoint: InterfaceEndpoint,
  settings: EndpointSettings,
  parts: NetworkParts,
): void {
  checkSubnets(settings, parts);
  checkPrivateDns(settings, parts);
  endpoint.privateDns = settings.privateDns;
  const sameSubnets = sameItems([...endpoint.interfaceIds.keys()], settings.subnetIds);
  if (sameSubnets && sameItems(endpoint.securityGroupIds, settings.securityGroupIds)) return;
  closeInterfaces(endpoint, parts);
  endpoint.interfaceIds = openInterfaces(settings, parts);
  endpoint.securityGroupIds = settings.securityGroupIds;
}

export function closeInterfaces(endpoint: InterfaceEndpoint, { unplug }: NetworkParts): void {
  for (const id of endpoint.interfaceIds.values()) unplug(id);
  endpoint.interfaceIds = new Map();
}

/** All of them or none. */
function openInterfaces(
  { id, service, subnetIds, securityGroupIds }: EndpointSettings,
  { plugIn, unplug }: NetworkParts,
): ReadonlyMap<string, string> {
  const opened = new Map<string, string>();
  try {
    for (const subnetId of subnetIds) {
      const plugged = plugIn({
        subnetId,
        securityGroupIds,
        assignPublicAddress: false,
        owner: `VPC endpoint ${id} of ${service}`,
        dial: refuseConnections,
      });
      opened.set(subnetId, plugged.id);
    }
  } catch (reason) {
    for (const interfaceId of opened.values()) unplug(interfaceId);
    throw reason;
  }
  return opened;
}

function sameItems(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}

function checkSubnets({ vpc, subnetIds, securityGroupIds }: EndpointSettings, parts: NetworkParts) {
  const zones = new Set<string>();
  for (const id of subnetIds) {
    const subnet = find.subnet(parts.records, id);
    if (subnet.vpcId !== vpc.id) throw ec2Errors.differentNetworks();
    if (zones.has(subnet.availabilityZone)) {
      throw new AwsError(
        'DuplicateSubnetsInSameZone',
        `Found another VPC endpoint subnet in the availability zone of ${id}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`,
      );
    }
    zones.add(subnet.availabilityZone);
  }
  for (const id of securityGroupIds) {
    if (find.securityGroup(parts.records, id).vpcId !== vpc.id) throw ec2Errors.differentNetworks();
  }
}

function checkPrivateDns(
  { id, vpc, service, privateDns }: EndpointSettings,
  { records, identity }: NetworkParts,
): void {
  if (!privateDns) return;
  if (!vpc.dnsSupport || !vpc.dnsHostnames) {
    throw new AwsError(
      'InvalidParameter',
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc.id}`,
    );
  }
  for (const other of records.endpoints.values()) {
    if (other.id === id || other.kind !== 'interface' || !other.privateDns) continue;
    if (other.vpcId !== vpc.id || other.service !== service) continue;
    throw new AwsError(
      'InvalidParameter',
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${privateDnsName(service, identity.region)} in the VPC ${vpc.id}`,
    );
  }
}
