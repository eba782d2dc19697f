import { expect, test } from 'vitest';
import type { Destination } from '../network.ts';
import { closedEgress, plugIn, usualNetwork } from '../testing/test-network.ts';

const internet: Destination = { kind: 'internet', host: 'api.openai.com' };
const secrets: Destination = { kind: 'service', service: 'secretsmanager' };
const s3: Destination = { kind: 'service', service: 's3' };

test('A private subnet reaches the internet through its NAT gateway', async () => {
  const aws = await usualNetwork();
  const task = plugIn(aws.network, { subnet: aws.privateSubnet });
  expect(aws.network.reach(task, internet, 443)).toEqual({ open: true });
});

test('A subnet without an association has the main route table, which leads nowhere', async () => {
  const aws = await usualNetwork();
  const task = plugIn(aws.network, { subnet: aws.isolatedSubnet, owner: 'task 4f of api' });
  const reach = aws.network.reach(task, internet, 443);
  expect(reach).toMatchObject({
    open: false,
    obstacle: { kind: 'no-route', subnetId: aws.isolatedSubnet.ref },
    explanation: expect.stringMatching(
      /^Route table rtb-\w+ of subnet subnet-\w+, the main route table of vpc-\w+, as the subnet is not associated with another one, has no route to 0\.0\.0\.0\/0 for task 4f of api\.$/,
    ),
  });
});

test('A missing NAT route does not keep two things of one VPC apart', async () => {
  const aws = await usualNetwork();
  const task = plugIn(aws.network, { subnet: aws.isolatedSubnet });
  const store = plugIn(aws.network, { subnet: aws.privateSubnet });
  const reach = aws.network.reach(task, { kind: 'interface', interface: store }, 5432);
  expect(reach).toEqual({ open: true });
});

test('A public subnet needs a public address, whatever its routes say', async () => {
  const aws = await usualNetwork();
  const hidden = plugIn(aws.network, { subnet: aws.publicSubnet });
  expect(aws.network.reach(hidden, internet, 443)).toMatchObject({
    obstacle: { kind: 'no-public-address', subnetId: aws.publicSubnet.ref },
  });
  const open = plugIn(aws.network, { subnet: aws.publicSubnet, publicAddress: true });
  expect(aws.network.reach(open, internet, 443)).toEqual({ open: true });
});

test('A NAT gateway in a subnet without a way to the internet gateway is of no use', async () => {
  const aws = await usualNetwork();
  const task = plugIn(aws.network, { subnet: aws.privateSubnet });
  await aws.delete(aws.publicRoute);
  expect(aws.network.reach(task, internet, 443)).toMatchObject({
    obstacle: { kind: 'gateway-unavailable', gatewayId: aws.nat.ref },
    explanation: expect.stringContaining('has no route to an attached internet gateway'),
  });
});

test('A route to a deleted NAT gateway is a blackhole', async () => {
  const aws = await usualNetwork();
  const task = plugIn(aws.network, { subnet: aws.privateSubnet });
  await aws.delete(aws.nat);
  expect(aws.network.reach(task, internet, 443)).toMatchObject({
    obstacle: { kind: 'gateway-unavailable', gatewayId: aws.nat.ref },
    explanation: `The route to 0.0.0.0/0 in route table ${aws.privateTable.ref} is a blackhole: ${aws.nat.ref} does not exist or is not attached.`,
  });
});

test('A regional NAT gateway needs no public subnet', async () => {
  const aws = await usualNetwork();
  const regional = await aws.create('AWS::EC2::NatGateway', {
    VpcId: aws.vpc.ref,
    AvailabilityMode: 'regional',
    ConnectivityType: 'public',
  });
  await aws.update(aws.natRoute, { ...aws.natRoute.properties, NatGatewayId: regional.ref });
  await aws.delete(aws.publicRoute);
  const task = plugIn(aws.network, { subnet: aws.privateSubnet });
  expect(aws.network.reach(task, internet, 443)).toEqual({ open: true });
});

test('Egress to the VPC alone keeps a task from AWS services behind the NAT gateway', async () => {
  const aws = await usualNetwork();
  const group = await aws.group({
    SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' }],
  });
  const task = plugIn(aws.network, { subnet: aws.privateSubnet, groups: [group], owner: 'task 1' });
  expect(aws.network.reach(task, secrets, 443)).toEqual({
    open: false,
    obstacle: { kind: 'egress-rule', securityGroupIds: [group.ref] },
    explanation: `No outbound rule of ${group.ref} of task 1 allows TCP 443 to secretsmanager.`,
  });
});

test('An interface endpoint with private DNS takes the traffic even where a NAT gateway is', async () => {
  const aws = await usualNetwork();
  const closed = await aws.group();
  const task = plugIn(aws.network, { subnet: aws.privateSubnet, owner: 'task 1' });
  expect(aws.network.reach(task, secrets, 443)).toEqual({ open: true });
  const endpoint = await aws.create('AWS::EC2::VPCEndpoint', {
    VpcId: aws.vpc.ref,
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.ap-northeast-2.secretsmanager',
    SubnetIds: [aws.privateSubnet.ref],
    SecurityGroupIds: [closed.ref],
    PrivateDnsEnabled: true,
  });
  expect(aws.network.reach(task, secrets, 443)).toMatchObject({
    obstacle: { kind: 'ingress-rule', securityGroupIds: [closed.ref] },
    explanation: expect.stringMatching(
      new RegExp(
        `^No inbound rule of ${closed.ref} of VPC endpoint ${endpoint.ref} of secretsmanager allows TCP 443 from task 1 at 10\\.0\\.11\\.\\d+ in sg-\\w+\\.$`,
      ),
    ),
  });
  await aws.create('AWS::EC2::SecurityGroupIngress', {
    GroupId: closed.ref,
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    CidrIp: '10.0.0.0/16',
  });
  expect(aws.network.reach(task, secrets, 443)).toEqual({ open: true });
});

test('An interface endpoint without private DNS is not on the way', async () => {
  const aws = await usualNetwork();
  await aws.create('AWS::EC2::VPCEndpoint', {
    VpcId: aws.vpc.ref,
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.ap-northeast-2.secretsmanager',
    SubnetIds: [aws.privateSubnet.ref],
  });
  const task = plugIn(aws.network, { subnet: aws.isolatedSubnet });
  expect(aws.network.reach(task, secrets, 443)).toMatchObject({ obstacle: { kind: 'no-route' } });
});

test('A gateway endpoint serves the subnets of its route tables only', async () => {
  const aws = await usualNetwork();
  const isolatedTable = await aws.create('AWS::EC2::RouteTable', { VpcId: aws.vpc.ref });
  await aws.create('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: aws.isolatedSubnet.ref,
    RouteTableId: isolatedTable.ref,
  });
  const task = plugIn(aws.network, { subnet: aws.isolatedSubnet });
  const endpoint = await aws.create('AWS::EC2::VPCEndpoint', {
    VpcId: aws.vpc.ref,
    ServiceName: 'com.amazonaws.ap-northeast-2.s3',
    RouteTableIds: [aws.publicTable.ref],
  });
  expect(aws.network.reach(task, s3, 443)).toMatchObject({ obstacle: { kind: 'no-route' } });
  await aws.update(endpoint, { ...endpoint.properties, RouteTableIds: [isolatedTable.ref] });
  expect(aws.network.reach(task, s3, 443)).toEqual({ open: true });
});

test('Egress to the prefix list of S3 is enough for S3 and for nothing else', async () => {
  const aws = await usualNetwork();
  const group = await aws.group({
    SecurityGroupEgress: [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, DestinationPrefixListId: 'pl-78a54011' },
    ],
  });
  const task = plugIn(aws.network, { subnet: aws.privateSubnet, groups: [group] });
  expect(aws.network.reach(task, s3, 443)).toEqual({ open: true });
  expect(aws.network.reach(task, secrets, 443).open).toBe(false);
});

test('The policy of an endpoint is asked for the call that is made', async () => {
  const aws = await usualNetwork();
  await aws.create('AWS::EC2::VPCEndpoint', {
    VpcId: aws.vpc.ref,
    ServiceName: 'com.amazonaws.ap-northeast-2.s3',
    RouteTableIds: [aws.privateTable.ref],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::uploads/*' },
      ],
    },
  });
  const task = plugIn(aws.network, { subnet: aws.privateSubnet });
  const get = (resource: string): Destination => ({
    kind: 'service',
    service: 's3',
    need: { action: 's3:GetObject', resource },
  });
  expect(aws.network.reach(task, s3, 443)).toEqual({ open: true });
  expect(aws.network.reach(task, get('arn:aws:s3:::uploads/a.png'), 443)).toEqual({ open: true });
  const layers = 'arn:aws:s3:::prod-ap-northeast-2-starport-layer-bucket/1';
  expect(aws.network.reach(task, get(layers), 443)).toMatchObject({
    obstacle: { kind: 'endpoint-policy' },
    explanation: expect.stringContaining(`does not allow s3:GetObject on ${layers}.`),
  });
});

test('A policy that is silent about the service closes the endpoint', async () => {
  const aws = await usualNetwork();
  await aws.create('AWS::EC2::VPCEndpoint', {
    VpcId: aws.vpc.ref,
    ServiceName: 'com.amazonaws.ap-northeast-2.s3',
    RouteTableIds: [aws.privateTable.ref],
    PolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'dynamodb:*', Resource: '*' }],
    },
  });
  const task = plugIn(aws.network, { subnet: aws.privateSubnet });
  expect(aws.network.reach(task, s3, 443)).toMatchObject({ obstacle: { kind: 'endpoint-policy' } });
});

test('Groups that name each other let exactly the named port pass', async () => {
  const aws = await usualNetwork();
  const api = await aws.group({ GroupName: 'api', SecurityGroupEgress: closedEgress });
  const db = await aws.group({ GroupName: 'db', SecurityGroupEgress: closedEgress });
  const task = plugIn(aws.network, { subnet: aws.privateSubnet, groups: [api], owner: 'task 1' });
  const store = plugIn(aws.network, { subnet: aws.isolatedSubnet, groups: [db], owner: 'db' });
  const to: Destination = { kind: 'interface', interface: store };
  const ports = { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };
  expect(aws.network.reach(task, to, 5432)).toMatchObject({
    obstacle: { kind: 'egress-rule', securityGroupIds: [api.ref] },
    explanation: `No outbound rule of ${api.ref} of task 1 allows TCP 5432 to db at ${store.address} in ${db.ref}.`,
  });
  await aws.create('AWS::EC2::SecurityGroupEgress', {
    GroupId: api.ref,
    DestinationSecurityGroupId: db.ref,
    ...ports,
  });
  expect(aws.network.reach(task, to, 5432)).toMatchObject({
    obstacle: { kind: 'ingress-rule', securityGroupIds: [db.ref] },
  });
  const ingress = await aws.create('AWS::EC2::SecurityGroupIngress', {
    GroupId: db.ref,
    SourceSecurityGroupId: api.ref,
    ...ports,
  });
  expect(aws.network.reach(task, to, 5432)).toEqual({ open: true });
  expect(aws.network.reach(task, to, 5433).open).toBe(false);
  expect(aws.network.reach(task, to, 5432, 'udp').open).toBe(false);
  await aws.delete(ingress);
  expect(aws.network.reach(task, to, 5432).open).toBe(false);
});

test('Without DNS support nothing is found by name', async () => {
  const aws = await usualNetwork();
  const task = plugIn(aws.network, { subnet: aws.privateSubnet });
  aws.network.name('db.local', task.id);
  await aws.update(aws.vpc, { CidrBlock: '10.0.0.0/16', EnableDnsSupport: false });
  expect(aws.network.reach(task, secrets, 443)).toMatchObject({
    obstacle: { kind: 'no-dns', vpcId: aws.vpc.ref },
  });
  const db = aws.network.resolve('db.local', aws.vpc.ref);
  expect(aws.network.reach(task, db, 5432)).toMatchObject({
    explanation: `${aws.vpc.ref} has EnableDnsSupport set to false, so that a task cannot resolve db.local.`,
  });
  expect(aws.network.resolve(task.address, aws.vpc.ref).kind).toBe('interface');
  expect(aws.network.reach(task, { kind: 'internet', host: '1.1.1.1' }, 443).open).toBe(true);
});

test('The longest prefix decides which way an address takes', async () => {
  const aws = await usualNetwork();
  const task = plugIn(aws.network, { subnet: aws.privateSubnet });
  await aws.create('AWS::EC2::Route', {
    RouteTableId: aws.privateTable.ref,
    DestinationCidrBlock: '203.0.113.0/24',
    GatewayId: aws.internetGateway.ref,
  });
  const reach = (host: string) => aws.network.reach(task, { kind: 'internet', host }, 443);
  expect(reach('203.0.113.9')).toMatchObject({ obstacle: { kind: 'no-public-address' } });
  expect(reach('203.0.114.9')).toEqual({ open: true });
});

test('The internet reaches a public address behind rules that are for everywhere', async () => {
  const aws = await usualNetwork();
  const group = await aws.group({
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
  });
  const node = plugIn(aws.network, {
    subnet: aws.publicSubnet,
    groups: [group],
    publicAddress: true,
  });
  const lost = plugIn(aws.network, {
    subnet: aws.privateSubnet,
    groups: [group],
    publicAddress: true,
  });
  expect(aws.network.reachFromInternet(node, 443)).toEqual({ open: true });
  expect(aws.network.reachFromInternet(node, 80)).toMatchObject({
    obstacle: { kind: 'ingress-rule' },
  });
  expect(aws.network.reachFromInternet(lost, 443)).toMatchObject({
    obstacle: { kind: 'no-route', routeTableId: aws.privateTable.ref },
  });
});
