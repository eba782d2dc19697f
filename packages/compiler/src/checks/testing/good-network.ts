import type {
  EndpointFact,
  InternetGatewayFact,
  NatGatewayFact,
  Peer,
  RouteTableFact,
  RuleFact,
  SecurityGroupFact,
  SubnetFact,
  VpcFact,
} from '../../facts/cloud/network.ts';

/** A network in two zones as it should be: public and private subnets, one NAT gateway. */
export const vpcs: readonly VpcFact[] = [{ id: 'base/Vpc', dnsSupport: true, dnsHostnames: true }];

export const subnets: readonly SubnetFact[] = [
  subnet('PublicSubnet1', '10.0.0.0/20', 'zone 1'),
  subnet('PublicSubnet2', '10.0.16.0/20', 'zone 2'),
  subnet('PrivateSubnet1', '10.0.128.0/20', 'zone 1'),
  subnet('PrivateSubnet2', '10.0.144.0/20', 'zone 2'),
];

function subnet(name: string, cidr: string, zone: string): SubnetFact {
  const vpc = 'base/Vpc';
  return { id: `base/${name}`, vpc, cidr, zone, freeAddresses: 'unknown', givesAddresses: false };
}

export const privateSubnets = ['base/PrivateSubnet1', 'base/PrivateSubnet2'] as const;
export const publicSubnets = ['base/PublicSubnet1', 'base/PublicSubnet2'] as const;

export const routeTables: readonly RouteTableFact[] = [
  {
    id: 'base/PublicRoutes',
    vpc: 'base/Vpc',
    main: false,
    subnets: publicSubnets,
    routes: [
      {
        destination: '0.0.0.0/0',
        target: { kind: 'internet-gateway', id: 'base/Igw', state: 'active' },
      },
    ],
  },
  {
    id: 'base/PrivateRoutes',
    vpc: 'base/Vpc',
    main: false,
    subnets: privateSubnets,
    routes: [
      {
        destination: '0.0.0.0/0',
        target: { kind: 'nat-gateway', id: 'base/Nat', state: 'active' },
      },
    ],
  },
  { id: 'base/Vpc.main', vpc: 'base/Vpc', main: true, subnets: [], routes: [] },
];

export const natGateways: readonly NatGatewayFact[] = [
  { id: 'base/Nat', subnet: 'base/PublicSubnet1', state: 'available' },
];

export const internetGateways: readonly InternetGatewayFact[] = [
  { id: 'base/Igw', vpc: 'base/Vpc' },
];

export const endpoints: readonly EndpointFact[] = [
  {
    id: 'base/S3Endpoint',
    vpc: 'base/Vpc',
    service: 's3',
    type: 'gateway',
    privateDns: false,
    subnets: [],
    securityGroups: [],
    routeTables: ['base/PublicRoutes', 'base/PrivateRoutes'],
    available: true,
  },
];

/** A rule for one TCP port. */
export function rule(port: number, peer: Peer): RuleFact {
  return { protocol: 'tcp', from: port, to: port, peer };
}

export function toGroup(port: number, name: string): RuleFact {
  return rule(port, { kind: 'group', id: `base/${name}` });
}

export function anywhere(port: number): RuleFact {
  return rule(port, { kind: 'cidr', cidr: '0.0.0.0/0' });
}

export const securityGroups: readonly SecurityGroupFact[] = [
  group('LoadBalancerGroup', [anywhere(80), anywhere(443)], [toGroup(8000, 'ApiGroup')]),
  group(
    'ApiGroup',
    [toGroup(8000, 'LoadBalancerGroup'), toGroup(8000, 'WorkerGroup')],
    [
      anywhere(443),
      toGroup(5432, 'DbGroup'),
      toGroup(6379, 'CacheGroup'),
      toGroup(2049, 'FilesGroup'),
    ],
  ),
  group('WorkerGroup', [], [anywhere(443), toGroup(8000, 'ApiGroup'), toGroup(5432, 'DbGroup')]),
  group('DbGroup', [toGroup(5432, 'ApiGroup'), toGroup(5432, 'WorkerGroup')], []),
  group('CacheGroup', [toGroup(6379, 'ApiGroup')], []),
  group('FilesGroup', [toGroup(2049, 'ApiGroup')], []),
];

function group(
  name: string,
  ingress: readonly RuleFact[],
  egress: readonly RuleFact[],
): SecurityGroupFact {
  return { id: `base/${name}`, vpc: 'base/Vpc', ingress, egress };
}
