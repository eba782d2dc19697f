import { expect, test } from 'vitest';
import {
  balanced,
  type SmallAccount,
  serviceInput,
  smallAccount,
} from './testing/small-account.ts';

const call = { caller: { kind: 'developer' as const } };

const ask = async (account: SmallAccount, operation: string, input: object) =>
  JSON.parse(JSON.stringify(await account.services.operations[operation]?.run(input, call)));

const describe = async (account: SmallAccount) =>
  (await ask(account, 'DescribeServices', { cluster: 'shop', services: ['api'] })).services[0];

test('DescribeServices shows both deployments while one replaces the other', async () => {
  const account = smallAccount();
  await ask(account, 'CreateService', { ...serviceInput, ...balanced });
  await account.clock.run();
  const taskDefinition = account.define('api');
  await ask(account, 'UpdateService', { cluster: 'shop', service: 'api', taskDefinition });
  await account.clock.run({ for: 22_000 });
  expect(await describe(account)).toMatchObject({
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 4,
    pendingCount: 0,
    taskDefinition,
    deployments: [
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', desiredCount: 2, runningCount: 2 },
      { status: 'ACTIVE', rolloutState: 'COMPLETED', desiredCount: 2, runningCount: 2 },
    ],
  });
  await account.clock.run({ for: 10_000 });
  expect(await describe(account)).toMatchObject({
    runningCount: 2,
    deployments: [{ runningCount: 2 }, { desiredCount: 0, runningCount: 0 }],
  });
});

test('Service deployments tell of the breaker, the rollback and the revisions', async () => {
  const account = smallAccount();
  const deploymentCircuitBreaker = { enable: true, rollback: true };
  await ask(account, 'CreateService', {
    ...serviceInput,
    deploymentConfiguration: { deploymentCircuitBreaker },
  });
  await account.clock.run();
  account.define('bad');
  account.tasks.decide('bad', { failsAfter: 10_000 });
  account.update({ taskDefinition: 'bad' });
  await account.clock.run({ for: 600_000 });
  const { serviceDeployments } = await ask(account, 'ListServiceDeployments', {
    cluster: 'shop',
    service: 'api',
  });
  expect(serviceDeployments.map(({ status }: { status: string }) => status)).toEqual([
    'ROLLBACK_SUCCESSFUL',
    'SUCCESSFUL',
  ]);
  const [failed, first] = serviceDeployments;
  const described = await ask(account, 'DescribeServiceDeployments', {
    serviceDeploymentArns: [failed.serviceDeploymentArn, 'arn:none'],
  });
  expect(described).toMatchObject({
    serviceDeployments: [
      {
        rollback: { serviceRevisionArn: first.targetServiceRevisionArn },
        deploymentCircuitBreaker: { status: 'TRIGGERED', threshold: 3 },
      },
    ],
    failures: [{ arn: 'arn:none', reason: 'MISSING' }],
  });
  const revisions = await ask(account, 'DescribeServiceRevisions', {
    serviceRevisionArns: [first.targetServiceRevisionArn],
  });
  expect(revisions.serviceRevisions[0].containerImages).toEqual([
    { containerName: 'api', image: 'api' },
  ]);
});

test('StopServiceDeployment brings the last completed deployment back', async () => {
  const account = smallAccount();
  account.create();
  await account.clock.run();
  account.define('api');
  account.update({ taskDefinition: 'api' });
  await account.clock.run({ for: 1_000 });
  const { currentServiceDeployment } = await describe(account);
  await ask(account, 'StopServiceDeployment', { serviceDeploymentArn: currentServiceDeployment });
  await account.clock.run();
  expect(account.services.control.find('shop', 'api').deployments[0]?.status).toBe(
    'ROLLBACK_SUCCESSFUL',
  );
});

test('A service that does not exist is among the failures', async () => {
  const account = smallAccount();
  const input = { cluster: 'shop', services: ['none'] };
  expect(await ask(account, 'DescribeServices', input)).toEqual({
    services: [],
    failures: [{ arn: 'arn:aws:ecs:eu-west-1:000000000000:service/shop/none', reason: 'MISSING' }],
  });
  await expect(ask(account, 'UpdateService', { cluster: 'shop', service: 'none' })).rejects.toThrow(
    'Service not found.',
  );
});
