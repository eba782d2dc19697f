import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRedis } from '../testing/redis.ts';
import { memoryRecords, PermanentTaskError, RetryTaskError, TaskMistake } from './index.ts';
import type { TaskServiceSettings } from './settings.ts';
import type { TaskService } from './task-service.ts';
import {
  awsImplementation,
  bullmqImplementation,
  type Implementation,
  localImplementation,
} from './testing/implementations.ts';

interface Work {
  readonly add: { readonly n: number };
  readonly other: string;
}

const implementations = [
  { name: 'LOCAL', start: localImplementation, isThere: true },
  { name: 'BULLMQ on Redis with TLS', start: bullmqImplementation, isThere: hasRedis },
  { name: 'AWS, by the sandbox', start: awsImplementation, isThere: true },
] as const;

describe.concurrent.each(implementations)('$name', ({ start, isThere }) => {
  let implementation: Implementation;
  const open: TaskService<Work>[] = [];

  beforeAll(async () => {
    if (isThere) implementation = await start();
  });

  afterAll(async () => {
    await Promise.all(open.map((tasks) => tasks.close()));
    await implementation?.stop();
  });

  async function service(settings?: TaskServiceSettings) {
    const opened = await implementation.open<Work>(settings);
    open.push(opened.tasks);
    return opened.tasks;
  }

  const it = test.skipIf(!isThere);

  it('hands over what was left, with its id, type, key and payload', async () => {
    const tasks = await service();
    const payload = { n: 1, text: 'é \u0000\ufffe\ud800 </é>' };
    const receipt = await tasks.enqueue('add', payload, { idempotencyKey: 'job-1' });
    const seen = await new Promise((resolve) => {
      tasks.work({ add: (context) => resolve(context), other: () => undefined });
    });
    expect(seen).toMatchObject({
      id: receipt.id,
      type: 'add',
      idempotencyKey: 'job-1',
      payload,
      attempt: 1,
      maxAttempts: 5,
    });
    await until(async () => (await total(tasks)) === 0);
  });

  it('what returns nothing is done, what throws is tried again after its backoff', async () => {
    const tasks = await service();
    const attempts: number[] = [];
    await tasks.enqueue('add', { n: 1 });
    tasks.work(
      {
        add: ({ attempt }) => {
          attempts.push(attempt);
          if (attempt < 3) throw new Error('not yet');
        },
        other: () => undefined,
      },
      { backoff: () => 0 },
    );
    await until(async () => attempts.length === 3 && (await total(tasks)) === 0);
    expect(attempts).toEqual([1, 2, 3]);
  });

  it('a handler chooses when to be tried again, and a sender when to be tried at all', async () => {
    const tasks = await service();
    const start = Date.now();
    const times: number[] = [];
    await tasks.enqueue('add', { n: 1 }, { delaySeconds: 1 });
    tasks.work({
      add: () => {
        times.push(Date.now() - start);
        if (times.length === 1) throw new RetryTaskError('later', { delaySeconds: 2 });
      },
      other: () => undefined,
    });
    await until(() => times.length === 2);
    expect(times[0]).toBeGreaterThanOrEqual(990);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(1900);
  });

  it('what fails for good is a dead letter with its reason, and can be sent again', async () => {
    const tasks = await service();
    const { id } = await tasks.enqueue('add', { n: 1 }, { idempotencyKey: 'k' });
    await tasks.enqueue('other', 'x');
    let isMended = false;
    const done: unknown[] = [];
    tasks.work(
      {
        add: ({ payload, attempt }) => {
          if (!isMended) throw new PermanentTaskError('no such repository');
          done.push([payload, attempt]);
        },
        other: () => {
          throw new Error('always');
        },
      },
      { backoff: () => 0, maxAttempts: 2 },
    );
    await until(async () => (await tasks.counts()).dead === 2);
    const letters = await tasks.deadLetters.list();
    const [mine, others] = ['add', 'other'].map((name) =>
      letters.find(({ type }) => type === name),
    );
    expect(mine).toMatchObject({
      payload: { n: 1 },
      idempotencyKey: 'k',
      reason: 'PermanentTaskError: no such repository',
      attempts: 1,
    });
    expect(others).toMatchObject({ reason: 'After 2 attempts: Error: always', attempts: 2 });
    isMended = true;
    expect(await tasks.deadLetters.redrive([mine?.id ?? ''])).toBe(1);
    await until(() => done.length === 1);
    expect(done).toEqual([[{ n: 1 }, 1]]);
    await until(async () => (await tasks.deadLetters.list()).length === 1);
    expect(id).not.toBe('');
  });

  it('a type without a handler is a dead letter at once', async () => {
    const tasks = await service();
    await tasks.enqueue('other', 'x');
    tasks.work({ add: () => undefined } as never);
    await until(async () => (await tasks.counts()).dead === 1);
    const [letter] = await tasks.deadLetters.list();
    expect(letter?.reason).toBe('No handler for tasks of type other.');
  });

  it('a long handler keeps its lease; nobody else gets the task', async () => {
    const tasks = await service();
    let runs = 0;
    await tasks.enqueue('add', { n: 1 });
    const handlers = {
      add: async () => {
        runs += 1;
        await new Promise((resolve) => setTimeout(resolve, 2500));
      },
      other: () => undefined,
    };
    tasks.work(handlers, { leaseSeconds: 1 });
    tasks.work(handlers, { leaseSeconds: 1 });
    await until(async () => runs > 0 && (await total(tasks)) === 0);
    expect(runs).toBe(1);
  });

  it('at the timeout the signal is aborted, and the task is tried again', async () => {
    const tasks = await service();
    const reasons: string[] = [];
    await tasks.enqueue('add', { n: 1 });
    tasks.work(
      {
        add: async ({ signal, attempt }) => {
          if (attempt > 1) return;
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
          reasons.push(String(signal.reason));
          throw signal.reason;
        },
        other: () => undefined,
      },
      { timeoutSeconds: 0.2, backoff: () => 0 },
    );
    await until(async () => reasons.length === 1 && (await total(tasks)) === 0);
    expect(reasons).toEqual(['Error: The time for the task is over.']);
  });

  it('what is completed under a key is not run again, and status tells how it is', async () => {
    const tasks = await service({ records: memoryRecords() });
    let runs = 0;
    expect(await tasks.status('k')).toBeUndefined();
    await tasks.enqueue('add', { n: 1 }, { idempotencyKey: 'k' });
    tasks.work({
      add: async ({ progress }) => {
        runs += 1;
        await progress({ percent: 50 });
        expect(await tasks.status('k')).toMatchObject({ state: 'running', attempt: 1 });
        return { sum: 1 };
      },
      other: () => undefined,
    });
    await until(async () => (await tasks.status('k'))?.state === 'completed');
    await tasks.enqueue('add', { n: 1 }, { idempotencyKey: 'k' });
    await until(async () => (await total(tasks)) === 0);
    expect(runs).toBe(1);
    expect(await tasks.status('k')).toMatchObject({
      progress: { percent: 50 },
      result: { sum: 1 },
    });
  });

  it('when it has to stop, short ones finish, the long one is told and given back', async () => {
    const { tasks, again } = await implementation.open<Work>();
    open.push(tasks);
    let short = 0;
    let given: unknown;
    const worker = tasks.work({
      add: async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        short += 1;
      },
      other: async ({ signal }) => {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        given = signal.reason;
        throw signal.reason;
      },
    });
    await Promise.all([
      tasks.enqueue('other', 'long'),
      ...Array.from({ length: 8 }, (_, n) => tasks.enqueue('add', { n })),
    ]);
    await until(() => worker.active === 9);
    const giveUp = AbortSignal.timeout(1000);
    const drained = await worker.stop({ signal: giveUp });
    expect(drained).toMatchObject({ finished: 8, abandoned: 0 });
    // Twice, if it came back by a poll that was still on the wire.
    expect(drained.released).toBeGreaterThanOrEqual(1);
    expect(String(given)).toBe('Error: The process is stopping.');
    expect([short, worker.state]).toEqual([8, 'stopped']);
    await tasks.enqueue('add', { n: 9 });
    expect((await tasks.counts()).waiting).toBe(2);
    const next = await again();
    open.push(next);
    const attempt = await new Promise((resolve) => {
      next.work({ add: () => undefined, other: (context) => resolve(context.attempt) });
    });
    expect(attempt).toBe(1 + drained.released);
  });

  it('refuses what SQS would refuse', async () => {
    const tasks = await service();
    const large = 'x'.repeat(1_000_000);
    await expect(tasks.enqueue('other', large)).rejects.toThrow(/above 900000: pass an id instead/);
    await expect(tasks.enqueue('add', undefined as never)).rejects.toThrow(TaskMistake);
    await expect(tasks.enqueue('add', { n: 1n } as never)).rejects.toThrow(/is not JSON/);
    await expect(tasks.enqueue('add', { n: 1 }, { delaySeconds: 901 })).rejects.toThrow('900');
    expect(await total(tasks)).toBe(0);
  });
});

async function total(tasks: TaskService<Work>): Promise<number> {
  const { waiting, running, delayed, dead } = await tasks.counts();
  return waiting + running + delayed + dead;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not come about within 15 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
