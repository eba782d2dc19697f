import { SQS } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataWorld } from '../../../../sandbox/src/endpoints/testing/data-world.ts';
import { realClock } from '../../../../sandbox/src/time/real-clock.ts';
import { type BuiltRuntime, buildRuntime } from '../../testing/built-runtime.ts';
import { start } from '../../testing/run-process.ts';
import {
  createTaskService,
  memoryRecords,
  runBatchJob,
  type TaskHandlers,
  type TaskRecords,
} from '../index.ts';

let runtime: BuiltRuntime;
let job: string;

beforeAll(async () => {
  runtime = await buildRuntime();
  job = runtime.script(
    'job.js',
    `import { PermanentTaskError, RetryTaskError, runBatchJob } from './tasks.js';
     await runBatchJob({
       done: ({ payload, attempt, idempotencyKey }) => console.log(payload.n, attempt, idempotencyKey),
       fails: () => { throw new Error('no network'); },
       permanent: () => { throw new PermanentTaskError('no such repository'); },
       later: () => { throw new RetryTaskError('later', { delaySeconds: 9 }); },
       polite: ({ signal }) => new Promise((_, reject) => {
         setTimeout(() => {}, 60_000);
         signal.addEventListener('abort', () => reject(signal.reason));
         console.log('up');
       }),
       deaf: () => new Promise(() => { setTimeout(() => {}, 60_000); console.log('up'); }),
     }, { graceSeconds: 0.3 });`,
  );
});

afterAll(() => runtime.remove());

/** The message of a task as the pipe takes it from the queue and puts it into the job. */
async function messageOf(type: string, idempotencyKey = 'k'): Promise<string> {
  let url = '';
  const world = dataWorld(realClock(), { origin: () => url });
  const server = await world.endpoints.listen();
  url = server.url;
  const queue = await world.resources.create('AWS::SQS::Queue', {});
  const { accessKeyId, secretAccessKey } = world.endpoints.developer;
  const sqs = new SQS({
    region: 'eu-west-1',
    endpoint: url,
    credentials: { accessKeyId, secretAccessKey },
  });
  const aws = { queueUrl: queue.ref, sqs };
  const tasks = await createTaskService({ implementation: 'AWS', aws });
  await tasks.enqueue(type, { n: 7 }, { idempotencyKey });
  const { Messages = [] } = await sqs.receiveMessage({ QueueUrl: queue.ref });
  await tasks.close();
  await server.close();
  return Messages[0]?.Body ?? '';
}

function run(env: Record<string, string>) {
  return start([process.execPath, job], env);
}

describe('a job of Batch', () => {
  test('does the task of its message, and ends with 0', async () => {
    const env = { MESSAGE_BODY: await messageOf('done'), AWS_BATCH_JOB_ATTEMPT: '2' };
    expect(await run(env).ended).toMatchObject({ code: 0, stdout: '7 2 k\n', stderr: '' });
  });

  test.each([
    ['fails', 75, 'is tried again'],
    ['later', 75, 'is tried again'],
    ['permanent', 1, 'is not tried again'],
    ['unheard-of', 78, 'is not tried again'],
  ])('whose task is %s ends with %i: it %s', async (type, code) => {
    expect((await run({ MESSAGE_BODY: await messageOf(type) }).ended).code).toBe(code);
  });

  test.each([
    ['nothing', {}],
    ['no task', { MESSAGE_BODY: '{"repository":"x"}' }],
    ['a cut text', { MESSAGE_BODY: '{"v":1,' }],
  ])('that was given %s ends with 78', async (_, env) => {
    expect((await run(env).ended).code).toBe(78);
  });

  test('that Spot takes away tells its handler and ends with 75', async () => {
    const running = run({ MESSAGE_BODY: await messageOf('polite') });
    await running.said('up');
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(75);
  });

  test('whose handler does not listen ends all the same, before SIGKILL', async () => {
    const running = run({ MESSAGE_BODY: await messageOf('deaf') });
    await running.said('up');
    const from = Date.now();
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(75);
    expect(Date.now() - from).toBeLessThan(2000);
  });
});

describe('two jobs for one message, as a pipe may start them', () => {
  function runHere(
    body: string,
    handlers: TaskHandlers<{ done: unknown }>,
    records: TaskRecords,
    leaseSeconds = 60,
  ): Promise<number> {
    return new Promise((exit, reject) => {
      const env = { MESSAGE_BODY: body };
      runBatchJob(handlers, { env, records, exit, leaseSeconds }).catch(reject);
    });
  }

  test('one after the other: the second finds it done', async () => {
    const body = await messageOf('done');
    const records = memoryRecords();
    let runs = 0;
    const done = () => {
      runs += 1;
    };
    expect(await runHere(body, { done }, records)).toBe(0);
    expect(await runHere(body, { done }, records)).toBe(0);
    expect(runs).toBe(1);
    expect(await records.find('k')).toMatchObject({ state: 'completed' });
  });

  test('side by side: the second waits, and finds it done', async () => {
    const body = await messageOf('done');
    const records = memoryRecords();
    let runs = 0;
    const done = async () => {
      runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 700));
    };
    const codes = [1, 2].map(() => runHere(body, { done }, records, 0.6));
    expect(await Promise.all(codes)).toEqual([0, 0]);
    expect(runs).toBe(1);
  });

  test('when the first has died, the second takes over at the end of its claim', async () => {
    const body = await messageOf('done');
    const records = memoryRecords();
    await records.begin({ key: 'k', owner: 'dead', attempt: 1, leaseMs: 300 });
    let runs = 0;
    const done = () => {
      runs += 1;
    };
    expect(await runHere(body, { done }, records, 0.3)).toBe(0);
    expect(runs).toBe(1);
  });
});
