import {
  DescribeAvailabilityZonesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { beforeAll, expect, test } from 'vitest';
import { clientSettings, type ShopAccount, shopAccount } from '../../testing/shop-account.ts';

let account: ShopAccount;
let ec2: EC2Client;
let vpcId: string;

beforeAll(async () => {
  account = shopAccount();
  expect((await account.deploy()).StackStatus).toBe('CREATE_COMPLETE');
  ec2 = account.sandbox.attach(new EC2Client(clientSettings), 'EC2');
  const { Vpcs } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'tag:Name', Values: ['sh*'] }] }),
  );
  vpcId = Vpcs?.[0]?.VpcId ?? '';
});

const inVpc = () => [{ Name: 'vpc-id', Values: [vpcId] }];

async function groupId(resource: string): Promise<string> {
  const { StackResources } = await account.call('CloudFormation', 'DescribeStackResources', {
    StackName: 'shop',
    LogicalResourceId: resource,
  });
  return StackResources[0].PhysicalResourceId;
}

test('A VPC has its block, its tags and its DNS settings', async () => {
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [vpcId] }));
  expect(Vpcs).toMatchObject([{ CidrBlock: '10.0.0.0/16', IsDefault: false, State: 'available' }]);
  expect(Vpcs?.[0]?.Tags).toEqual(
    expect.arrayContaining([
      { Key: 'Name', Value: 'shop' },
      { Key: 'project', Value: 'shop' },
      { Key: 'aws:cloudformation:logical-id', Value: 'Vpc' },
    ]),
  );
  const asked = { VpcId: vpcId, Attribute: 'enableDnsHostnames' } as const;
  const attribute = await ec2.send(new DescribeVpcAttributeCommand(asked));
  expect(attribute.EnableDnsHostnames).toEqual({ Value: true });
});

test('Subnets tell their zone and how many addresses they have left', async () => {
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters: inVpc() }));
  expect(Subnets).toMatchObject([
    // Two tasks, and the load balancer's nodes.
    { AvailabilityZone: 'eu-west-1a', CidrBlock: '10.0.0.0/24', AvailableIpAddressCount: 249 },
    { AvailabilityZone: 'eu-west-1b', AvailableIpAddressCount: 249, MapPublicIpOnLaunch: false },
  ]);
});

test('Route tables have the local route, the routes of templates and those of gateway endpoints', async () => {
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters: inVpc() }));
  const [main, own] = RouteTables;
  expect(main?.Associations).toMatchObject([{ Main: true }]);
  expect(own?.Routes).toMatchObject(
    [
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
      { DestinationCidrBlock: '0.0.0.0/0', GatewayId: /^igw-/, State: 'active' },
      { DestinationPrefixListId: 'pl-6da54004', GatewayId: /^vpce-/ },
    ].map((route) => ({ ...route, GatewayId: like(route.GatewayId) })),
  );
  expect(own?.Associations?.map(({ SubnetId }) => SubnetId)).toHaveLength(2);
});

test('Security groups have their rules, together and one by one', async () => {
  const [entrance, web] = [await groupId('EntranceGroup'), await groupId('WebGroup')];
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [web] }));
  expect(SecurityGroups).toMatchObject([
    {
      Description: 'Web',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 8000,
          ToPort: 8000,
          UserIdGroupPairs: [{ GroupId: entrance, UserId: '123456789012' }],
        },
      ],
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    },
  ]);
  const Filters = [{ Name: 'group-id', Values: [entrance] }];
  const rules = await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
  expect(rules.SecurityGroupRules).toMatchObject([
    { IsEgress: false, IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIpv4: '0.0.0.0/0' },
    { IsEgress: true, IpProtocol: '-1', FromPort: -1, ToPort: -1, CidrIpv4: '0.0.0.0/0' },
  ]);
});

test("A task's interface is found by its address", async () => {
  const { taskArns } = await account.call('ECS', 'ListTasks', { cluster: 'shop' });
  const { tasks } = await account.call('ECS', 'DescribeTasks', {
    cluster: 'shop',
    tasks: taskArns,
  });
  const details: { name: string; value: string }[] = tasks[0].attachments[0].details;
  const detail = (name: string) => details.find((one) => one.name === name)?.value ?? '';
  const address = detail('privateIPv4Address');
  const { NetworkInterfaces } = await ec2.send(
    new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'addresses.private-ip-address', Values: [address] }, ...inVpc()],
    }),
  );
  expect(NetworkInterfaces).toMatchObject([
    {
      NetworkInterfaceId: detail('networkInterfaceId'),
      SubnetId: detail('subnetId'),
      PrivateIpAddress: address,
      Association: { PublicIp: expect.stringMatching(/^198\.1[89]\./) },
      Groups: [{ GroupId: await groupId('WebGroup') }],
    },
  ]);
});

test('Endpoints tell their service; zones those of the region', async () => {
  const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({ Filters: inVpc() }));
  expect(VpcEndpoints).toMatchObject([
    { VpcEndpointType: 'Gateway', ServiceName: 'com.amazonaws.eu-west-1.s3', State: 'available' },
  ]);
  const { AvailabilityZones } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
  expect(AvailabilityZones?.map(({ ZoneName }) => ZoneName)).toContain('eu-west-1a');
});

test('Lists come in pages', async () => {
  const first = await ec2.send(new DescribeSubnetsCommand({ MaxResults: 1 }));
  const second = await ec2.send(
    new DescribeSubnetsCommand({ MaxResults: 1, NextToken: first.NextToken }),
  );
  expect([first.Subnets, second.Subnets].flat()).toHaveLength(2);
  expect(second.NextToken).toBeUndefined();
});

test('What does not exist and what is not modelled is refused', async () => {
  const missing = new DescribeSubnetsCommand({ SubnetIds: ['subnet-0'] });
  await expect(ec2.send(missing)).rejects.toMatchObject({
    name: 'InvalidSubnetID.NotFound',
    message: "The subnet ID 'subnet-0' does not exist",
  });
  const Filters = [{ Name: 'outpost-arn', Values: ['a'] }];
  await expect(ec2.send(new DescribeSubnetsCommand({ Filters }))).rejects.toThrow(
    'The sandbox does not model the filter outpost-arn of DescribeSubnets.',
  );
});

function like(text: string | RegExp) {
  return typeof text === 'string' ? text : expect.stringMatching(text);
}
