import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type VirtualClock, virtualClock } from '../../../../sandbox/src/time/virtual-clock.ts';
import { silentLog } from '../../log.ts';
import { writeEnvelope } from '../envelope.ts';
import { PermanentTaskError } from '../handler-errors.ts';
import { createEmbeddedQueue } from '../local/embedded-queue.ts';
import { type Hazards, noHazards } from '../local/hazards.ts';
import { createTaskTable } from '../local/task-table.ts';
import { memoryRecords } from '../records/memory-records.ts';
import type { TaskRecords } from '../records/task-records.ts';
import { machineClock } from '../task-clock.ts';
import type { TaskQueue } from '../task-queue.ts';
import { startWorker } from './start-worker.ts';
import type { TaskHandler } from './task-context.ts';
import type { WorkSettings } from './worker-options.ts';

let clock: VirtualClock;
const rejections: unknown[] = [];
const onRejection = (reason: unknown) => rejections.push(reason);

beforeEach(() => {
  clock = virtualClock();
  process.on('unhandledRejection', onRejection);
});

afterEach(() => {
  process.off('unhandledRejection', onRejection);
  expect(rejections).toEqual([]);
});

function queueOf(hazards: Hazards = noHazards): TaskQueue {
  const journal = { write: () => undefined, synced: async () => {}, close: async () => {} };
  return createEmbeddedQueue({ table: createTaskTable(), journal, hazards, clock });
}

async function send(queue: TaskQueue, payload: unknown = 1, key?: string): Promise<void> {
  const { envelope, text } = writeEnvelope('work', payload, { key, now: clock.now() });
  await queue.send({ id: envelope.id, type: 'work', body: text, delaySeconds: 0 });
}

function work(
  queue: TaskQueue,
  handler: TaskHandler<never>,
  settings: Partial<WorkSettings> = {},
  records?: TaskRecords,
) {
  return startWorker({
    queue,
    handlers: new Map([['work', handler]]),
    records,
    agent: undefined,
    settings: {
      concurrency: 10,
      leaseMs: 60_000,
      timeoutMs: undefined,
      graceMs: 30_000,
      maxAttempts: 5,
      backoff: () => 1000,
      clock,
      log: silentLog,
      ...settings,
    },
  });
}

/** A handler that ends when it is told, and notes when and why it was told to give up. */
function patient() {
  const told: string[] = [];
  const begun: number[] = [];
  const from = clock.now();
  let end: () => void = () => undefined;
  const handler: TaskHandler<never> = ({ signal }) =>
    new Promise<void>((resolve) => {
      begun.push(clock.now() - from);
      end = resolve;
      signal.addEventListener('abort', () => {
        told.push(`${(clock.now() - from) / 1000} s: ${String(signal.reason)}`);
      });
    });
  return { handler, told, begun, end: () => end() };
}

describe('a lease', () => {
  test('of a worker that died runs out, and another one gets the task', async () => {
    const queue = queueOf();
    await send(queue);
    await queue.receive(1, 60_000, new AbortController().signal);
    const { handler, begun } = patient();
    work(queue, handler);
    await clock.run({ until: () => begun.length > 0 });
    expect(begun).toEqual([60_000]);
  });

  test('is renewed for as long as the handler runs', async () => {
    const queue = queueOf();
    await send(queue);
    const { handler, begun, told, end } = patient();
    work(queue, handler);
    work(queue, handler);
    await clock.run({ for: 3_600_000 });
    expect([begun.length, told]).toEqual([1, []]);
    end();
    await clock.run({ for: 100_000 });
    expect(begun).toHaveLength(1);
    expect(await queue.counts()).toMatchObject({ waiting: 0, running: 0 });
  });

  test('that cannot be renewed three times is over, and the handler is told', async () => {
    const queue = queueOf();
    await send(queue);
    const { handler, told } = patient();
    work({ ...queue, extend: () => Promise.reject(new Error('ETIMEDOUT')) }, handler);
    await clock.run({ for: 61_000 });
    expect(told).toEqual(['60 s: Error: The lease has run out, since it could not be renewed.']);
  });

  test('that cannot be renewed once is renewed the next time', async () => {
    const queue = queueOf();
    await send(queue);
    const { handler, told } = patient();
    const extend = vi.fn(queue.extend).mockRejectedValueOnce(new Error('ETIMEDOUT'));
    work({ ...queue, extend }, handler);
    await clock.run({ for: 600_000 });
    expect(told).toEqual([]);
  });

  test('that was taken away is told at the next renewal', async () => {
    const queue = queueOf({ ...noHazards, seed: 1, loseLease: 1 });
    await send(queue);
    const { handler, told, begun } = patient();
    work(queue, handler);
    await clock.run({ for: 21_000 });
    expect(told).toEqual(['20 s: Error: The lease is lost: another worker may have the task.']);
    expect(begun).toEqual([0, 20_000]);
  });

  test('is not held for longer than the queue allows', async () => {
    const queue = queueOf();
    await send(queue);
    const { handler, told } = patient();
    const longest = 12 * 3_600_000;
    work({ ...queue, limits: async () => ({ receivers: 1, longestLeaseMs: longest }) }, handler);
    await clock.run({ for: longest });
    expect(told).toEqual(['43180 s: Error: The task has been held as long as the queue allows.']);
  });
});

describe('a handler', () => {
  test('that never settles is told at its time, keeps its lease for the grace, and is left', async () => {
    const queue = queueOf();
    await send(queue);
    const { handler, told, begun } = patient();
    const worker = work(queue, handler, { timeoutMs: 100_000, concurrency: 1 });
    await clock.run({ for: 129_000 });
    expect(told).toEqual(['100 s: Error: The time for the task is over.']);
    expect([begun.length, worker.active]).toEqual([1, 1]);
    await clock.run({ for: 100_000 });
    // At 120 s it was renewed for the last time.
    expect(begun).toEqual([0, 180_000]);
  });

  test('that blocks the event loop is warned of', async () => {
    clock = virtualClock(Date.now());
    const queue = queueOf();
    await send(queue);
    const warn = vi.fn();
    const block = () => {
      const end = performance.now() + 300;
      while (performance.now() < end);
    };
    const worker = work(queue, block, {
      leaseMs: 300,
      clock: machineClock,
      log: { ...silentLog, warn },
    });
    await vi.waitFor(() => expect(warn).toHaveBeenCalled());
    expect(warn.mock.calls[0]?.[1]).toContain('blocks the event loop');
    await worker.stop();
  });
});

describe('a task', () => {
  test.each([
    ['not json', 'The message is not JSON.'],
    ['[1]', 'The message is not a task of this library (v is not 1).'],
    ['{"v":1,"id":"a"}', 'The message lacks a part of a task: id, type, key, sentAt or payload.'],
  ])('that reads %s is a dead letter at once', async (body, reason) => {
    const queue = queueOf();
    await queue.send({ id: 'x', type: 'work', body, delaySeconds: 0 });
    work(queue, () => undefined);
    await clock.run({ for: 1000 });
    expect(await queue.deadLetters(10)).toEqual([{ id: 'x', reason, attempts: 1 }]);
  });

  test('whose workers die again and again is a dead letter that says so', async () => {
    const queue = queueOf();
    await send(queue);
    for (let death = 0; death < 3; death += 1) {
      const [delivery] = await queue.receive(1, 1000, new AbortController().signal);
      expect(delivery?.attempt).toBe(death + 1);
      await clock.run({ for: 1000 });
    }
    work(queue, () => undefined, { maxAttempts: 3 });
    await clock.run({ for: 1000 });
    const [letter] = await queue.deadLetters(1);
    expect(letter?.reason).toBe('Handed over 4 times, of 3: its worker died or lost the lease.');
  });

  test('that is handed over twice at the same time takes effect once', async () => {
    const queue = queueOf({ ...noHazards, seed: 1, duplicate: 0.5 });
    const records = memoryRecords({ clock });
    const effects = new Map<unknown, number>();
    for (let n = 0; n < 50; n += 1) await send(queue, n);
    const handler: TaskHandler<never> = async ({ payload }) => {
      await clock.sleep(500);
      effects.set(payload, (effects.get(payload) ?? 0) + 1);
    };
    work(queue, handler, { maxAttempts: 50 }, records);
    work(queue, handler, { maxAttempts: 50 }, records);
    await clock.run({ for: 3_600_000 });
    expect([effects.size, [...effects.values()].every((times) => times === 1)]).toEqual([50, true]);
    expect(await queue.counts()).toEqual({ waiting: 0, running: 0, delayed: 0, dead: 0 });
  });

  test('of a key that another run has waits for its end, at no cost of an attempt', async () => {
    const queue = queueOf();
    const records = memoryRecords({ clock });
    await send(queue, 'first', 'same key');
    await send(queue, 'second', 'same key');
    const runs: unknown[] = [];
    const handler: TaskHandler<never> = async ({ payload, attempt }) => {
      runs.push([payload, attempt]);
      await clock.sleep(3000);
      if (runs.length === 1) throw new PermanentTaskError('no');
    };
    work(queue, handler, {}, records);
    await clock.run({ for: 30_000 });
    expect(runs).toEqual([
      ['first', 1],
      ['second', 1],
    ]);
    expect(await queue.counts()).toEqual({ waiting: 0, running: 0, delayed: 0, dead: 1 });
  });

  test('whose key another run has taken over is told to give up', async () => {
    const queue = queueOf();
    await send(queue);
    const { handler, told } = patient();
    const records = { ...memoryRecords({ clock }), extend: async () => false };
    work(queue, handler, {}, records);
    await clock.run({ for: 21_000 });
    expect(told).toEqual(['20 s: Error: Another run has taken over the key.']);
  });

  test.each([
    ['ends well', () => undefined],
    [
      'fails for good',
      () => {
        throw new PermanentTaskError('no');
      },
    ],
  ])('whose key another run has taken over stays for it, when its own %s', async (_how, finish) => {
    const queue = queueOf();
    await send(queue, 1, 'same key');
    const records = memoryRecords({ clock });
    const runs: number[] = [];
    const handler: TaskHandler<never> = async ({ attempt }) => {
      runs.push(attempt);
      if (attempt > 1) return;
      // Its claim goes to another run, which dies.
      await clock.sleep(50_000);
      await records.end(held, { state: 'waiting', error: 'its lease ran out' });
      await records.begin({ ...held, owner: 'another' });
      finish();
    };
    let held = { key: '', owner: '', attempt: 1, leaseMs: 60_000 };
    const begin: TaskRecords['begin'] = (claim) => {
      if (runs.length === 0) held = claim;
      return records.begin(claim);
    };
    work(queue, handler, {}, { ...records, begin });
    await clock.run({ for: 55_000 });
    expect(await queue.counts()).toMatchObject({ delayed: 1, dead: 0 });
    await clock.run({ for: 300_000 });
    expect(runs).toEqual([1, 2]);
    expect(await queue.counts()).toEqual({ waiting: 0, running: 0, delayed: 0, dead: 0 });
  });

  test('that its handler has completed by itself, in its own transaction, is done', async () => {
    const queue = queueOf();
    await send(queue);
    const records = memoryRecords({ clock });
    let runs = 0;
    const handler: TaskHandler<never> = async ({ claim }) => {
      runs += 1;
      await records.end(claim, { state: 'completed', result: 1 });
    };
    work(queue, handler, {}, records);
    await clock.run({ for: 200_000 });
    expect(runs).toBe(1);
    expect(await queue.counts()).toEqual({ waiting: 0, running: 0, delayed: 0, dead: 0 });
  });

  test('that could not be removed after its effect is not run again', async () => {
    const queue = queueOf();
    await send(queue);
    let runs = 0;
    const complete = vi.fn(queue.complete).mockRejectedValueOnce(new Error('ECONNRESET'));
    const handler = () => {
      runs += 1;
    };
    work({ ...queue, complete }, handler, {}, memoryRecords({ clock }));
    await clock.run({ for: 200_000 });
    expect([runs, complete.mock.calls.length]).toEqual([1, 2]);
    expect(await queue.counts()).toMatchObject({ running: 0, waiting: 0 });
  });

  test('is tried again when the records cannot be asked', async () => {
    const queue = queueOf();
    await send(queue);
    const records = memoryRecords({ clock });
    const begin = vi.fn(records.begin).mockRejectedValueOnce(new Error('ECONNREFUSED'));
    let runs = 0;
    const handler = () => {
      runs += 1;
    };
    work(queue, handler, {}, { ...records, begin });
    await clock.run({ for: 5000 });
    expect([runs, begin.mock.calls.length]).toEqual([1, 2]);
  });
});

test('a queue that cannot be reached is asked again', async () => {
  const queue = queueOf();
  await send(queue);
  let failures = 3;
  let runs = 0;
  const receive: TaskQueue['receive'] = async (...asked) => {
    failures -= 1;
    if (failures >= 0) throw new Error('ENOTFOUND');
    return queue.receive(...asked);
  };
  const handler = () => {
    runs += 1;
  };
  const worker = work({ ...queue, receive }, handler);
  await clock.run({ for: 10_000 });
  expect(runs).toBe(1);
  const stopped = worker.stop();
  await clock.run({ for: 1000 });
  expect(await stopped).toEqual({ finished: 0, released: 0, abandoned: 0 });
});

test('what arrives as the worker stops is given back unstarted', async () => {
  const queue = queueOf();
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const receive: TaskQueue['receive'] = async () => {
    await arrived;
    return queue.receive(10, 60_000, new AbortController().signal);
  };
  let runs = 0;
  const worker = work({ ...queue, receive }, () => {
    runs += 1;
  });
  await clock.run({ for: 1000 });
  await send(queue);
  const stopped = worker.stop();
  arrive();
  await clock.run({ for: 1000 });
  expect(await stopped).toEqual({ finished: 0, released: 1, abandoned: 0 });
  expect(runs).toBe(0);
  expect(await queue.counts()).toMatchObject({ waiting: 1 });
});

test('a handler that does not listen is left before the deadline, and its task given back', async () => {
  const queue = queueOf();
  await send(queue);
  const { handler, begun, told } = patient();
  const worker = work(queue, handler);
  await clock.run({ until: () => begun.length > 0 });
  const giveUp = new AbortController();
  const deadline = new Date(clock.now() + 25_000);
  const stopped = worker.stop({ signal: giveUp.signal, deadline });
  clock.after(15_000, () => giveUp.abort());
  await clock.run({ for: 24_400 });
  expect(told).toEqual(['15 s: Error: The process is stopping.']);
  expect(await queue.counts()).toMatchObject({ running: 1 });
  await clock.run({ for: 200 });
  expect(await stopped).toEqual({ finished: 0, released: 0, abandoned: 1 });
  expect(await queue.counts()).toMatchObject({ waiting: 1 });
});
