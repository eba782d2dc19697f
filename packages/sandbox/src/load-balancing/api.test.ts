import {
  DeregisterTargetsCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  ModifyRuleCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  RegisterTargetsCommand,
  TargetGroupNotFoundException,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { beforeEach, expect, test } from 'vitest';
import { attach } from '../aws/attach.ts';
import type { Services } from '../aws/operation.ts';
import { type VirtualClock, virtualClock } from '../time/virtual-clock.ts';
import { createShop, createWorld, type World } from './testing/world.ts';

let clock: VirtualClock;
let world: World;
let client: ElasticLoadBalancingV2Client;

beforeEach(() => {
  clock = virtualClock();
  world = createWorld(clock);
  client = attach(
    new ElasticLoadBalancingV2Client({
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    }),
    'ElasticLoadBalancingV2',
    { ElasticLoadBalancingV2: world.elb.operations } as Partial<Services> as Services,
  );
});

test('the AWS SDK describes load balancers, listeners, groups and rules', async () => {
  const { loadBalancer, listener, groupArn } = await createShop(world, {
    loadBalancer: { Name: 'shop' },
  });
  const { LoadBalancers } = await client.send(
    new DescribeLoadBalancersCommand({ Names: ['shop'] }),
  );
  expect(LoadBalancers).toMatchObject([
    {
      LoadBalancerArn: loadBalancer.physicalId,
      DNSName: loadBalancer.attributes.DNSName,
      VpcId: 'vpc-1',
      State: { Code: 'active' },
      AvailabilityZones: [
        { ZoneName: 'us-east-1a', SubnetId: 'subnet-a' },
        { ZoneName: 'us-east-1b', SubnetId: 'subnet-b' },
      ],
    },
  ]);
  const { Listeners } = await client.send(
    new DescribeListenersCommand({ LoadBalancerArn: loadBalancer.physicalId }),
  );
  expect(Listeners).toMatchObject([
    { Port: 80, Protocol: 'HTTP', DefaultActions: [{ Type: 'forward', TargetGroupArn: groupArn }] },
  ]);
  const { TargetGroups } = await client.send(
    new DescribeTargetGroupsCommand({ LoadBalancerArn: loadBalancer.physicalId }),
  );
  expect(TargetGroups).toMatchObject([
    {
      TargetGroupArn: groupArn,
      HealthCheckPath: '/health',
      HealthCheckIntervalSeconds: 5,
      Matcher: { HttpCode: '200-399' },
      LoadBalancerArns: [loadBalancer.physicalId],
    },
  ]);
  const { Rules } = await client.send(
    new DescribeRulesCommand({ ListenerArn: listener.physicalId }),
  );
  expect(Rules).toMatchObject([{ Priority: 'default', IsDefault: true }]);
});

test('targets are registered, checked and deregistered through the API', async () => {
  const { groupArn: TargetGroupArn } = await createShop(world);
  world.network.place('10.0.1.1', async () => {
    throw new Error('not dialled');
  });
  const Targets = [{ Id: '10.0.1.1' }];
  const states = async () => {
    const input = { TargetGroupArn };
    const { TargetHealthDescriptions = [] } = await client.send(
      new DescribeTargetHealthCommand(input),
    );
    return TargetHealthDescriptions.map(({ Target, TargetHealth }) => [
      `${Target?.Id}:${Target?.Port}`,
      TargetHealth?.State,
    ]);
  };
  await client.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  expect(await states()).toEqual([['10.0.1.1:8000', 'initial']]);
  await clock.run({ for: 6000 });
  expect(await states()).toEqual([['10.0.1.1:8000', 'healthy']]);
  await client.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
  expect(await states()).toEqual([['10.0.1.1:8000', 'draining']]);
  await clock.run({ for: 30_000 });
  expect(await states()).toEqual([]);
});

test('a changed health check is obeyed from the next check on', async () => {
  const { groupArn: TargetGroupArn } = await createShop(world);
  world.network.place('10.0.1.1', async () => {
    throw new Error('not dialled');
  });
  world.elb.register(TargetGroupArn, { address: '10.0.1.1', port: 8000 });
  await clock.run({ for: 10_000 });
  const { TargetGroups } = await client.send(
    new ModifyTargetGroupCommand({
      TargetGroupArn,
      HealthCheckPath: '/ready',
      HealthCheckPort: '9000',
    }),
  );
  expect(TargetGroups).toMatchObject([
    { HealthCheckPath: '/ready', HealthCheckIntervalSeconds: 5 },
  ]);
  await clock.run({ for: 10_000 });
  expect(world.asked.at(-1)).toEqual({
    target: { address: '10.0.1.1', port: 9000 },
    path: '/ready',
  });
});

test('attributes are changed one by one and read all together', async () => {
  const { groupArn: TargetGroupArn } = await createShop(world);
  await client.send(
    new ModifyTargetGroupAttributesCommand({
      TargetGroupArn,
      Attributes: [{ Key: 'load_balancing.algorithm.type', Value: 'least_outstanding_requests' }],
    }),
  );
  const { Attributes } = await client.send(
    new DescribeTargetGroupAttributesCommand({ TargetGroupArn }),
  );
  expect(Attributes).toContainEqual({ Key: 'deregistration_delay.timeout_seconds', Value: '30' });
  expect(Attributes).toContainEqual({
    Key: 'load_balancing.algorithm.type',
    Value: 'least_outstanding_requests',
  });
});

test('a listener and a rule are changed in place', async () => {
  const { listener, groupArn } = await createShop(world);
  const fixed = { Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode: '404' } };
  const rule = await world.create('ListenerRule', {
    ListenerArn: listener.physicalId,
    Priority: 5,
    Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
    Actions: [{ Type: 'forward', TargetGroupArn: groupArn }],
  });
  const input = { ListenerArn: listener.physicalId, DefaultActions: [fixed] };
  const { Listeners } = await client.send(new ModifyListenerCommand(input));
  expect(Listeners).toMatchObject([{ Port: 80, DefaultActions: [{ Type: 'fixed-response' }] }]);
  expect(world.elb.isReachable(groupArn)).toBe(true);
  const { Rules } = await client.send(
    new ModifyRuleCommand({ RuleArn: rule.physicalId, Actions: [fixed] }),
  );
  expect(Rules).toMatchObject([{ Priority: '5', Conditions: [{ Values: ['/a'] }] }]);
  expect(world.elb.isReachable(groupArn)).toBe(false);
});

test("what does not exist is answered with the SDK's own exception", async () => {
  await expect(
    client.send(new DescribeTargetHealthCommand({ TargetGroupArn: 'arn:none' })),
  ).rejects.toBeInstanceOf(TargetGroupNotFoundException);
  await expect(client.send(new DescribeTargetGroupsCommand({ Names: ['none'] }))).rejects.toThrow(
    'One or more target groups not found',
  );
});

test('long answers come in pages', async () => {
  for (const Name of ['a', 'b', 'c']) {
    await world.create('LoadBalancer', { Name, Subnets: ['subnet-a', 'subnet-b'] });
  }
  const first = await client.send(new DescribeLoadBalancersCommand({ PageSize: 2 }));
  expect(first.LoadBalancers?.map(({ LoadBalancerName }) => LoadBalancerName)).toEqual(['a', 'b']);
  const rest = await client.send(new DescribeLoadBalancersCommand({ Marker: first.NextMarker }));
  expect(rest.LoadBalancers?.map(({ LoadBalancerName }) => LoadBalancerName)).toEqual(['c']);
  expect(rest.NextMarker).toBeUndefined();
});
