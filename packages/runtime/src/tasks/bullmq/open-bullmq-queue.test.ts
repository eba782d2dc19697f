import { Worker } from 'bullmq';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { silentLog } from '../../log.ts';
import { hasRedis, type RunningRedis, startRedis } from '../../testing/redis.ts';
import { createTaskService, TaskNotSent, type TaskService } from '../index.ts';
import { openBullmqQueue } from './open-bullmq-queue.ts';

let redis: RunningRedis;
let tasks: TaskService;

describe.skipIf(!hasRedis)('BullMQ on a real Redis with TLS', () => {
  beforeEach(async () => {
    redis = await startRedis();
    tasks = await createTaskService({ implementation: 'BULLMQ', env: redis.env });
  });

  afterEach(async () => {
    await tasks.close();
    await redis.stop();
  });

  test('tasks are jobs that other programs can see by their type', async () => {
    const { id } = await tasks.enqueue('greet', { name: 'Ann' });
    const { Queue } = await import('bullmq');
    const { redisSettings } = await import('../../connections/index.ts');
    const queue = new Queue('tasks', { connection: redisSettings({ env: redis.env }) });
    const job = await queue.getJob(id);
    expect(job?.name).toBe('greet');
    await queue.close();
  });

  test('without Redis sending fails as temporary, and a worker stops and closes in time', async () => {
    const worker = tasks.work({ greet: () => undefined });
    await expect.poll(() => tasks.counts()).toBeDefined();
    await redis.stop();
    const error = await tasks.enqueue('greet', {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TaskNotSent);
    expect(error).toMatchObject({ isTemporary: true });
    const from = Date.now();
    expect(await worker.stop()).toEqual({ finished: 0, released: 0, abandoned: 0 });
    await tasks.close();
    expect(Date.now() - from).toBeLessThan(6000);
  });

  test('a Redis that is not who it says it is gets no task', async () => {
    const env = { ...redis.env, REDIS_URL: redis.env.REDIS_URL.replace('localhost', '127.0.0.1') };
    const log: string[] = [];
    const note = (details: object) => void log.push(JSON.stringify(details));
    const wrong = await createTaskService({
      implementation: 'BULLMQ',
      env,
      log: { debug: note, info: note, warn: note, error: note },
    });
    await expect(wrong.enqueue('greet', {})).rejects.toThrow(TaskNotSent);
    expect(log.join()).toContain('altnames');
    await wrong.close();
    expect(await tasks.counts()).toMatchObject({ waiting: 0 });
  });

  /** Takes the task again and again, as workers do that die with it in hand. */
  async function dieWith(times: number, failures = 0): Promise<readonly (number | undefined)[]> {
    const queue = await openBullmqQueue({}, redis.env, silentLog);
    const signal = AbortSignal.timeout(20_000);
    await tasks.enqueue('greet', { name: 'Ann' });
    try {
      for (let failure = 0; failure < failures; failure += 1) {
        await expect(queue.receive(1, 300, signal)).rejects.toThrow('LOADING');
      }
      const attempts: (number | undefined)[] = [];
      for (let time = 0; time < times; time += 1) {
        attempts.push((await queue.receive(1, 300, signal))[0]?.attempt);
      }
      expect(await queue.counts()).toMatchObject({ running: 1, dead: 0 });
      return attempts;
    } finally {
      await queue.close();
    }
  }

  test('a task whose workers die time after time comes back each time', async () => {
    expect(await dieWith(4)).toEqual([1, 2, 3, 4]);
  }, 30_000);

  test('a worker that could not look for the dead at first does so later', async () => {
    const begin = vi.spyOn(Worker.prototype, 'startStalledCheckTimer');
    begin.mockRejectedValueOnce(new Error('LOADING Redis is loading the dataset in memory'));
    expect(await dieWith(2, 1)).toEqual([1, 2]);
    begin.mockRestore();
  }, 30_000);
});
