import type { RouteFact, RouteTableFact, RouteTarget } from '../cloud/network.ts';
import type { CloudFacts } from '../cloud-facts.ts';
import type { Found, Seen } from './found.ts';
import { groupBy } from './group-by.ts';
import { readSecurityGroups } from './read-security-groups.ts';
import { flagOf, idOf, listOf, optional } from './resolved.ts';

type NetworkFacts = Pick<
  CloudFacts,
  | 'vpcs'
  | 'subnets'
  | 'routeTables'
  | 'natGateways'
  | 'internetGateways'
  | 'endpoints'
  | 'securityGroups'
>;

/** Networks, with AWS's defaults filled in. */
export function readNetwork(found: Found): NetworkFacts {
  return {
    vpcs: found('AWS::EC2::VPC').map(readVpc),
    subnets: found('AWS::EC2::Subnet').map(readSubnet),
    routeTables: [...readRouteTables(found), ...mainRouteTables(found)],
    natGateways: found('AWS::EC2::NatGateway').map(readNatGateway),
    internetGateways: readInternetGateways(found),
    endpoints: found('AWS::EC2::VPCEndpoint').map(readEndpoint),
    securityGroups: readSecurityGroups(found),
  };
}

function readVpc({ fact, properties }: Seen<'AWS::EC2::VPC'>): NetworkFacts['vpcs'][number] {
  return {
    ...fact,
    dnsSupport: flagOf(properties.EnableDnsSupport) ?? true,
    dnsHostnames: flagOf(properties.EnableDnsHostnames) ?? false,
  };
}

function readSubnet({
  fact,
  properties,
}: Seen<'AWS::EC2::Subnet'>): NetworkFacts['subnets'][number] {
  return {
    ...fact,
    vpc: idOf(properties.VpcId),
    cidr: properties.CidrBlock ?? 'unknown',
    zone: properties.AvailabilityZone ?? properties.AvailabilityZoneId ?? 'unknown',
    freeAddresses: 'unknown',
    givesAddresses: flagOf(properties.MapPublicIpOnLaunch) ?? false,
  };
}

function readRouteTables(found: Found): readonly RouteTableFact[] {
  const routes = groupBy(found('AWS::EC2::Route'), ({ properties }) =>
    idOf(properties.RouteTableId),
  );
  const associations = groupBy(found('AWS::EC2::SubnetRouteTableAssociation'), ({ properties }) =>
    idOf(properties.RouteTableId),
  );
  return found('AWS::EC2::RouteTable').map(({ id, fact, properties }) => ({
    ...fact,
    vpc: idOf(properties.VpcId),
    main: false,
    subnets: (associations.get(id) ?? []).map((association) =>
      idOf(association.properties.SubnetId),
    ),
    routes: (routes.get(id) ?? []).map(readRoute),
  }));
}

/** A new VPC's own main route table, which leads nowhere. */
function mainRouteTables(found: Found): readonly RouteTableFact[] {
  return found('AWS::EC2::VPC').map(({ id, fact }) => ({
    ...fact,
    id: `${id}.main`,
    vpc: id,
    main: true,
    subnets: [],
    routes: [],
  }));
}

function readRoute({ properties }: Seen<'AWS::EC2::Route'>): RouteFact {
  const destination =
    properties.DestinationCidrBlock ??
    properties.DestinationIpv6CidrBlock ??
    properties.DestinationPrefixListId ??
    '';
  return { destination, target: readRouteTarget(properties) };
}

function readRouteTarget(route: Seen<'AWS::EC2::Route'>['properties']): RouteTarget {
  if (route.NatGatewayId !== undefined)
    return { kind: 'nat-gateway', id: idOf(route.NatGatewayId), state: 'active' };
  if (route.GatewayId !== undefined)
    return { kind: 'internet-gateway', id: idOf(route.GatewayId), state: 'active' };
  return { kind: 'other', id: '', state: 'unknown' };
}

function readNatGateway({
  fact,
  properties,
}: Seen<'AWS::EC2::NatGateway'>): NetworkFacts['natGateways'][number] {
  return {
    ...fact,
    ...optional('vpc', properties.VpcId && idOf(properties.VpcId)),
    ...optional('subnet', properties.SubnetId && idOf(properties.SubnetId)),
    state: 'available',
  };
}

function readInternetGateways(found: Found): NetworkFacts['internetGateways'] {
  const vpcs = new Map<string, string>();
  for (const { properties } of found('AWS::EC2::VPCGatewayAttachment')) {
    if (properties.InternetGatewayId !== undefined)
      vpcs.set(idOf(properties.InternetGatewayId), idOf(properties.VpcId));
  }
  return found('AWS::EC2::InternetGateway').map(({ id, fact }) => ({
    ...fact,
    ...optional('vpc', vpcs.get(id)),
  }));
}

function readEndpoint({
  fact,
  properties,
}: Seen<'AWS::EC2::VPCEndpoint'>): NetworkFacts['endpoints'][number] {
  const isInterface = properties.VpcEndpointType === 'Interface';
  return {
    ...fact,
    vpc: idOf(properties.VpcId),
    service: endpointService(properties.ServiceName ?? ''),
    type: isInterface ? 'interface' : 'gateway',
    privateDns: flagOf(properties.PrivateDnsEnabled) ?? isInterface,
    subnets: listOf(properties.SubnetIds).map(idOf),
    securityGroups: listOf(properties.SecurityGroupIds).map(idOf),
    routeTables: listOf(properties.RouteTableIds).map(idOf),
    available: true,
  };
}

/** `com.amazonaws.eu-west-1.ecr.api` is `ecr.api`. */
function endpointService(name: string): string {
  return name.replace(/^(?:com\.)?(?:amazonaws|aws)\.(?:\$\{[^}]*\}|[^.]*)\./, '');
}
