import {
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  type IpPermission,
  type Route,
  type RouteTable,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import type { CloudFacts } from '@seaworthy/compiler';
import { allPages } from './all-pages.ts';
import type { LiveContext } from './subject.ts';

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

/** The networks around some subnets and security groups: nothing else of the account is read. */
export async function readLiveNetwork(
  used: { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] },
  { further: { ec2 }, asker }: LiveContext,
): Promise<NetworkFacts> {
  const named = async () =>
    (await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [...used.subnets] }))).Subnets;
  const own =
    used.subnets.length === 0 ? [] : ((await asker.ask('ec2:DescribeSubnets', named)) ?? []);
  const ids = [...new Set(own.flatMap(({ VpcId }) => VpcId ?? []))];
  if (ids.length === 0) return noNetwork;
  const Filters = [{ Name: 'vpc-id', Values: ids }];
  const attached = [{ Name: 'attachment.vpc-id', Values: ids }];
  const [subnets, tables, nats, gateways, endpoints, groups, vpcs] = await Promise.all([
    asker.ask('ec2:DescribeSubnets', () =>
      allPages(async (NextToken) => {
        const page = await ec2.send(new DescribeSubnetsCommand({ Filters, NextToken }));
        return { items: page.Subnets, next: page.NextToken };
      }),
    ),
    asker.ask('ec2:DescribeRouteTables', () =>
      allPages(async (NextToken) => {
        const page = await ec2.send(new DescribeRouteTablesCommand({ Filters, NextToken }));
        return { items: page.RouteTables, next: page.NextToken };
      }),
    ),
    asker.ask('ec2:DescribeNatGateways', () =>
      allPages(async (NextToken) => {
        const page = await ec2.send(new DescribeNatGatewaysCommand({ Filter: Filters, NextToken }));
        return { items: page.NatGateways, next: page.NextToken };
      }),
    ),
    asker.ask('ec2:DescribeInternetGateways', () =>
      allPages(async (NextToken) => {
        const page = await ec2.send(
          new DescribeInternetGatewaysCommand({ Filters: attached, NextToken }),
        );
        return { items: page.InternetGateways, next: page.NextToken };
      }),
    ),
    asker.ask('ec2:DescribeVpcEndpoints', () =>
      allPages(async (NextToken) => {
        const page = await ec2.send(new DescribeVpcEndpointsCommand({ Filters, NextToken }));
        return { items: page.VpcEndpoints, next: page.NextToken };
      }),
    ),
    asker.ask('ec2:DescribeSecurityGroups', () =>
      allPages(async (NextToken) => {
        const page = await ec2.send(new DescribeSecurityGroupsCommand({ Filters, NextToken }));
        return { items: page.SecurityGroups, next: page.NextToken };
      }),
    ),
    Promise.all(ids.map((id) => readVpc(id, { further: { ec2 }, asker }))),
  ]);
  return {
    vpcs: vpcs.flat(),
    subnets: (subnets ?? own).map((subnet) => ({
      id: subnet.SubnetId ?? '',
      vpc: subnet.VpcId ?? '',
      cidr: subnet.CidrBlock ?? 'unknown',
      zone: subnet.AvailabilityZone ?? 'unknown',
      freeAddresses: subnet.AvailableIpAddressCount ?? 'unknown',
      givesAddresses: subnet.MapPublicIpOnLaunch ?? 'unknown',
    })),
    routeTables: (tables ?? []).map(tableFact),
    natGateways: (nats ?? []).map(({ NatGatewayId = '', VpcId, SubnetId, State }) => ({
      id: NatGatewayId,
      ...(VpcId !== undefined && { vpc: VpcId }),
      ...(SubnetId !== undefined && { subnet: SubnetId }),
      state: State ?? 'unknown',
    })),
    internetGateways: (gateways ?? []).map(({ InternetGatewayId = '', Attachments }) => {
      const vpc = Attachments?.[0]?.VpcId;
      return { id: InternetGatewayId, ...(vpc !== undefined && { vpc }) };
    }),
    endpoints: (endpoints ?? []).map(endpointFact),
    securityGroups: (groups ?? []).map((group) => ({
      id: group.GroupId ?? '',
      ...(group.VpcId !== undefined && { vpc: group.VpcId }),
      ingress: (group.IpPermissions ?? []).flatMap(rulesOf),
      egress: (group.IpPermissionsEgress ?? []).flatMap(rulesOf),
    })),
  };
}

const noNetwork: NetworkFacts = {
  vpcs: [],
  subnets: [],
  routeTables: [],
  natGateways: [],
  internetGateways: [],
  endpoints: [],
  securityGroups: [],
};

async function readVpc(
  VpcId: string,
  {
    further: { ec2 },
    asker,
  }: { further: Pick<LiveContext['further'], 'ec2'>; asker: LiveContext['asker'] },
): Promise<NetworkFacts['vpcs']> {
  const attribute = (Attribute: 'enableDnsSupport' | 'enableDnsHostnames') =>
    asker.ask('ec2:DescribeVpcAttribute', () =>
      ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute })),
    );
  const [support, hostnames] = await Promise.all([
    attribute('enableDnsSupport'),
    attribute('enableDnsHostnames'),
  ]);
  return [
    {
      id: VpcId,
      dnsSupport: support?.EnableDnsSupport?.Value ?? 'unknown',
      dnsHostnames: hostnames?.EnableDnsHostnames?.Value ?? 'unknown',
    },
  ];
}

function tableFact(table: RouteTable): NetworkFacts['routeTables'][number] {
  const associations = table.Associations ?? [];
  return {
    id: table.RouteTableId ?? '',
    vpc: table.VpcId ?? '',
    main: associations.some(({ Main }) => Main === true),
    subnets: associations.flatMap(({ SubnetId }) => SubnetId ?? []),
    routes: (table.Routes ?? []).flatMap(routeOf),
  };
}

/** The `local` route is left out: every table has it. */
function routeOf(route: Route): NetworkFacts['routeTables'][number]['routes'] {
  if (route.GatewayId === 'local') return [];
  const destination =
    route.DestinationCidrBlock ?? route.DestinationPrefixListId ?? route.DestinationIpv6CidrBlock;
  const gateway = route.GatewayId ?? '';
  const nat = route.NatGatewayId;
  const id = nat ?? (gateway || (route.TransitGatewayId ?? route.NetworkInterfaceId ?? ''));
  const kind = nat ? 'nat-gateway' : gateway.startsWith('igw-') ? 'internet-gateway' : 'other';
  const state = route.State === 'blackhole' ? 'blackhole' : 'active';
  return [{ destination: destination ?? '', target: { kind, id, state } }];
}

function endpointFact(endpoint: VpcEndpoint): NetworkFacts['endpoints'][number] {
  const service = endpoint.ServiceName ?? '';
  return {
    id: endpoint.VpcEndpointId ?? '',
    vpc: endpoint.VpcId ?? '',
    // com.amazonaws.eu-west-1.ecr.api
    service: service.split('.').slice(3).join('.'),
    type: endpoint.VpcEndpointType === 'Gateway' ? 'gateway' : 'interface',
    privateDns: endpoint.PrivateDnsEnabled ?? 'unknown',
    subnets: endpoint.SubnetIds ?? [],
    securityGroups: (endpoint.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    routeTables: endpoint.RouteTableIds ?? [],
    available: endpoint.State === undefined ? 'unknown' : /^available$/i.test(endpoint.State),
  };
}

function rulesOf(permission: IpPermission): NetworkFacts['securityGroups'][number]['ingress'] {
  const protocol = permission.IpProtocol ?? '-1';
  const all = protocol === '-1';
  const range = {
    protocol,
    from: all ? 0 : (permission.FromPort ?? 0),
    to: all ? 65_535 : (permission.ToPort ?? 65_535),
  };
  const peers = [
    ...(permission.UserIdGroupPairs ?? []).map(
      ({ GroupId = '' }) => ({ kind: 'group', id: GroupId }) as const,
    ),
    ...(permission.IpRanges ?? []).map(
      ({ CidrIp = '' }) => ({ kind: 'cidr', cidr: CidrIp }) as const,
    ),
    ...(permission.Ipv6Ranges ?? []).map(
      ({ CidrIpv6 = '' }) => ({ kind: 'cidr', cidr: CidrIpv6 }) as const,
    ),
    ...(permission.PrefixListIds ?? []).map(
      ({ PrefixListId = '' }) => ({ kind: 'prefix-list', id: PrefixListId }) as const,
    ),
  ];
  return peers.map((peer) => ({ ...range, peer }));
}
