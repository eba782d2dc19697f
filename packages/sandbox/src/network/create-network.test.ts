import { expect, test } from 'vitest';
import { plugIn, usualNetwork } from './testing/test-network.ts';

test('Names resolve inside their own VPC, to each of their interfaces in turn', async () => {
  const aws = await usualNetwork();
  const other = await aws.create('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
  const one = plugIn(aws.network, { subnet: aws.privateSubnet });
  const two = plugIn(aws.network, { subnet: aws.privateSubnet });
  for (const target of [one, two]) aws.network.name('Api.shop.local', target.id);
  const resolve = () => aws.network.resolve('api.shop.local.', aws.vpc.ref);
  expect([resolve(), resolve(), resolve()]).toEqual(
    [one, two, one].map((target) => ({ kind: 'interface', interface: target })),
  );
  expect(aws.network.resolve('api.shop.local', other.ref)).toEqual({
    kind: 'internet',
    host: 'api.shop.local',
  });
  aws.network.unname('api.shop.local', one.id);
  aws.network.unplug(two.id);
  expect(resolve()).toEqual({ kind: 'internet', host: 'api.shop.local' });
});

test('Private addresses and the names made of them are interfaces', async () => {
  const aws = await usualNetwork();
  const task = plugIn(aws.network, { subnet: aws.privateSubnet });
  const expected = { kind: 'interface', interface: task };
  const name = `ip-${task.address.replaceAll('.', '-')}.ap-northeast-2.compute.internal`;
  expect(aws.network.resolve(task.address, aws.vpc.ref)).toEqual(expected);
  expect(aws.network.resolve(name, aws.vpc.ref)).toEqual(expected);
  expect(aws.network.interfaceAt(task.address)).toBe(task);
  aws.network.unplug(task.id);
  expect(aws.network.interfaceAt(task.address)).toBeUndefined();
});

test('Two VPCs may use the same addresses', async () => {
  const aws = await usualNetwork();
  const other = await aws.create('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
  const subnet = await aws.create('AWS::EC2::Subnet', {
    VpcId: other.ref,
    CidrBlock: '10.0.11.0/24',
  });
  const here = plugIn(aws.network, { subnet: aws.privateSubnet });
  const there = plugIn(aws.network, { subnet });
  expect(there.address).toBe(here.address);
  expect(aws.network.interfaceAt(here.address, aws.vpc.ref)).toBe(here);
  expect(aws.network.interfaceAt(here.address, other.ref)).toBe(there);
  expect(aws.network.reach(here, { kind: 'interface', interface: there }, 80)).toMatchObject({
    obstacle: { kind: 'no-route' },
  });
});

test('Hosts of AWS in the region are services, others are on the internet', async () => {
  const { network, vpc } = await usualNetwork();
  const region = 'ap-northeast-2';
  const services = {
    [`secretsmanager.${region}.amazonaws.com`]: 'secretsmanager',
    [`api.ecr.${region}.amazonaws.com`]: 'ecr.api',
    [`123456789012.dkr.ecr.${region}.amazonaws.com`]: 'ecr.dkr',
    [`uploads.s3.${region}.amazonaws.com`]: 's3',
    [`s3.${region}.amazonaws.com`]: 's3',
    'uploads.s3.amazonaws.com': 's3',
    [`123456789012.ddb.${region}.amazonaws.com`]: 'dynamodb',
    [`sqs.${region}.amazonaws.com`]: 'sqs',
    [`${region}.queue.amazonaws.com`]: 'sqs',
    [`email-smtp.${region}.amazonaws.com`]: 'email-smtp',
    [`bedrock-runtime.${region}.amazonaws.com`]: 'bedrock-runtime',
    [`logs.${region}.api.aws`]: 'logs',
  };
  for (const [host, service] of Object.entries(services)) {
    expect(network.resolve(host, vpc.ref), host).toEqual({ kind: 'service', service });
  }
  const elsewhere = [
    'api.openai.com',
    'sts.amazonaws.com',
    'secretsmanager.us-east-1.amazonaws.com',
    `db.abc.${region}.rds.amazonaws.com`,
    '93.184.216.34',
  ];
  for (const host of elsewhere) {
    expect(network.resolve(host, vpc.ref), host).toEqual({ kind: 'internet', host });
  }
});

test('A subnet tells its zone and how many addresses are left', async () => {
  const aws = await usualNetwork();
  plugIn(aws.network, { subnet: aws.isolatedSubnet });
  expect(aws.network.subnet(aws.isolatedSubnet.ref)).toEqual({
    id: aws.isolatedSubnet.ref,
    vpcId: aws.vpc.ref,
    availabilityZone: 'ap-northeast-2b',
    cidrBlock: '10.0.21.0/24',
    availableAddresses: 250,
  });
});

test('Ten thousand interfaces in a thousand groups are plugged in, asked and unplugged within seconds', async () => {
  const aws = await usualNetwork();
  const subnet = await aws.create('AWS::EC2::Subnet', {
    VpcId: aws.vpc.ref,
    CidrBlock: '10.0.128.0/17',
  });
  const groups = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => aws.group({ GroupName: `group-${index}` })),
  );
  const started = performance.now();
  const plugged = Array.from({ length: 10_000 }, (_, index) =>
    plugIn(aws.network, { subnet, groups: groups.slice(index % 1000, (index % 1000) + 1) }),
  );
  for (const [index, from] of plugged.entries()) {
    const target = plugged[(index * 7 + 1) % plugged.length] ?? from;
    aws.network.reach(from, { kind: 'interface', interface: target }, 80);
    aws.network.reach(from, { kind: 'service', service: 'sqs' }, 443);
  }
  for (const { id } of plugged) aws.network.unplug(id);
  for (const group of groups) await aws.delete(group);
  expect(performance.now() - started).toBeLessThan(5000);
});
