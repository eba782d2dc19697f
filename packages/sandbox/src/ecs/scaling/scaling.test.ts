import { expect, test } from 'vitest';
import { smallAccount } from '../services/testing/small-account.ts';
import { createScaling } from './create-scaling.ts';

const resource = {
  ServiceNamespace: 'ecs',
  ScalableDimension: 'ecs:service:DesiredCount',
  ResourceId: 'service/shop/api',
};
const cpu = (value: number) => ({
  resourceId: 'service/shop/api',
  metric: 'ECSServiceAverageCPUUtilization',
  value,
});
const developer = { caller: { kind: 'developer' as const } };

async function scaledAccount(bounds = { MinCapacity: 1, MaxCapacity: 4 }) {
  const account = smallAccount();
  account.create({ desiredCount: 2 });
  const scaling = createScaling(account, account.services.control);
  await scaling.operations.RegisterScalableTarget?.run({ ...resource, ...bounds }, developer);
  await scaling.operations.PutScalingPolicy?.run(
    {
      ...resource,
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 70,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        ScaleOutCooldown: 60,
        ScaleInCooldown: 300,
      },
    },
    developer,
  );
  const service = account.services.control.find('shop', 'api');
  const minutes = async (values: readonly number[]) => {
    for (const value of values) {
      await account.clock.run({ for: 60_000 });
      scaling.reportMetric(cpu(value));
    }
  };
  return { account, scaling, service, minutes };
}

test('A desired count outside the bounds is brought inside at once', async () => {
  const { service, scaling } = await scaledAccount({ MinCapacity: 3, MaxCapacity: 4 });
  expect(service.desiredCount).toBe(3);
  expect(
    await scaling.operations.DescribeScalingActivities?.run(resource, developer),
  ).toMatchObject({
    ScalingActivities: [
      { Description: 'Setting desired count to 3.', Cause: 'minimum capacity was set to 3' },
    ],
  });
});

test('Three minutes over the target scale out in proportion, up to the maximum', async () => {
  const { service, minutes } = await scaledAccount();
  await minutes([100, 100]);
  expect(service.desiredCount).toBe(2);
  await minutes([100]);
  expect(service.desiredCount).toBe(3);
  await minutes([100, 100, 100]);
  expect(service.desiredCount).toBe(4);
  await minutes([100, 100, 100]);
  expect(service.desiredCount).toBe(4);
});

test('Fifteen minutes well under the target scale in, not below the minimum', async () => {
  const { service, minutes } = await scaledAccount();
  await minutes(Array.from({ length: 14 }, () => 10));
  expect(service.desiredCount).toBe(2);
  await minutes([10]);
  expect(service.desiredCount).toBe(1);
});

test('A template names its target by the id of the scalable target, and its numbers may be text', async () => {
  const { account, service } = await scaledAccount();
  const { handlers } = createScaling(account, account.services.control);
  const request = {
    logicalId: 'ApiScalableTarget',
    stack: { name: 'shop', id: 'shop' },
    tags: {},
    generatedName: () => 'name',
    signal: new AbortController().signal,
  };
  const target = await handlers['AWS::ApplicationAutoScaling::ScalableTarget']?.create({
    ...request,
    properties: { ...resource, MinCapacity: '3', MaxCapacity: '6' },
  });
  expect(target?.physicalId).toBe('service/shop/api|ecs:service:DesiredCount|ecs');
  expect(service.desiredCount).toBe(3);
  const policy = await handlers['AWS::ApplicationAutoScaling::ScalingPolicy']?.create({
    ...request,
    properties: {
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      ScalingTargetId: target?.physicalId,
      TargetTrackingScalingPolicyConfiguration: { TargetValue: '70' },
    },
  });
  expect(policy?.physicalId).toMatch(/^arn:aws:autoscaling:.*:policyName\/cpu$/);
});

test.each([
  [{ ResourceId: 'service/shop/none' }, "ECS service doesn't exist: service/shop/none"],
  [{ MinCapacity: 5 }, 'Maximum capacity cannot be less than minimum capacity.'],
  [
    { ScalableDimension: 'dynamodb:table:ReadCapacityUnits' },
    'The sandbox does not model scaling of',
  ],
])('RegisterScalableTarget refuses %j', async (input, message) => {
  const { scaling } = await scaledAccount();
  const all = { ...resource, MinCapacity: 1, MaxCapacity: 2, ...input };
  expect(() => scaling.operations.RegisterScalableTarget?.run(all, developer)).toThrow(message);
});
