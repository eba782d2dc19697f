import type { RunTaskRequest } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { AwsError } from '../../aws/aws-error.ts';
import { smallQueue } from '../pipes/testing/small-queue.ts';
import { smallAccount } from '../services/testing/small-account.ts';
import { createSchedules } from './create-schedules.ts';
import { createEventBus } from './event-bus.ts';

const queueArn = 'arn:aws:sqs:eu-west-1:000000000000:failures';
const cluster = 'arn:aws:ecs:eu-west-1:000000000000:cluster/shop';

const target = {
  Arn: cluster,
  RoleArn: 'arn:aws:iam::000000000000:role/scheduler',
  EcsParameters: {
    TaskDefinitionArn: 'api',
    LaunchType: 'FARGATE',
    TaskCount: '1',
    NetworkConfiguration: {
      AwsvpcConfiguration: { Subnets: ['subnet-a'], AssignPublicIp: 'DISABLED' },
    },
  },
  RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
  DeadLetterConfig: { Arn: queueArn },
};

function scheduledAccount() {
  const account = smallAccount();
  const queues = smallQueue(queueArn, account.clock);
  const bus = createEventBus(account);
  const runs: { readonly at: string; readonly input: RunTaskRequest }[] = [];
  let refusal: AwsError | undefined;
  const { handlers, runNow } = createSchedules({
    ...account,
    bus,
    queues,
    roles: {
      roleOf: () => undefined,
      canAssume: () => ({ allowed: true }),
      decide: () => ({ allowed: true }),
    },
    runTask: {
      needs: () => [{ action: 'ecs:RunTask', resource: '*' }],
      run: (input) => {
        runs.push({ at: new Date(account.clock.now()).toISOString().slice(0, 16), input });
        if (refusal !== undefined) throw refusal;
        return {};
      },
    },
  });
  const make = (type: string, properties: object) =>
    handlers[type]?.create({
      logicalId: 'Thing',
      stack: { name: 'shop', id: 'shop' },
      tags: {},
      generatedName: () => 'shop-thing',
      signal: new AbortController().signal,
      properties: { ...properties },
    });
  const refuse = (error: AwsError) => {
    refusal = error;
  };
  return { account, queues, bus, runs, make, refuse, runNow };
}

const schedule = {
  ScheduleExpression: 'cron(0 3 * * ? *)',
  ScheduleExpressionTimezone: 'Asia/Seoul',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: target,
};

test('A schedule runs its task at the local time it names', async () => {
  const { account, runs, make } = scheduledAccount();
  await make('AWS::Scheduler::Schedule', schedule);
  await account.clock.run({ for: 2 * 86_400_000 });
  expect(runs.map(({ at }) => at)).toEqual(['2026-01-01T18:00', '2026-01-02T18:00']);
  expect(runs[0]?.input).toEqual({
    cluster,
    taskDefinition: 'api',
    count: 1,
    launchType: 'FARGATE',
    networkConfiguration: {
      awsvpcConfiguration: { subnets: ['subnet-a'], assignPublicIp: 'DISABLED' },
    },
  });
});

test('A schedule can be run now, once, with its own target, and says what it is refused with', async () => {
  const { account, runs, make, refuse, runNow } = scheduledAccount();
  await make('AWS::Scheduler::Schedule', schedule);
  await runNow('shop');
  expect(runs).toMatchObject([
    { at: new Date(account.clock.now()).toISOString().slice(0, 16), input: { count: 1 } },
  ]);
  refuse(new AwsError('ClientException', 'TaskDefinition is inactive'));
  await expect(runNow('shop')).rejects.toThrow('TaskDefinition is inactive');
  await account.clock.run({ for: 3_600_000 });
  expect(runs).toHaveLength(2);
});

test('A RunTask that is refused is tried again as often as the policy says, then kept', async () => {
  const { account, queues, runs, make, refuse } = scheduledAccount();
  refuse(new AwsError('ClientException', 'TaskDefinition is inactive'));
  await make('AWS::Scheduler::Schedule', schedule);
  await account.clock.run({ for: 86_400_000 });
  expect(runs).toHaveLength(4);
  expect(queues.bodies()).toEqual([
    JSON.stringify({
      target: cluster,
      error: 'ClientException',
      message: 'TaskDefinition is inactive',
    }),
  ]);
});

test('A rule with a rate runs its task as well, until it is deleted', async () => {
  const { account, runs, make } = scheduledAccount();
  await make('AWS::Events::Rule', {
    ScheduleExpression: 'rate(1 hour)',
    Targets: [{ Id: 'task', ...target }],
  });
  await account.clock.run({ for: 3 * 3_600_000 });
  expect(runs).toHaveLength(3);
});

test('A rule keeps what ECS says of tasks that failed in a queue', async () => {
  const { account, queues, make } = scheduledAccount();
  await make('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.ecs'],
      'detail-type': ['ECS Task State Change'],
      detail: { lastStatus: ['STOPPED'], stopCode: ['TaskFailedToStart'] },
    },
    Targets: [{ Id: 'failures', Arn: queueArn }],
  });
  account.tasks.decide('api', { failsAfter: 1_000 });
  account.create({ desiredCount: 1 });
  await account.clock.run({ for: 1_500 });
  const event = JSON.parse(queues.bodies()[0] ?? '{}');
  expect(event.detail).toMatchObject({
    lastStatus: 'STOPPED',
    group: 'service:api',
    stoppedReason: 'CannotPullContainerError: image not found',
  });
});

test.each([
  [
    { ...schedule, FlexibleTimeWindow: { Mode: 'FLEXIBLE' } },
    'does not model a flexible time window',
  ],
  [
    { ...schedule, ScheduleExpression: 'cron(0 3 * * *)' },
    'Invalid Schedule Expression cron(0 3 * * *).',
  ],
  [{ ...schedule, KmsKeyArn: 'arn' }, 'does not model KmsKeyArn of AWS::Scheduler::Schedule'],
])('A schedule is refused: %#', async (properties, message) => {
  const { make } = scheduledAccount();
  await expect(make('AWS::Scheduler::Schedule', properties)).rejects.toThrow(message);
});
