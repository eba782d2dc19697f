import { expect, test } from 'vitest';
import { closedEgress, plugIn, testNetwork, usualNetwork } from '../testing/test-network.ts';

const vpcType = 'AWS::EC2::VPC';
const subnetType = 'AWS::EC2::Subnet';

test('Ref and GetAtt of the network are as CloudFormation documents them', async () => {
  const aws = await usualNetwork();
  const group = await aws.group();
  expect(aws.vpc.ref).toMatch(/^vpc-[0-9a-f]{17}$/);
  expect(aws.vpc.attribute('CidrBlock')).toBe('10.0.0.0/16');
  expect(aws.vpc.attribute('DefaultSecurityGroup')).toMatch(/^sg-[0-9a-f]{17}$/);
  expect(aws.privateSubnet.attribute('AvailabilityZone')).toBe('ap-northeast-2a');
  expect(aws.privateSubnet.attribute('AvailabilityZoneId')).toBe('apne2-az1');
  expect(aws.attachment.ref).toBe(`IGW|${aws.vpc.ref}`);
  expect(aws.natRoute.ref).toBe(`${aws.privateTable.ref}|0.0.0.0/0`);
  expect(aws.natRoute.attribute('CidrBlock')).toBe('0.0.0.0/0');
  expect(aws.privateAssociation.attribute('Id')).toBe(aws.privateAssociation.ref);
  expect(aws.address.ref).toBe(aws.address.attribute('PublicIp'));
  expect(aws.address.attribute('AllocationId')).toMatch(/^eipalloc-/);
  expect(aws.nat.attribute('EniId')).toMatch(/^eni-/);
  expect(group.attribute('GroupId')).toBe(group.ref);
});

test('A CIDR block must be one, and of a size that a VPC or subnet can have', async () => {
  const { create } = testNetwork();
  await expect(create(vpcType, { CidrBlock: '10.0.0.0/33' })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message:
      'Value (10.0.0.0/33) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
  });
  await expect(create(vpcType, { CidrBlock: '10.0.0.0/8' })).rejects.toMatchObject({
    name: 'InvalidVpc.Range',
    message: "The CIDR '10.0.0.0/8' is invalid.",
  });
});

test('A subnet lies within its VPC and shares no address with another one', async () => {
  const { create } = testNetwork();
  const vpc = await create(vpcType, { CidrBlock: '10.0.0.0/16' });
  await create(subnetType, { VpcId: vpc.ref, CidrBlock: '10.0.0.0/20' });
  await expect(
    create(subnetType, { VpcId: vpc.ref, CidrBlock: '10.0.1.0/24' }),
  ).rejects.toMatchObject({
    name: 'InvalidSubnet.Conflict',
    message: "The CIDR '10.0.1.0/24' conflicts with another subnet",
  });
  await expect(
    create(subnetType, { VpcId: vpc.ref, CidrBlock: '10.1.0.0/24' }),
  ).rejects.toMatchObject({
    name: 'InvalidSubnet.Range',
    message: "The CIDR '10.1.0.0/24' is invalid.",
  });
});

test('A subnet of 16 addresses has room for eleven interfaces, and a freed one can be had again', async () => {
  const aws = testNetwork();
  const vpc = await aws.create(vpcType, { CidrBlock: '10.0.0.0/16' });
  const subnet = await aws.create(subnetType, { VpcId: vpc.ref, CidrBlock: '10.0.0.16/28' });
  const plugged = Array.from({ length: 11 }, () => plugIn(aws.network, { subnet }));
  expect(plugged[0]?.address).toBe('10.0.0.20');
  expect(plugged[10]?.address).toBe('10.0.0.30');
  expect(() => plugIn(aws.network, { subnet })).toThrow(
    expect.objectContaining({
      name: 'InsufficientFreeAddressesInSubnet',
      message: 'The specified subnet does not have enough free addresses to satisfy the request.',
    }),
  );
  aws.network.unplug(plugged[4]?.id ?? '');
  expect(plugIn(aws.network, { subnet }).address).toBe(plugged[4]?.address);
});

test('A NAT gateway in a VPC without an internet gateway fails after it was created', async () => {
  const aws = testNetwork();
  const vpc = await aws.create(vpcType, { CidrBlock: '10.0.0.0/16' });
  const subnet = await aws.create(subnetType, { VpcId: vpc.ref, CidrBlock: '10.0.1.0/24' });
  const address = await aws.create('AWS::EC2::EIP');
  await expect(
    aws.create('AWS::EC2::NatGateway', {
      SubnetId: subnet.ref,
      AllocationId: address.attribute('AllocationId'),
    }),
  ).rejects.toMatchObject({
    code: 'NotStabilized',
    message: expect.stringMatching(
      /^NatGateway nat-\w+ is in state failed and hence failed to stabilize\. Detailed failure message: Network vpc-\w+ has no Internet gateway attached$/,
    ),
  });
});

test('A group begins with a rule that lets everything out, which an empty list does not remove', async () => {
  const aws = await usualNetwork();
  const everything = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };
  const usual = await aws.group({ GroupName: 'usual' });
  const empty = await aws.group({ GroupName: 'empty', SecurityGroupEgress: [] });
  const closed = await aws.group({ GroupName: 'closed', SecurityGroupEgress: closedEgress });
  for (const group of [usual, empty]) {
    await expect(
      aws.create('AWS::EC2::SecurityGroupEgress', { GroupId: group.ref, ...everything }),
    ).rejects.toMatchObject({
      name: 'InvalidPermission.Duplicate',
      message: 'the specified rule "peer: 0.0.0.0/0, ALL, ALLOW" already exists',
    });
  }
  const rule = await aws.create('AWS::EC2::SecurityGroupEgress', {
    GroupId: closed.ref,
    ...everything,
  });
  expect(rule.ref).toMatch(/^sgr-/);
});

test('A rule cannot exist twice, in the group and as a resource of its own', async () => {
  const aws = await usualNetwork();
  const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
  const group = await aws.group({ SecurityGroupIngress: [https] });
  await expect(
    aws.create('AWS::EC2::SecurityGroupIngress', { GroupId: group.ref, ...https }),
  ).rejects.toMatchObject({
    name: 'InvalidPermission.Duplicate',
    message:
      'the specified rule "peer: 0.0.0.0/0, TCP, from port: 443, to port: 443, ALLOW" already exists',
  });
  await expect(aws.group({ GroupName: 'b', SecurityGroupIngress: [https, https] })).rejects.toThrow(
    'The same permission must not appear multiple times',
  );
});

test('Rules of their own stay when the rules in the group change', async () => {
  const aws = await usualNetwork();
  const group = await aws.group({
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }],
  });
  const own = { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '0.0.0.0/0' };
  await aws.create('AWS::EC2::SecurityGroupIngress', { GroupId: group.ref, ...own });
  const node = plugIn(aws.network, {
    subnet: aws.publicSubnet,
    groups: [group],
    publicAddress: true,
  });
  const open = () =>
    [80, 443, 8080].filter((port) => aws.network.reachFromInternet(node, port).open);
  expect(open()).toEqual([80, 8080]);
  await aws.update(group, {
    ...group.properties,
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
  });
  expect(open()).toEqual([443, 8080]);
});

test('A refused change of rules leaves the group as it was', async () => {
  const aws = await usualNetwork();
  const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
  const group = await aws.group({ SecurityGroupIngress: [https] });
  const change = {
    ...group.properties,
    SecurityGroupEgress: [{ ...https, CidrIp: '10.0.0.0/40' }],
  };
  await expect(aws.update(group, change)).rejects.toThrow('CIDR block 10.0.0.0/40 is malformed');
  const node = plugIn(aws.network, {
    subnet: aws.publicSubnet,
    groups: [group],
    publicAddress: true,
  });
  expect(aws.network.reachFromInternet(node, 443)).toEqual({ open: true });
});

test('A group holds sixty rules in each direction', async () => {
  const aws = await usualNetwork();
  const rules = Array.from({ length: 60 }, (_, index) => ({
    IpProtocol: 'tcp',
    FromPort: 1000 + index,
    ToPort: 1000 + index,
    CidrIp: '0.0.0.0/0',
  }));
  const group = await aws.group({ SecurityGroupIngress: rules });
  await expect(
    aws.create('AWS::EC2::SecurityGroupIngress', {
      GroupId: group.ref,
      IpProtocol: '-1',
      CidrIp: '10.0.0.0/8',
    }),
  ).rejects.toMatchObject({
    name: 'RulesPerSecurityGroupLimitExceeded',
    message: 'The maximum number of rules per security group has been reached.',
  });
});

test('Two groups of a VPC cannot have one name', async () => {
  const aws = await usualNetwork();
  await aws.group({ GroupName: 'api' });
  await expect(aws.group({ GroupName: 'api' })).rejects.toMatchObject({
    name: 'InvalidGroup.Duplicate',
    message: `The security group 'api' already exists for VPC '${aws.vpc.ref}'`,
  });
});

test('A description of a group is plain ASCII', async () => {
  const aws = await usualNetwork();
  await expect(aws.group({ GroupDescription: 'Tasks of café' })).rejects.toThrow(
    'Value (Tasks of café) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.',
  );
});

test('What others still need cannot be deleted', async () => {
  const aws = await usualNetwork();
  const api = await aws.group({ GroupName: 'api' });
  const db = await aws.group({ GroupName: 'db' });
  const rule = await aws.create('AWS::EC2::SecurityGroupIngress', {
    GroupId: db.ref,
    SourceSecurityGroupId: api.ref,
    IpProtocol: '-1',
  });
  const task = plugIn(aws.network, { subnet: aws.privateSubnet, groups: [db] });
  const violation = (message: string) => ({ name: 'DependencyViolation', message });
  await expect(aws.delete(api)).rejects.toMatchObject(
    violation(`resource ${api.ref} has a dependent object`),
  );
  await expect(aws.delete(db)).rejects.toMatchObject(
    violation(`resource ${db.ref} has a dependent object`),
  );
  await expect(aws.delete(aws.privateSubnet)).rejects.toMatchObject(
    violation(`The subnet '${aws.privateSubnet.ref}' has dependencies and cannot be deleted.`),
  );
  await expect(aws.delete(aws.attachment)).rejects.toMatchObject(
    violation(
      `Network ${aws.vpc.ref} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    ),
  );
  await expect(aws.delete(aws.vpc)).rejects.toMatchObject(
    violation(`The vpc '${aws.vpc.ref}' has dependencies and cannot be deleted.`),
  );
  aws.network.unplug(task.id);
  await aws.delete(rule);
  await aws.delete(api);
  await aws.delete(db);
});

test('A whole network can be deleted again, in the reverse of its order', async () => {
  const aws = await usualNetwork();
  for (const resource of [aws.natRoute, aws.nat, aws.address, aws.publicRoute]) {
    await aws.delete(resource);
  }
  await aws.delete(aws.privateAssociation);
  await aws.delete(aws.privateTable);
  await aws.delete(aws.attachment);
  await aws.delete(aws.internetGateway);
  for (const subnet of [aws.publicSubnet, aws.privateSubnet, aws.isolatedSubnet]) {
    await aws.delete(subnet);
  }
  await aws.delete(aws.publicTable);
  await aws.delete(aws.vpc);
  expect(aws.network.interfaces()).toEqual([]);
});

test('A route table has one route for each destination, and the VPC keeps its own', async () => {
  const aws = await usualNetwork();
  const route = (destination: string) =>
    aws.create('AWS::EC2::Route', {
      RouteTableId: aws.privateTable.ref,
      DestinationCidrBlock: destination,
      NatGatewayId: aws.nat.ref,
    });
  await expect(route('0.0.0.0/0')).rejects.toMatchObject({
    name: 'RouteAlreadyExists',
    message: 'The route identified by 0.0.0.0/0 already exists.',
  });
  await expect(route('10.0.5.0/24')).rejects.toThrow(
    "The destination CIDR block 10.0.5.0/24 is equal to or more specific than one of this VPC's CIDR blocks.",
  );
});

test('Two endpoints with private DNS for one service do not fit into a VPC', async () => {
  const aws = await usualNetwork();
  const endpoint = (subnet: string) =>
    aws.create('AWS::EC2::VPCEndpoint', {
      VpcId: aws.vpc.ref,
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.ap-northeast-2.ecr.api',
      SubnetIds: [subnet],
      PrivateDnsEnabled: true,
    });
  const first = await endpoint(aws.privateSubnet.ref);
  expect(first.attribute('CreationTimestamp')).toBe('2026-01-01T00:00:00.000Z');
  await expect(endpoint(aws.isolatedSubnet.ref)).rejects.toMatchObject({
    name: 'InvalidParameter',
    message: `private-dns-enabled cannot be set because there is already a conflicting DNS domain for api.ecr.ap-northeast-2.amazonaws.com in the VPC ${aws.vpc.ref}`,
  });
});

test('An endpoint has one subnet in each zone', async () => {
  const aws = await usualNetwork();
  await expect(
    aws.create('AWS::EC2::VPCEndpoint', {
      VpcId: aws.vpc.ref,
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.ap-northeast-2.logs',
      SubnetIds: [aws.publicSubnet.ref, aws.privateSubnet.ref],
    }),
  ).rejects.toMatchObject({ name: 'DuplicateSubnetsInSameZone' });
});

test('A new account has five VPCs and five Elastic IP addresses', async () => {
  const { create } = testNetwork();
  for (let count = 0; count < 5; count += 1) {
    await create(vpcType, { CidrBlock: '10.0.0.0/16' });
    await create('AWS::EC2::EIP');
  }
  await expect(create(vpcType, { CidrBlock: '10.0.0.0/16' })).rejects.toMatchObject({
    name: 'VpcLimitExceeded',
    message: 'The maximum number of VPCs has been reached.',
  });
  await expect(create('AWS::EC2::EIP')).rejects.toMatchObject({
    name: 'AddressLimitExceeded',
    message: 'The maximum number of addresses has been reached.',
  });
});

test('What is not modelled is refused by name', async () => {
  const aws = await usualNetwork();
  const refusal = (what: string) => ({
    name: 'NotModelled',
    message: `The sandbox does not model ${what}.`,
  });
  await expect(
    aws.create(subnetType, { VpcId: aws.vpc.ref, Ipv6CidrBlock: '::/64' }),
  ).rejects.toMatchObject(refusal('Ipv6CidrBlock of AWS::EC2::Subnet'));
  await expect(
    aws.create('AWS::EC2::Route', {
      RouteTableId: aws.publicTable.ref,
      DestinationCidrBlock: '192.168.0.0/16',
      TransitGatewayId: 'tgw-1',
    }),
  ).rejects.toMatchObject(refusal('TransitGatewayId of AWS::EC2::Route'));
  await expect(
    aws.group({
      SecurityGroupIngress: [{ IpProtocol: '-1', SourcePrefixListId: 'pl-00000000' }],
    }),
  ).rejects.toMatchObject(refusal('the prefix list pl-00000000'));
});

test('Things that do not exist are named as EC2 names them', async () => {
  const aws = await usualNetwork();
  await expect(
    aws.create(subnetType, { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' }),
  ).rejects.toMatchObject({
    name: 'InvalidVpcID.NotFound',
    message: "The vpc ID 'vpc-1' does not exist",
  });
  const request = { subnetId: 'subnet-1', securityGroupIds: [], assignPublicAddress: false };
  const rest = { owner: 'a task', dial: async () => Promise.reject(new Error('closed')) };
  expect(() => aws.network.plugIn({ ...request, ...rest })).toThrow(
    expect.objectContaining({
      name: 'InvalidSubnetID.NotFound',
      message: "The subnet ID 'subnet-1' does not exist",
    }),
  );
  expect(() =>
    aws.network.plugIn({
      ...request,
      ...rest,
      subnetId: aws.privateSubnet.ref,
      securityGroupIds: ['sg-1'],
    }),
  ).toThrow(
    expect.objectContaining({
      name: 'InvalidGroup.NotFound',
      message: "The security group 'sg-1' does not exist",
    }),
  );
});
