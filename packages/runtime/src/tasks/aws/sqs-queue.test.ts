import { S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DataWorld, dataWorld } from '../../../../sandbox/src/endpoints/testing/data-world.ts';
import { realClock } from '../../../../sandbox/src/time/real-clock.ts';
import { silentLog } from '../../log.ts';
import { createTaskService, TaskMistake, TaskNotSent, type TaskService } from '../index.ts';
import type { TaskServiceSettings } from '../settings.ts';

interface Work {
  readonly work: unknown;
}

let world: DataWorld;
let server: Awaited<ReturnType<DataWorld['endpoints']['listen']>>;
let tasks: TaskService<Work>;
let queueUrl: string;
let deadUrl: string;
let sqs: SQS;
let s3: S3;

beforeEach(async () => {
  world = dataWorld(realClock(), { origin: () => server.url });
  server = await world.endpoints.listen();
  const { accessKeyId, secretAccessKey } = world.endpoints.developer;
  const client = {
    region: 'eu-west-1',
    endpoint: server.url,
    credentials: { accessKeyId, secretAccessKey },
  };
  sqs = new SQS(client);
  s3 = new S3({ ...client, forcePathStyle: true });
  await world.resources.create('AWS::S3::Bucket', { BucketName: 'payloads' });
  const dead = await world.resources.create('AWS::SQS::Queue', { QueueName: 'dead' });
  const queue = await world.resources.create('AWS::SQS::Queue', {
    QueueName: 'work',
    RedrivePolicy: { deadLetterTargetArn: dead.attribute('Arn'), maxReceiveCount: 2 },
  });
  deadUrl = dead.ref;
  queueUrl = queue.ref;
  tasks = await open();
});

afterEach(async () => {
  await tasks.close();
  s3.destroy();
  await server.close();
  expect(world.faults).toEqual([]);
});

function open(changes: TaskServiceSettings['aws'] = {}, settings: TaskServiceSettings = {}) {
  const aws = { queueUrl, sqs, s3, payloadBucket: 'payloads', ...changes };
  return createTaskService<Work>({ implementation: 'AWS', env: {}, aws, ...settings });
}

async function objects(): Promise<readonly string[]> {
  const { Contents = [] } = await s3.listObjectsV2({ Bucket: 'payloads' });
  return Contents.map(({ Key = '' }) => Key);
}

describe('a payload above the limit', () => {
  const large = 'é'.repeat(1_048_577 / 2);

  test('goes through S3, and its object goes with the task', async () => {
    await tasks.enqueue('work', large);
    expect(await objects()).toHaveLength(1);
    const seen = await new Promise((resolve) => {
      tasks.work({ work: ({ payload }) => resolve(payload) });
    });
    expect(seen).toBe(large);
    await expect.poll(objects).toEqual([]);
  });

  test("is written as Amazon's extended clients write it", async () => {
    await tasks.enqueue('work', large);
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl: queueUrl });
    const [key] = await objects();
    expect(JSON.parse(Messages[0]?.Body ?? '')).toEqual([
      'software.amazon.payloadoffloading.PayloadS3Pointer',
      { s3BucketName: 'payloads', s3Key: key },
    ]);
  });

  test('is kept for a dead letter, and read when that is looked at', async () => {
    await tasks.enqueue('work', large);
    const fail = () => Promise.reject(new Error('no'));
    tasks.work({ work: fail }, { maxAttempts: 1 });
    await expect.poll(async () => (await tasks.counts()).dead).toBe(1);
    const [letter] = await tasks.deadLetters.list();
    expect(letter).toMatchObject({ type: 'work', payload: large });
  });

  test('whose object is gone is a dead letter that says so', async () => {
    await tasks.enqueue('work', large);
    const [Key] = await objects();
    await s3.deleteObject({ Bucket: 'payloads', Key });
    tasks.work({ work: () => undefined });
    await expect.poll(async () => (await tasks.counts()).dead).toBe(1);
    const [letter] = await tasks.deadLetters.list();
    expect(letter?.reason).toBe('The object with its payload is gone.');
  });

  test('fits a job of Batch when the limit says so', async () => {
    const small = await open({ largestMessage: 20_000 });
    await small.enqueue('work', 'x'.repeat(20_001));
    expect(await objects()).toHaveLength(1);
  });
});

describe('dead letters', () => {
  test('that SQS moved itself, since the last worker died, say so and can be redriven', async () => {
    await tasks.enqueue('work', 1);
    const dying = { QueueUrl: queueUrl, VisibilityTimeout: 0 };
    for (let death = 0; death < 3; death += 1) await sqs.receiveMessage(dying);
    const letters = await tasks.deadLetters.list();
    expect(letters).toEqual([
      expect.objectContaining({
        type: 'work',
        payload: 1,
        reason: expect.stringContaining('SQS moved it here at maxReceiveCount'),
      }),
    ]);
    expect(await tasks.deadLetters.redrive()).toBe(1);
    expect(await tasks.deadLetters.list()).toEqual([]);
    const attempt = await new Promise((resolve) => {
      tasks.work({ work: (context) => resolve([context.attempt, context.maxAttempts]) });
    });
    expect(attempt).toEqual([1, 2]);
  });

  test('are made by the worker after maxReceiveCount attempts, though it would allow more', async () => {
    await tasks.enqueue('work', 1);
    const fail = () => Promise.reject(new Error('no'));
    tasks.work({ work: fail }, { maxAttempts: 100, backoff: () => 0 });
    await expect.poll(async () => (await tasks.counts()).dead).toBe(1);
    const { Messages = [] } = await sqs.receiveMessage({
      QueueUrl: deadUrl,
      MessageAttributeNames: ['All'],
    });
    expect(Messages[0]?.MessageAttributes).toMatchObject({
      TaskFailure: { StringValue: 'After 2 attempts: Error: no' },
      TaskAttempts: { StringValue: '2' },
    });
  });

  test('are left to SQS when the worker may not write there: nothing is lost', async () => {
    const sendMessageBatch: typeof sqs.sendMessageBatch = (...asked: unknown[]) => {
      const [{ QueueUrl }] = asked as [{ QueueUrl: string }];
      if (QueueUrl === deadUrl) return Promise.reject(denied()) as never;
      return sqs.sendMessageBatch(...(asked as [never])) as never;
    };
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (_: object, said = '') => void warnings.push(said) };
    const client = Object.assign(Object.create(sqs) as SQS, { sendMessageBatch });
    const limited = await open({ sqs: client }, { log });
    await limited.enqueue('work', 1);
    const worker = limited.work(
      { work: () => Promise.reject(new Error('no')) },
      { maxAttempts: 1, leaseSeconds: 1 },
    );
    await expect.poll(async () => (await tasks.counts()).dead, { timeout: 15_000 }).toBe(1);
    expect(warnings).toContain('not settled');
    await worker.stop();
  });

  test('need a redrive policy', async () => {
    const alone = await world.resources.create('AWS::SQS::Queue', { QueueName: 'alone' });
    const without = await open({ queueUrl: alone.ref });
    await expect(without.deadLetters.list()).rejects.toThrow('no redrive policy');
  });
});

describe('sending', () => {
  test('a hundred at once takes ten calls', async () => {
    let calls = 0;
    const sendMessageBatch: typeof sqs.sendMessageBatch = (...asked: unknown[]) => {
      calls += 1;
      return sqs.sendMessageBatch(...(asked as [never])) as never;
    };
    const counted = await open({
      sqs: Object.assign(Object.create(sqs) as SQS, { sendMessageBatch }),
    });
    await Promise.all(Array.from({ length: 100 }, (_, n) => counted.enqueue('work', n)));
    expect(calls).toBe(10);
    expect((await tasks.counts()).waiting).toBe(100);
  });

  test('to a queue that is gone is an error that is not temporary', async () => {
    const gone = await open({ queueUrl: queueUrl.replace('work', 'none') });
    const error = await gone.enqueue('work', 1).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TaskNotSent);
    expect(error).toMatchObject({ isTemporary: false });
  });

  test('of many, those that SQS refuses are told apart from those that it took', async () => {
    const sendMessageBatch = () =>
      Promise.resolve({
        Failed: [{ Id: '1', SenderFault: false, Code: 'InternalError', Message: 'again' }],
      });
    const partly = await open({
      sqs: Object.assign(Object.create(sqs) as SQS, { sendMessageBatch }),
    });
    const answers = await partly.enqueueMany([
      { type: 'work', payload: 1 },
      { type: 'work', payload: 2 },
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(answers[1]).toMatchObject({ reason: { isTemporary: true } });
  });

  test('without QUEUE_URL there is no service', async () => {
    const opening = createTaskService({ implementation: 'AWS', env: {} });
    await expect(opening).rejects.toThrow(TaskMistake);
    await expect(opening).rejects.toThrow('QUEUE_URL is missing');
  });
});

function denied(): Error {
  return Object.assign(new Error('not authorized to perform: sqs:SendMessage'), {
    name: 'AccessDenied',
  });
}
