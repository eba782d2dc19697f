import type { JobStatus } from '@aws-sdk/client-batch';
import { expect, test } from 'vitest';
import type { AwsEvent } from '../schedules/event.ts';
import { smallAccount } from '../services/testing/small-account.ts';
import type { Fate } from '../services/testing/small-tasks.ts';
import { createBatch } from './create-batch.ts';

const developer = { caller: { kind: 'developer' as const } };

const request = {
  logicalId: 'Worker',
  stack: { name: 'shop', id: 'shop' },
  tags: {},
  generatedName: () => 'shop-worker',
  signal: new AbortController().signal,
};

async function workedAccount(definition: object = {}, queue: object = {}) {
  const account = smallAccount();
  const events: AwsEvent[] = [];
  const { ownClusters } = account.services;
  const batch = createBatch({ ...account, ownClusters, putEvent: (event) => events.push(event) });
  const make = (type: string, properties: object) =>
    batch.handlers[`AWS::Batch::${type}`]?.create({ ...request, properties: { ...properties } });
  const environment = await make('ComputeEnvironment', {
    Type: 'MANAGED',
    ComputeResources: {
      Type: 'SPOT',
      MaxvCpus: '4',
      Subnets: ['subnet-a'],
      SecurityGroupIds: ['sg-1'],
      InstanceTypes: ['default_x86_64'],
    },
  });
  const jobQueue = await make('JobQueue', {
    Priority: 1,
    ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: environment?.physicalId }],
    ...queue,
  });
  const jobDefinition = await make('JobDefinition', {
    Type: 'container',
    ContainerProperties: {
      Image: 'worker',
      Command: ['work', 'Ref::item'],
      Environment: [{ Name: 'MODE', Value: 'fast' }],
      ResourceRequirements: [
        { Type: 'VCPU', Value: '2' },
        { Type: 'MEMORY', Value: '2048' },
      ],
    },
    ...definition,
  });
  const submit = (input: object = {}) =>
    batch.submit({
      jobName: 'work',
      jobQueue: jobQueue?.physicalId,
      jobDefinition: jobDefinition?.physicalId,
      ...input,
    }).jobId ?? '';
  const describe = async (id: string) => {
    const answer = await batch.operations.DescribeJobs?.run({ jobs: [id] }, developer);
    return JSON.parse(JSON.stringify(answer)).jobs[0];
  };
  const decide = (fate: Fate) => account.tasks.decide('shop-worker', fate);
  return {
    ...{ account, batch, events, submit, describe, decide, jobDefinition },
    jobQueue: jobQueue?.physicalId,
  };
}

test('A job runs as a task with its parameters, its overrides and what Batch tells it', async () => {
  const { account, events, submit, describe, decide } = await workedAccount();
  decide({ exitsAfter: 30_000 });
  const id = submit({
    parameters: { item: 'one' },
    containerOverrides: { environment: [{ name: 'MESSAGE_ID', value: '7' }] },
  });
  await account.clock.run({ for: 120_000 });
  const [container] = account.tasks.launches[0]?.definition.containerDefinitions ?? [];
  expect(container?.command).toEqual(['work', 'one']);
  expect(container?.environment).toEqual(
    expect.arrayContaining([
      { name: 'MODE', value: 'fast' },
      { name: 'MESSAGE_ID', value: '7' },
      { name: 'AWS_BATCH_JOB_ID', value: id },
      { name: 'AWS_BATCH_JOB_ATTEMPT', value: '1' },
    ]),
  );
  expect(await describe(id)).toMatchObject({ status: 'SUCCEEDED', container: { exitCode: 0 } });
  const statuses = events.map(({ detail }) => (detail as { status: JobStatus }).status);
  expect(statuses).toEqual([
    'SUBMITTED',
    'PENDING',
    'RUNNABLE',
    'STARTING',
    'RUNNING',
    'SUCCEEDED',
  ]);
});

test('An attempt is repeated as the first condition that fits says, up to the attempts', async () => {
  const { account, submit, describe, decide } = await workedAccount({
    RetryStrategy: {
      Attempts: '3',
      EvaluateOnExit: [
        { OnStatusReason: 'Host EC2*', Action: 'RETRY' },
        { OnStatusReason: 'Task failed to start*', Action: 'RETRY' },
        { OnExitCode: '75', Action: 'RETRY' },
        { OnReason: '*', Action: 'EXIT' },
      ],
    },
  });
  const attemptsWith = async (fate: Fate) => {
    decide(fate);
    const id = submit();
    await account.clock.run({ for: 3_600_000 });
    const { status, attempts } = await describe(id);
    return [status, attempts.length, attempts[0].statusReason];
  };
  const exited = 'Essential container in task exited';
  expect(await attemptsWith({ exitsAfter: 1_000, exitCode: 1 })).toEqual(['FAILED', 1, exited]);
  expect(await attemptsWith({ exitsAfter: 1_000, exitCode: 75 })).toEqual(['FAILED', 3, exited]);
  expect(await attemptsWith({ failsAfter: 1_000 })).toEqual(['FAILED', 3, 'Task failed to start']);
  expect(await attemptsWith({ exitsAfter: 1_000, stopCode: 'SpotInterruption' })).toEqual([
    'FAILED',
    3,
    'Host EC2 (instance i-0123456789abcdef0) terminated.',
  ]);
});

test('An attempt that takes longer than its timeout ends and is not repeated', async () => {
  const { account, submit, describe } = await workedAccount({
    RetryStrategy: { Attempts: 3 },
    Timeout: { AttemptDurationSeconds: 600 },
  });
  const id = submit();
  await account.clock.run({ for: 3_600_000 });
  expect(await describe(id)).toMatchObject({
    status: 'FAILED',
    statusReason: 'Job attempt duration exceeded timeout',
    attempts: [{}],
  });
});

test('Jobs beyond the vCPUs of their environments wait in RUNNABLE', async () => {
  const { account, batch, submit, decide, jobQueue } = await workedAccount();
  decide({ exitsAfter: 60_000 });
  for (let count = 0; count < 3; count += 1) submit();
  await account.clock.run({ for: 30_000 });
  const list = async (jobStatus: JobStatus) => {
    const answer = await batch.operations.ListJobs?.run({ jobQueue, jobStatus }, developer);
    return JSON.parse(JSON.stringify(answer)).jobSummaryList.length;
  };
  expect([await list('RUNNING'), await list('RUNNABLE')]).toEqual([2, 1]);
  await account.clock.run({ for: 80_000 });
  expect([await list('RUNNING'), await list('SUCCEEDED')]).toEqual([1, 2]);
});

test('A job that no environment is large enough for is given up when its queue says so', async () => {
  const { account, submit, describe } = await workedAccount(
    {},
    {
      JobStateTimeLimitActions: [
        {
          State: 'RUNNABLE',
          Reason: 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE',
          Action: 'CANCEL',
          MaxTimeSeconds: 3600,
        },
      ],
    },
  );
  const id = submit({
    containerOverrides: { resourceRequirements: [{ type: 'VCPU', value: '8' }] },
  });
  await account.clock.run({ for: 3_000_000 });
  expect(await describe(id)).toMatchObject({ status: 'RUNNABLE' });
  await account.clock.run({ for: 700_000 });
  expect(await describe(id)).toMatchObject({ status: 'FAILED', attempts: [] });
});

test('A compute environment has a cluster of ECS, in which its jobs run', async () => {
  const { account, batch, submit } = await workedAccount();
  submit();
  await account.clock.run({ for: 1_000 });
  const { arn, name } = account.services.clusters.find(account.tasks.launches[0]?.cluster);
  const environments = batch.operations.DescribeComputeEnvironments;
  const answer = await environments?.run({}, developer);
  expect(answer).toMatchObject({ computeEnvironments: [{ ecsClusterArn: arn }] });
  expect(name).toMatch(/^AWSBatch-/);
});

test('An update of a job definition is a new revision; the one before stays if it is to', async () => {
  for (const [policy, status] of [
    [{}, 'INACTIVE'],
    [{ ResourceRetentionPolicy: { SkipDeregisterOnUpdate: 'true' } }, 'ACTIVE'],
  ] as const) {
    const { batch, jobDefinition: state } = await workedAccount();
    if (!state) throw new Error('there is no job definition');
    const properties = { Type: 'container', ContainerProperties: { Image: 'newer' }, ...policy };
    const changed = await batch.handlers['AWS::Batch::JobDefinition']?.update({
      ...request,
      state,
      before: {},
      properties,
    });
    expect(changed?.physicalId).toBe(state.physicalId.replace(/:1$/, ':2'));
    const answer = await batch.operations.DescribeJobDefinitions?.run({}, developer);
    expect(answer).toMatchObject({
      jobDefinitions: [
        { revision: 1, status },
        { revision: 2, status: 'ACTIVE', containerProperties: { image: 'newer' } },
      ],
    });
  }
});

test('TerminateJob ends a job with the reason given', async () => {
  const { account, batch, submit, describe } = await workedAccount({
    RetryStrategy: { Attempts: 3 },
  });
  const id = submit();
  await account.clock.run({ for: 60_000 });
  await batch.operations.TerminateJob?.run({ jobId: id, reason: 'Not needed.' }, developer);
  await account.clock.run({ for: 60_000 });
  expect(await describe(id)).toMatchObject({ status: 'FAILED', statusReason: 'Not needed.' });
});

test.each([
  [{ jobName: 'analysis-job-$.messageId' }, 'Job name should match valid pattern'],
  [{ jobQueue: 'none' }, 'Job Queue none does not exist'],
  [{ jobDefinition: 'none' }, 'JobDefinition none does not exist or is not ACTIVE'],
  [{ arrayProperties: { size: 2 } }, 'The sandbox does not model arrayProperties of SubmitJob.'],
])('SubmitJob refuses %j', async (input, message) => {
  const { submit } = await workedAccount();
  expect(() => submit(input)).toThrow(message);
});
