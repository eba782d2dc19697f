import { createIdentity } from '../../aws/random-identity.ts';
import { type TestResource, testResources } from '../../resources/testing/resources.ts';
import { virtualClock } from '../../time/virtual-clock.ts';
import { createNetwork, type LocalNetwork } from '../create-network.ts';
import type { NetworkInterface } from '../network.ts';
import type { NetworkQuotas } from '../quotas.ts';
import { refuseConnections } from '../refuse-connections.ts';

const region = 'ap-northeast-2';

/** A network without anything in it, and the means to put something there. */
export function testNetwork(quotas: Partial<NetworkQuotas> = {}) {
  const identity = createIdentity({ account: '123456789012', region, seed: 1 });
  const network = createNetwork({ identity, clock: virtualClock(), quotas });
  return { network, ...testResources(network.handlers) };
}

export type TestNetwork = ReturnType<typeof testNetwork>;

/**
 * A VPC as most templates have it: a public subnet with a route to the internet gateway, a private
 * one with a route to a NAT gateway, and an isolated one that has only the main route table.
 */
export async function usualNetwork() {
  const aws = testNetwork();
  const create = aws.create;
  const vpc = await create('AWS::EC2::VPC', {
    CidrBlock: '10.0.0.0/16',
    EnableDnsHostnames: true,
    EnableDnsSupport: true,
  });
  const internetGateway = await create('AWS::EC2::InternetGateway');
  const attachment = await create('AWS::EC2::VPCGatewayAttachment', {
    VpcId: vpc.ref,
    InternetGatewayId: internetGateway.ref,
  });
  const subnet = (cidr: string, zone: string): Promise<TestResource> =>
    create('AWS::EC2::Subnet', {
      VpcId: vpc.ref,
      CidrBlock: cidr,
      AvailabilityZone: `${region}${zone}`,
    });
  const publicSubnet = await subnet('10.0.1.0/24', 'a');
  const privateSubnet = await subnet('10.0.11.0/24', 'a');
  const isolatedSubnet = await subnet('10.0.21.0/24', 'b');
  const publicTable = await create('AWS::EC2::RouteTable', { VpcId: vpc.ref });
  const privateTable = await create('AWS::EC2::RouteTable', { VpcId: vpc.ref });
  await create('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: publicSubnet.ref,
    RouteTableId: publicTable.ref,
  });
  const privateAssociation = await create('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: privateSubnet.ref,
    RouteTableId: privateTable.ref,
  });
  const publicRoute = await create('AWS::EC2::Route', {
    RouteTableId: publicTable.ref,
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: internetGateway.ref,
  });
  const address = await create('AWS::EC2::EIP', { Domain: 'vpc' });
  const nat = await create('AWS::EC2::NatGateway', {
    SubnetId: publicSubnet.ref,
    AllocationId: address.attribute('AllocationId'),
  });
  const natRoute = await create('AWS::EC2::Route', {
    RouteTableId: privateTable.ref,
    DestinationCidrBlock: '0.0.0.0/0',
    NatGatewayId: nat.ref,
  });
  return {
    ...aws,
    vpc,
    internetGateway,
    attachment,
    publicSubnet,
    privateSubnet,
    isolatedSubnet,
    publicTable,
    privateTable,
    privateAssociation,
    publicRoute,
    address,
    nat,
    natRoute,
    group: (properties: object = {}): Promise<TestResource> =>
      create('AWS::EC2::SecurityGroup', {
        GroupDescription: 'A group',
        VpcId: vpc.ref,
        ...properties,
      }),
  };
}

/** Plugs something in; without groups it is in the default group of the VPC. */
export function plugIn(
  network: LocalNetwork,
  place: {
    readonly subnet: TestResource;
    readonly groups?: readonly TestResource[];
    readonly owner?: string;
    readonly publicAddress?: boolean;
  },
): NetworkInterface {
  return network.plugIn({
    subnetId: place.subnet.ref,
    securityGroupIds: (place.groups ?? []).map((group) => group.ref),
    assignPublicAddress: place.publicAddress ?? false,
    owner: place.owner ?? 'a task',
    dial: refuseConnections,
  });
}

/** Inline egress that lets nothing out, as templates write it. */
export const closedEgress = [
  { IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' },
];
