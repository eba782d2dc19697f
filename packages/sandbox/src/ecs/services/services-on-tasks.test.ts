import { expect, test } from 'vitest';
import type { Script } from '../../runner/scripted/script.ts';
import { fullWaits } from '../../time/waits.ts';
import { subnetId, taskAccount } from '../tasks/testing/task-account.ts';
import { createServices } from './create-services.ts';
import { group } from './testing/small-account.ts';
import { smallTargetGroups } from './testing/small-target-groups.ts';

/** The scheduler over the account's own tasks, whose containers are scripted. */
async function serviceAccount(script: Script, limit = 2) {
  const account = await taskAccount({ api: script });
  const targetGroups = smallTargetGroups(account.clock, [group]);
  const services = createServices({
    ...account,
    waits: fullWaits(account.clock),
    observe: () => {},
    targetGroups,
  });
  await services.operations.CreateCluster?.run(
    { clusterName: 'shop' },
    { caller: { kind: 'developer' } },
  );
  const { taskDefinitionArn } = account.register();
  const service = services.control.create({
    cluster: 'shop',
    serviceName: 'api',
    taskDefinition: taskDefinitionArn,
    desiredCount: 2,
    networkConfiguration: {
      awsvpcConfiguration: { subnets: [subnetId], securityGroups: ['sg-1'] },
    },
    loadBalancers: [{ targetGroupArn: group, containerName: 'api', containerPort: 8000 }],
    deploymentConfiguration: {
      deploymentCircuitBreaker: {
        enable: true,
        rollback: true,
        thresholdConfiguration: { type: 'COUNT', value: limit },
      },
    },
  });
  const messages = () => service.events.list().map(({ message }) => message ?? '');
  return { ...account, services, service, targetGroups, messages };
}

test('Services roll over tasks that start and stop as ECS lets them', async () => {
  const { clock, register, services, service, targetGroups, tasks } = await serviceAccount({});
  await clock.run({ until: () => service.steady });
  const first = [...service.members.keys()];
  const { taskDefinitionArn } = register();
  services.control.update({ cluster: 'shop', service: 'api', taskDefinition: taskDefinitionArn });
  await clock.run({ until: () => service.steady });
  await clock.run({ for: 60_000 });
  expect(first.map((arn) => tasks.find(arn))).toMatchObject([
    { status: 'STOPPED', stopCode: 'ServiceSchedulerInitiated', containers: [{ exitCode: 143 }] },
    { status: 'STOPPED', stopCode: 'ServiceSchedulerInitiated', containers: [{ exitCode: 143 }] },
  ]);
  expect(tasks.find(first[0] ?? '')?.stoppedReason).toBe(
    `Scaling activity initiated by (deployment ${service.rollouts[0]?.id})`,
  );
  expect(targetGroups.targets().size).toBe(2);
});

test('A task whose targets drain is DEACTIVATING, and its containers run on', async () => {
  const { clock, services, service, tasks } = await serviceAccount({});
  await clock.run({ until: () => service.steady });
  const [arn = ''] = [...service.members.keys()];
  services.control.update({ cluster: 'shop', service: 'api', desiredCount: 0 });
  await clock.run({ for: 29_000 });
  expect(tasks.find(arn)).toMatchObject({
    status: 'DEACTIVATING',
    desiredStatus: 'STOPPED',
    stopCode: 'ServiceSchedulerInitiated',
    containers: [{ status: 'RUNNING' }],
  });
  await clock.run({ for: 2_000 });
  expect(tasks.find(arn)).toMatchObject({ containers: [{ status: 'STOPPED', exitCode: 143 }] });
});

test('A task that ends while its targets drain does not wait for them', async () => {
  const { clock, services, service, tasks } = await serviceAccount({
    exits: { after: 70_000, code: 0 },
  });
  await clock.run({ until: () => service.steady });
  const [arn = ''] = [...service.members.keys()];
  const { startedAt = 0 } = tasks.find(arn) ?? {};
  await clock.run({ for: startedAt + 60_000 - clock.now() });
  services.control.update({ cluster: 'shop', service: 'api', desiredCount: 0 });
  await clock.run({ for: 16_000 });
  expect(tasks.find(arn)).toMatchObject({ status: 'STOPPED', containers: [{ exitCode: 0 }] });
});

test('A crash on boot trips the breaker', async () => {
  const { clock, service, tasks } = await serviceAccount({ exits: { after: 500, code: 1 } });
  await clock.run({ until: () => service.rollouts[0]?.state === 'FAILED' });
  await clock.run({ for: 120_000 });
  const stopped = tasks.inCluster('shop');
  expect(stopped.length).toBeGreaterThanOrEqual(2);
  for (const task of stopped) {
    expect(task).toMatchObject({ status: 'STOPPED', stopCode: 'EssentialContainerExited' });
  }
});

test('What keeps a task from starting is in the events, in the words of its stop reason', async () => {
  const { clock, service, messages, tasks } = await serviceAccount({
    pull: { fails: 'pull access denied' },
  });
  await clock.run({ until: () => service.rollouts[0]?.state === 'FAILED' });
  const [task] = tasks.inCluster('shop');
  expect(task?.stoppedReason).toMatch(/^CannotPullContainerError/);
  expect(messages()).toContain(
    `(service api) was unable to place a task. Reason: ${task?.stoppedReason}.`,
  );
});
