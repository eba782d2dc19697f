import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasRedis, type RunningRedis, startRedis } from '../../testing/redis.ts';
import { createTaskService, TaskNotSent, type TaskService } from '../index.ts';

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
});
