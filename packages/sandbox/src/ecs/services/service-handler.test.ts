import { expect, test } from 'vitest';
import { AwsError } from '../../aws/aws-error.ts';
import type { Properties, ResourceState } from '../../resources/resource-handler.ts';
import { group, smallAccount } from './testing/small-account.ts';

/** As `seaworthy plan` writes it, with parameters resolved to text. */
const properties: Properties = {
  ServiceName: 'api',
  Cluster: 'shop',
  TaskDefinition: 'api',
  CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: '1' }],
  DesiredCount: '2',
  DeploymentConfiguration: {
    Strategy: 'ROLLING',
    MinimumHealthyPercent: '100',
    MaximumPercent: 200,
    DeploymentCircuitBreaker: {
      Enable: 'true',
      Rollback: true,
      ThresholdConfiguration: { Type: 'COUNT', Value: '2' },
      ResetOnHealthyTask: false,
    },
    Alarms: { AlarmNames: ['errors'], Enable: true, Rollback: true },
    EarlySuccessCriteria: {
      Enable: true,
      HealthyPercent: 100,
      SourceServiceRevisionCleanup: 'DEFERRED',
    },
    BakeTimeInMinutes: 0,
  },
  AvailabilityZoneRebalancing: 'ENABLED',
  NetworkConfiguration: {
    AwsvpcConfiguration: {
      Subnets: ['subnet-a', 'subnet-b'],
      SecurityGroups: ['sg-1'],
      AssignPublicIp: 'DISABLED',
    },
  },
  LoadBalancers: [{ ContainerName: 'api', ContainerPort: '8000', TargetGroupArn: group }],
  HealthCheckGracePeriodSeconds: '15',
  ServiceConnectConfiguration: { Enabled: false },
  EnableExecuteCommand: false,
  EnableECSManagedTags: true,
  PropagateTags: 'SERVICE',
  Tags: [{ Key: 'team', Value: '7' }],
};

function stackedAccount() {
  const account = smallAccount();
  const handler = account.services.handlers['AWS::ECS::Service'];
  if (handler === undefined) throw new Error('Services have no handler.');
  const abort = new AbortController();
  const initiated: ResourceState[] = [];
  const request = (given: Properties = {}) => ({
    logicalId: 'ApiService',
    stack: { name: 'shop', id: 'shop' },
    tags: { 'aws:cloudformation:stack-name': 'shop' },
    generatedName: () => 'shop-ApiService-1',
    signal: abort.signal,
    initiated: (state: ResourceState) => initiated.push(state),
    properties: { ...properties, ...given },
  });
  /** Runs the clock until the handler has answered; the answer, or the text of its failure. */
  const finish = async (work: Promise<unknown>) => {
    let answer: unknown;
    let done = false;
    work.then(
      (state) => {
        answer = state;
        done = true;
      },
      (error: Error) => {
        answer = error.message;
        done = true;
      },
    );
    await account.clock.run({ until: () => done });
    return answer;
  };
  return { account, handler, request, finish, initiated, abort };
}

const arn = 'arn:aws:ecs:eu-west-1:000000000000:service/shop/api';
const state = { physicalId: arn, attributes: { ServiceArn: arn, Name: 'api' } };

test('A service is created when its deployment has completed', async () => {
  const { account, handler, request, finish, initiated } = stackedAccount();
  expect(await finish(handler.create(request()))).toEqual(state);
  expect(initiated).toEqual([state]);
  const { settings, rollouts } = account.services.control.find('shop', 'api');
  expect(rollouts[0]?.state).toBe('COMPLETED');
  expect(settings.deployment.deploymentCircuitBreaker?.thresholdConfiguration).toEqual({
    type: 'COUNT',
    value: 2,
  });
  expect(settings.tags).toContainEqual({ key: 'team', value: '7' });
  expect(account.observations).toEqual([
    {
      kind: 'recorded-only',
      type: 'AWS::ECS::Service DeploymentConfiguration.Alarms',
      logicalId: 'ApiService',
    },
  ]);
});

test('A deployment that the breaker ends fails the resource in the words of AWS', async () => {
  const { account, handler, request, finish } = stackedAccount();
  account.tasks.decide('api', { failsAfter: 10_000 });
  expect(await finish(handler.create(request()))).toMatch(
    /^Resource handler returned message: "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'\." \(RequestToken: .*, HandlerErrorCode: GeneralServiceException\)$/,
  );
});

test('Without a breaker, CloudFormation gives up after 3 hours', async () => {
  const { account, handler, request, finish } = stackedAccount();
  account.tasks.decide('api', { failsAfter: 10_000 });
  const began = account.clock.now();
  const answer = await finish(handler.create(request({ DeploymentConfiguration: {} })));
  expect(answer).toMatch(/"Exceeded attempts to wait".*NotStabilized/);
  expect(account.clock.now() - began).toBe(3 * 3_600_000);
});

test('An update without DesiredCount keeps what autoscaling set', async () => {
  const { account, handler, request, finish } = stackedAccount();
  await finish(handler.create(request()));
  account.update({ desiredCount: 5 });
  const newer = account.define('api');
  const { DesiredCount: _, ...rest } = request({ TaskDefinition: newer }).properties;
  const update = { ...request(), properties: rest, state, before: properties };
  expect(await finish(handler.update(update))).toEqual(state);
  expect(account.services.control.find('shop', 'api').desiredCount).toBe(5);
  expect(
    account.services.control.find('shop', 'api').rollouts[0]?.revision.definition.taskDefinitionArn,
  ).toBe(newer);
});

test('A failed update that is taken back waits for the old revision', async () => {
  const { account, handler, request, finish } = stackedAccount();
  await finish(handler.create(request()));
  const bad = account.define('bad');
  account.tasks.decide('bad', { failsAfter: 10_000 });
  const update = { ...request({ TaskDefinition: bad }), state, before: properties };
  expect(await finish(handler.update(update))).toMatch('Circuit Breaker was triggered');
  const back = { ...request(), state, before: { ...properties, TaskDefinition: bad } };
  expect(await finish(handler.update(back))).toEqual(state);
  expect(account.services.control.find('shop', 'api').steady).toBe(true);
});

test('A new nonce of ForceNewDeployment deploys the same revision again', async () => {
  const { account, handler, request, finish } = stackedAccount();
  await finish(handler.create(request()));
  const ForceNewDeployment = { EnableForceNewDeployment: true, ForceNewDeploymentNonce: '2' };
  const forced = { ...request({ ForceNewDeployment }), state, before: properties };
  await finish(handler.update(forced));
  await finish(handler.update({ ...forced, before: forced.properties }));
  expect(account.services.control.find('shop', 'api').deployments).toHaveLength(2);
});

test('A service is gone when its tasks are drained', async () => {
  const { account, handler, request, finish } = stackedAccount();
  await finish(handler.create(request()));
  await finish(handler.delete({ ...request(), state }));
  expect(account.targetGroups.targets().size).toBe(0);
  expect(account.services.control.find('shop', 'api').status).toBe('INACTIVE');
});

test('A cancelled creation ends at once', async () => {
  const { handler, request, finish, abort } = stackedAccount();
  const creation = handler.create(request());
  abort.abort(new AwsError('Cancelled', 'Resource creation cancelled'));
  expect(await finish(creation)).toBe('Resource creation cancelled');
});

test('A property that is not modelled is refused by name', () => {
  const { handler, request } = stackedAccount();
  expect(() => handler.create(request({ PlacementStrategies: [{ Type: 'spread' }] }))).toThrow(
    'The sandbox does not model PlacementStrategies of AWS::ECS::Service.',
  );
});
