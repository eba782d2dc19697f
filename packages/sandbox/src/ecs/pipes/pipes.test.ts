import { expect, test } from 'vitest';
import { AwsError } from '../../aws/aws-error.ts';
import type { Roles } from '../../iam/roles.ts';
import { smallAccount } from '../services/testing/small-account.ts';
import { createPipes } from './create-pipes.ts';
import { smallQueue } from './testing/small-queue.ts';

const source = 'arn:aws:sqs:eu-west-1:000000000000:analysis';
const jobQueue = 'arn:aws:batch:eu-west-1:000000000000:job-queue/worker';

const properties = {
  RoleArn: 'arn:aws:iam::000000000000:role/pipe',
  Source: source,
  SourceParameters: { SqsQueueParameters: { BatchSize: '1' } },
  Target: jobQueue,
  TargetParameters: {
    BatchJobParameters: {
      JobDefinition: 'arn:aws:batch:eu-west-1:000000000000:job-definition/worker:1',
      JobName: 'worker',
      Parameters: { whole: '$.body', part: '$.body.id', text: 'job-$.messageId' },
      ContainerOverrides: { Environment: [{ Name: 'MESSAGE_ID', Value: '$.messageId' }] },
    },
  },
};

const rolesAllowing = (allowed: (action: string) => boolean): Roles => ({
  roleOf: () => undefined,
  canAssume: () => ({ allowed: true }),
  decide: (_, { action }) =>
    allowed(action)
      ? { allowed: true }
      : { allowed: false, because: 'implicit', explanation: `${action} because nothing allows it` },
});

async function pipedAccount(given: object = {}, allowed = (_action: string) => true) {
  const account = smallAccount();
  const queues = smallQueue(source, account.clock);
  const submitted: object[] = [];
  const failures: string[] = [];
  let refusal: AwsError | undefined;
  const { handlers, submitNow, lastJob } = createPipes({
    ...account,
    queues,
    roles: rolesAllowing(allowed),
    submitJob: {
      needs: () => [{ action: 'batch:SubmitJob', resource: jobQueue }],
      run: (input) => {
        if (refusal !== undefined) throw refusal;
        submitted.push(input);
        return { jobId: 'job-of-pipe', jobName: 'worker' };
      },
    },
    runTask: { needs: () => [], run: (input) => ({ tasks: submitted.push(input) }) },
    failed: (_, { message }) => failures.push(message),
  });
  const create = () =>
    handlers['AWS::Pipes::Pipe']?.create({
      logicalId: 'Pipe',
      stack: { name: 'shop', id: 'shop' },
      tags: {},
      generatedName: () => 'shop-pipe',
      signal: new AbortController().signal,
      properties: { ...properties, ...given },
    });
  const refuse = (error: AwsError | undefined) => {
    refusal = error;
  };
  return { account, queues, submitted, failures, create, refuse, submitNow, lastJob };
}

test('Each message becomes a job; whole paths are filled in, parts of a text are not', async () => {
  const { account, queues, submitted, create } = await pipedAccount();
  await create();
  queues.send(source, '{"id":7}');
  await account.clock.run({ for: 1_000 });
  expect(submitted).toEqual([
    {
      jobQueue,
      jobDefinition: 'arn:aws:batch:eu-west-1:000000000000:job-definition/worker:1',
      jobName: 'worker',
      parameters: { whole: '{"id":7}', part: '7', text: 'job-$.messageId' },
      containerOverrides: { environment: [{ name: 'MESSAGE_ID', value: 'message-1' }] },
    },
  ]);
  expect(queues.bodies()).toEqual([]);
});

test('A message whose job is refused stays in the queue and is tried again', async () => {
  const { account, queues, submitted, failures, create, refuse } = await pipedAccount();
  await create();
  refuse(new AwsError('ClientException', 'Job Queue worker does not exist'));
  queues.send(source, 'one');
  await account.clock.run({ for: 1_000 });
  expect(queues.bodies()).toEqual(['one']);
  expect(failures).toEqual(['Job Queue worker does not exist']);
  refuse(undefined);
  await account.clock.run({ for: 31_000 });
  expect(submitted).toHaveLength(1);
  expect(queues.bodies()).toEqual([]);
});

test('A role that may not submit jobs leaves the messages where they are', async () => {
  const { account, queues, failures, create } = await pipedAccount(
    {},
    (action) => action !== 'batch:SubmitJob',
  );
  await create();
  queues.send(source, 'one');
  await account.clock.run({ for: 1_000 });
  expect(failures[0]).toMatch(/is not authorized to perform: batch:SubmitJob/);
  expect(queues.bodies()).toEqual(['one']);
});

test('A pipe can run tasks instead', async () => {
  const { account, queues, submitted, create } = await pipedAccount({
    Target: 'arn:aws:ecs:eu-west-1:000000000000:cluster/shop',
    TargetParameters: {
      EcsTaskParameters: {
        TaskDefinitionArn: 'worker:1',
        LaunchType: 'FARGATE',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-a'] } },
        Overrides: {
          ContainerOverrides: [
            { Name: 'worker', Environment: [{ Name: 'BODY', Value: '$.body' }] },
          ],
        },
      },
    },
  });
  await create();
  queues.send(source, 'one');
  await account.clock.run({ for: 1_000 });
  expect(submitted).toMatchObject([
    {
      cluster: 'arn:aws:ecs:eu-west-1:000000000000:cluster/shop',
      taskDefinition: 'worker:1',
      count: 1,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
      overrides: { containerOverrides: [{ environment: [{ name: 'BODY', value: 'one' }] }] },
    },
  ]);
});

test.each([
  [
    { SourceParameters: {} },
    () => true,
    'The sandbox does not model a pipe to AWS Batch whose BatchSize is not 1.',
  ],
  [{ Enrichment: 'arn' }, () => true, 'The sandbox does not model Enrichment of AWS::Pipes::Pipe.'],
  [{ Source: `${source}-2` }, () => true, `The source queue ${source}-2 does not exist.`],
  [
    {},
    (action: string) => !action.startsWith('sqs:'),
    'is not allowed to perform sqs:ReceiveMessage',
  ],
])('A pipe with %j is refused', async (given, allowed, message) => {
  const { create } = await pipedAccount(given, allowed);
  await expect(create()).rejects.toThrow(message);
});

test('A job can be submitted through the pipe at once, for a message that is in no queue', async () => {
  const { create, submitted, submitNow } = await pipedAccount();
  await create();
  expect(await submitNow('shop', '{"id":7}')).toMatchObject({ jobId: 'job-of-pipe' });
  expect(submitted).toMatchObject([{ jobName: 'worker', parameters: { part: '7' } }]);
});

test('The last job for a message of the queue is known, and none before there was one', async () => {
  const { create, queues, lastJob } = await pipedAccount();
  await create();
  expect(await lastJob('shop')).toBeUndefined();

  queues.send(source, '{"id":7}');

  expect(await lastJob('shop')).toMatchObject({ jobId: 'job-of-pipe' });
});

test('What its role may not do is refused then, too', async () => {
  const { create, submitNow } = await pipedAccount({}, (action) => action !== 'batch:SubmitJob');
  await create();
  await expect(submitNow('shop', '{}')).rejects.toThrow('not authorized');
});
