import { expect, test } from 'vitest';
import { AwsError } from '../../aws/aws-error.ts';
import { shortenedWaits } from '../../time/waits.ts';
import { balanced, group, instanceGroup, smallAccount } from './testing/small-account.ts';

const breaker = (value?: number) => ({
  deploymentConfiguration: {
    deploymentCircuitBreaker: {
      enable: true,
      rollback: true,
      ...(value !== undefined && {
        thresholdConfiguration: { type: 'COUNT' as const, value },
        resetOnHealthyTask: false,
      }),
    },
  },
});

const short = (messages: readonly string[]) =>
  messages.map((message) =>
    message
      .replaceAll(group, 'GROUP')
      .replaceAll(/ecs-svc\/\d+/g, 'ecs-svc/N')
      .replaceAll(/task 0+(\w+)/g, 'task $1'),
  );

test('A rolling update keeps every old task until a new one is healthy, and drains it first', async () => {
  const account = smallAccount();
  account.create(balanced);
  await account.clock.run();
  account.define('api');
  account.update({ taskDefinition: 'api' });
  await account.clock.run();
  expect(short(account.messages())).toEqual([
    'has started 2 tasks: (task 1) (task 2).',
    'registered 2 targets in (target-group GROUP)',
    '(deployment ecs-svc/N) deployment completed.',
    'has reached a steady state.',
    'has started 2 tasks: (task 3) (task 4).',
    'registered 2 targets in (target-group GROUP)',
    'has stopped 2 running tasks: (task 1) (task 2).',
    'deregistered 2 targets in (target-group GROUP)',
    '(service api, taskSet ecs-svc/N) has begun draining connections on 2 tasks.',
    '(deployment ecs-svc/N) deployment completed.',
    'has reached a steady state.',
  ]);
});

test('SIGTERM is sent only when the deregistration delay is over', async () => {
  const account = smallAccount();
  account.create({ ...balanced, desiredCount: 1 });
  await account.clock.run();
  const stops: number[] = [];
  account.tasks.onChange((task) => {
    if (task.status === 'STOPPING') stops.push(account.clock.now());
  });
  account.update({ desiredCount: 0 });
  const asked = account.clock.now();
  await account.clock.run({ for: 60_000 });
  expect(stops).toEqual([asked + 30_000]);
});

test('Without health checks a task counts as healthy 40 seconds after it runs', async () => {
  const account = smallAccount();
  account.create({ desiredCount: 1 });
  const created = account.clock.now();
  const service = account.services.control.find('shop', 'api');
  await account.clock.run({ until: () => service.steady });
  expect(account.clock.now() - created).toBe(60_000);
});

test('A rehearsal watches a task without health checks for 5 seconds and says that AWS takes 40', async () => {
  const account = smallAccount(shortenedWaits);
  account.create({ desiredCount: 1 });
  const service = account.services.control.find('shop', 'api');
  const created = account.clock.now();
  await account.clock.run({ until: () => service.steady });
  expect(account.clock.now() - created).toBe(25_000);
  expect(account.observations).toEqual([
    {
      kind: 'wait-shortened',
      wait: 'unchecked-task',
      of: 'api',
      awsSeconds: 40,
      milliseconds: 5000,
    },
  ]);
});

test('With a load balancer and a container health check, both must find the task healthy', async () => {
  const account = smallAccount();
  const definition = account.define('api', {
    containerDefinitions: [
      {
        name: 'api',
        image: 'api',
        portMappings: [{ containerPort: 8000 }],
        healthCheck: { command: ['CMD', 'true'] },
      },
    ],
  });
  account.tasks.decide('api', { health: 'HEALTHY', healthAfter: 50_000 });
  account.create({ ...balanced, desiredCount: 1, taskDefinition: definition });
  const created = account.clock.now();
  const service = account.services.control.find('shop', 'api');
  await account.clock.run({ until: () => service.steady });
  expect(account.clock.now() - created).toBe(70_000);
});

test('Tasks that do not start trip the breaker and bring the last good deployment back', async () => {
  const account = smallAccount();
  account.create({ ...balanced, ...breaker() });
  await account.clock.run();
  const good = account.services.control.find('shop', 'api').rollouts[0]?.id;
  account.define('bad');
  account.tasks.decide('bad', { failsAfter: 30_000 });
  account.update({ taskDefinition: 'bad' });
  await account.clock.run({ for: 600_000 });
  const service = account.services.control.find('shop', 'api');
  expect(service.rollouts.map(({ id, state }) => ({ id, state }))).toEqual([
    { id: good, state: 'COMPLETED' },
  ]);
  expect(service.deployments[0]).toMatchObject({
    status: 'ROLLBACK_SUCCESSFUL',
    statusReason:
      'Service deployment rolled back because the circuit breaker threshold was exceeded.',
  });
  expect(short(account.messages()).slice(4)).toEqual([
    'has started 2 tasks: (task 3) (task 4).',
    'was unable to place a task. Reason: CannotPullContainerError: image not found.',
    'has started 2 tasks: (task 5) (task 6).',
    'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    '(deployment ecs-svc/N) deployment failed: tasks failed to start.',
    'rolling back to deployment ecs-svc/N.',
    '(deployment ecs-svc/N) deployment completed.',
    'has reached a steady state.',
  ]);
});

test('Tasks that crash on boot are counted, and a COUNT threshold trips at its number', async () => {
  const account = smallAccount();
  account.tasks.decide('api', { crashesAfter: 1_000 });
  account.create({ ...breaker(2), desiredCount: 1 });
  await account.clock.run({ for: 3_600_000 });
  const [primary] = account.services.control.find('shop', 'api').rollouts;
  expect(primary).toMatchObject({
    state: 'FAILED',
    failedTasks: 2,
    reason: 'ECS deployment circuit breaker: tasks failed to start.',
  });
  expect(account.tasks.launches).toHaveLength(2);
});

test('A target that fails its health checks after the grace period is replaced, in AWS words', async () => {
  const account = smallAccount();
  account.targetGroups.find({ state: 'unhealthy', after: 10_000 });
  account.create({
    ...balanced,
    ...breaker(2),
    desiredCount: 1,
    healthCheckGracePeriodSeconds: 60,
  });
  await account.clock.run({ for: 3_600_000 });
  expect(short(account.messages()).slice(2, 7)).toEqual([
    '(task 1) (port 8000) is unhealthy in (target-group GROUP) due to (reason Health checks failed with these codes: [500]).',
    'has started 1 tasks: (task 2). Amazon ECS replaced 1 tasks due to an unhealthy status.',
    'has stopped 1 running tasks: (task 1).',
    'deregistered 1 targets in (target-group GROUP)',
    '(service api, taskSet ecs-svc/N) has begun draining connections on 1 tasks.',
  ]);
  expect(account.tasks.launches).toHaveLength(2);
  expect(account.services.control.find('shop', 'api').rollouts[0]?.state).toBe('FAILED');
});

test('A task that was healthy is kept until its replacement is', async () => {
  const account = smallAccount();
  account.create({ ...balanced, desiredCount: 1 });
  await account.clock.run();
  const [sick] = account.tasks.all();
  account.targetGroups.setHealth(sick?.address ?? '', 'unhealthy');
  await account.clock.run({ for: 24_000 });
  expect(account.tasks.all().map(({ desiredStatus }) => desiredStatus)).toEqual([
    'RUNNING',
    'RUNNING',
  ]);
  await account.clock.run({ for: 60_000 });
  expect(account.tasks.find(sick?.arn ?? '')).toMatchObject({
    status: 'STOPPED',
    stoppedReason: `Task failed ELB health checks in (target-group ${group})`,
  });
});

test('A container that fails its health check has its task stopped for it', async () => {
  const account = smallAccount();
  const containerDefinitions = [
    { name: 'api', image: 'api', healthCheck: { command: ['CMD', 'true'] } },
  ];
  account.define('sick', { containerDefinitions });
  account.tasks.decide('sick', { health: 'UNHEALTHY', healthAfter: 15_000 });
  account.create({ ...breaker(1), taskDefinition: 'sick', desiredCount: 1 });
  await account.clock.run({ for: 60_000 });
  expect(account.tasks.all()[0]).toMatchObject({
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Task failed container health checks',
  });
  expect(short(account.messages())).toContain('(task 1) failed container health checks.');
});

test('Launches of tasks that never run are spaced further and further apart, up to 15 minutes', async () => {
  const account = smallAccount();
  account.tasks.decide('api', { failsAfter: 1_000 });
  account.create({ desiredCount: 1 });
  await account.clock.run({ for: 24 * 3_600_000 });
  const { length } = account.tasks.launches;
  expect(length).toBeGreaterThan(90);
  expect(length).toBeLessThan(110);
});

test('A deployment that may neither start nor stop a task says so', async () => {
  const account = smallAccount();
  account.create({ deploymentConfiguration: { minimumHealthyPercent: 75, maximumPercent: 125 } });
  await account.clock.run();
  account.define('api');
  account.update({ taskDefinition: 'api' });
  await account.clock.run();
  expect(account.messages().at(-1)).toBe(
    'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
  );
});

test('With 0 and 100 percent, the old task goes before the new one comes', async () => {
  const account = smallAccount();
  const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100 };
  account.create({ desiredCount: 1, deploymentConfiguration });
  await account.clock.run();
  account.define('api');
  account.update({ taskDefinition: 'api' });
  await account.clock.run();
  expect(short(account.messages()).slice(3, 5)).toEqual([
    'has stopped 1 running tasks: (task 1).',
    'has started 1 tasks: (task 2).',
  ]);
});

test('Early success with deferred cleanup does not wait for the old tasks to drain', async () => {
  const account = smallAccount();
  account.create({
    ...balanced,
    deploymentConfiguration: {
      earlySuccessCriteria: {
        enable: true,
        healthyPercent: 100,
        sourceServiceRevisionCleanup: 'DEFERRED',
      },
    },
  });
  await account.clock.run();
  account.define('api');
  account.update({ taskDefinition: 'api' });
  const asked = account.clock.now();
  const service = account.services.control.find('shop', 'api');
  await account.clock.run({ until: () => service.rollouts[0]?.state === 'COMPLETED' });
  expect(account.clock.now() - asked).toBe(25_000);
});

test('Stopped and interrupted tasks are replaced and are no failures', async () => {
  const account = smallAccount();
  account.create({ ...breaker(1), desiredCount: 2 });
  await account.clock.run();
  const [stopped, interrupted] = account.tasks.all();
  account.define('api');
  account.update({ taskDefinition: 'api' });
  await account.clock.run({ for: 21_000 });
  account.tasks.stop(stopped?.arn ?? '', 'UserInitiated', 'Task stopped by user');
  account.tasks.crash(interrupted?.arn ?? '', 'SpotInterruption');
  await account.clock.run({ for: 120_000 });
  const service = account.services.control.find('shop', 'api');
  expect(service.steady).toBe(true);
  expect(service.rollouts[0]?.state).toBe('COMPLETED');
});

test('Scale-in leaves protected tasks alone until their protection ends', async () => {
  const account = smallAccount();
  account.create({ desiredCount: 2 });
  await account.clock.run();
  const protectedUntil = account.clock.now() + 600_000;
  for (const task of account.tasks.all()) account.tasks.protect(task.arn, protectedUntil);
  account.update({ desiredCount: 1 });
  const running = () =>
    account.tasks.all().filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  await account.clock.run({ for: 599_000 });
  expect(running()).toHaveLength(2);
  expect(short(account.messages()).at(-1)).toBe(
    '(service api, taskSet ecs-svc/N) was unable to scale in due to (reason 1 tasks under protection)',
  );
  await account.clock.run({ for: 2_000 });
  expect(running()).toHaveLength(1);
});

test('Tasks are spread over subnets and shared by base and weight', async () => {
  const account = smallAccount();
  const cluster = { cluster: 'shop', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] };
  await account.services.operations.PutClusterCapacityProviders?.run(
    { ...cluster, defaultCapacityProviderStrategy: [] },
    { caller: { kind: 'developer' } },
  );
  account.create({
    desiredCount: 6,
    capacityProviderStrategy: [
      { capacityProvider: 'FARGATE', base: 2, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ],
  });
  await account.clock.run();
  const count = (name: string) =>
    account.tasks.launches.filter((launch) => JSON.stringify(launch).includes(`"${name}"`)).length;
  expect([count('FARGATE'), count('FARGATE_SPOT')]).toEqual([3, 3]);
  expect([count('subnet-a'), count('subnet-b')]).toEqual([3, 3]);
});

test('A launch that is refused is told in an event', async () => {
  const account = smallAccount();
  account.tasks.decide('api', new AwsError('ClientException', 'ECS was unable to assume the role'));
  account.create({ ...breaker(2), desiredCount: 1 });
  await account.clock.run({ for: 60_000 });
  expect(account.messages()[0]).toBe(
    'failed to launch a task with (error ECS was unable to assume the role).',
  );
  expect(account.services.control.find('shop', 'api').rollouts[0]?.state).toBe('FAILED');
});

test('A change of the desired count alone is no deployment', async () => {
  const account = smallAccount();
  account.create();
  await account.clock.run();
  account.update({ desiredCount: 3 });
  await account.clock.run();
  const service = account.services.control.find('shop', 'api');
  expect(service.deployments).toHaveLength(1);
  expect(account.messages().at(-1)).toBe('has reached a steady state.');
});

test.each([
  [{ taskDefinition: 'none' }, 'Unable to describe task definition.'],
  [{ cluster: 'none' }, 'Cluster not found.'],
  [
    {
      loadBalancers: [{ targetGroupArn: instanceGroup, containerName: 'api', containerPort: 8000 }],
    },
    `The provided target group ${instanceGroup} has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.`,
  ],
  [
    { loadBalancers: [{ targetGroupArn: `${group}2`, containerName: 'api', containerPort: 8000 }] },
    `The target group with targetGroupArn ${group}2 does not have an associated load balancer.`,
  ],
  [
    { loadBalancers: [{ targetGroupArn: group, containerName: 'web', containerPort: 8000 }] },
    'The container web does not exist in the task definition.',
  ],
  [
    { loadBalancers: [{ targetGroupArn: group, containerName: 'api', containerPort: 80 }] },
    'The container api did not have a container port 80 defined.',
  ],
  [
    { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-z'] } } },
    "Error retrieving subnet information for [subnet-z]: The subnet ID 'subnet-z' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
  ],
  [
    { launchType: 'FARGATE' as const, capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
    'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
  ],
  [
    { placementStrategy: [{ type: 'spread' as const }] },
    'The sandbox does not model placementStrategy of a service.',
  ],
  [
    { deploymentConfiguration: { strategy: 'CANARY' as const } },
    'The sandbox does not model the deployment strategy CANARY.',
  ],
])('CreateService refuses %j', (input, message) => {
  const account = smallAccount();
  expect(() => account.create(input)).toThrow(message);
});

test('A service that is deleted drains, and its name is free again', async () => {
  const account = smallAccount();
  account.create(balanced);
  await account.clock.run();
  expect(() => account.services.control.remove({ cluster: 'shop', service: 'api' })).toThrow(
    'The service cannot be stopped while it is scaled above 0.',
  );
  account.services.control.remove({ cluster: 'shop', service: 'api', force: true });
  expect(() => account.create()).toThrow('Unable to Start a service that is still Draining.');
  await account.clock.run({ for: 60_000 });
  expect(account.services.control.find('shop', 'api').status).toBe('INACTIVE');
  expect(account.targetGroups.targets().size).toBe(0);
  expect(() => account.update({})).toThrow('Service was not ACTIVE.');
  account.create();
});
