import { afterEach, describe, expect, test } from 'vitest';
import { createLifecycle, type Lifecycle, type LifecycleOptions } from './index.ts';
import { stopSchedule, stopTimeoutOf } from './stop-schedule.ts';

const codes: number[] = [];

afterEach(() => {
  codes.length = 0;
});

/** A lifecycle that ends nothing and hears no signals. */
function lifecycleOf(options: LifecycleOptions = {}): Lifecycle {
  return createLifecycle({
    stopTimeoutMs: 1000,
    signals: [],
    exit: (code) => codes.push(code),
    ...options,
  });
}

const statusOf = async (lifecycle: Lifecycle, path: string) =>
  (await lifecycle.answerHealth(path))?.status;

test('drains side by side, then closes one after the other, the last first', async () => {
  const lifecycle = lifecycleOf();
  const told: string[] = [];
  const sleep = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  lifecycle.onClose('database', () => told.push(`database ${lifecycle.phase}`));
  lifecycle.onClose('cache', async () => {
    await sleep(10);
    told.push('cache');
  });
  lifecycle.onDrain('slow', async () => {
    await sleep(30);
    told.push('slow');
  });
  lifecycle.onDrain('fast', async () => told.push(`fast ${lifecycle.phase}`));
  lifecycle.onDrain('removed', async () => told.push('removed'))();
  lifecycle.markReady();
  const [first, second] = [lifecycle.shutdown('test'), lifecycle.shutdown('again')];
  expect(lifecycle.signal.aborted).toBe(true);
  await Promise.all([first, second]);
  expect(told).toEqual(['fast draining', 'slow', 'cache', 'database closing']);
  expect(lifecycle.phase).toBe('closed');
  expect(codes).toEqual([0]);
});

test('what does not end in time is told to give up, then left, and the code is 1', async () => {
  const errors: object[] = [];
  const nothing = () => undefined;
  const log = {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (e: object) => errors.push(e),
  };
  const lifecycle = lifecycleOf({ stopTimeoutMs: 1000, log });
  let toldAfter = 0;
  let isClosed = false;
  const from = performance.now();
  lifecycle.onDrain('stuck', ({ signal }) => {
    signal.addEventListener('abort', () => {
      toldAfter = performance.now() - from;
    });
    return new Promise(() => {});
  });
  lifecycle.onDrain('broken', () => Promise.reject(new Error('broken')));
  lifecycle.onClose('database', () => {
    isClosed = true;
  });
  await lifecycle.shutdown('test');
  const took = performance.now() - from;
  expect(toldAfter).toBeGreaterThan(400);
  expect(took).toBeGreaterThan(toldAfter);
  expect(took).toBeLessThan(1000);
  expect(isClosed).toBe(true);
  expect(errors).toMatchObject([{ name: 'stuck' }, { name: 'broken' }]);
  expect(codes).toEqual([1]);
});

test('of 30 seconds: give up after 15, close after 25, end after 28', () => {
  expect(stopSchedule(30_000)).toEqual({
    abortAfter: 15_000,
    closeAfter: 25_000,
    endAfter: 28_000,
  });
  expect(stopSchedule(10_000)).toEqual({ abortAfter: 4500, closeAfter: 7200, endAfter: 9000 });
  expect(stopTimeoutOf({ STOP_TIMEOUT_SECONDS: '120' })).toBe(120_000);
  expect(stopTimeoutOf({ STOP_TIMEOUT_SECONDS: '' })).toBe(30_000);
  expect(() => stopTimeoutOf({ STOP_TIMEOUT_SECONDS: 'long' })).toThrow(RangeError);
});

describe('probes', () => {
  test('alive from start to end, ready only in between', async () => {
    const lifecycle = lifecycleOf();
    const statuses = async () => [
      await statusOf(lifecycle, '/live'),
      await statusOf(lifecycle, '/ready'),
      await statusOf(lifecycle, '/startup'),
    ];
    expect(await statuses()).toEqual([200, 503, 503]);
    lifecycle.markReady();
    expect(await statuses()).toEqual([200, 200, 200]);
    const draining: (number | undefined)[][] = [];
    lifecycle.onDrain('look', async () => draining.push(await statuses()));
    await lifecycle.shutdown('test');
    expect(draining).toEqual([[200, 503, 200]]);
    lifecycle.markReady();
    expect(lifecycle.phase).toBe('closed');
    expect(lifecycle.answerHealth('/other')).toBeUndefined();
  });

  test('a check that fails or hangs makes it not ready, and not dead', async () => {
    const lifecycle = lifecycleOf();
    lifecycle.markReady();
    let isUp = true;
    lifecycle.check(
      'database',
      () => {
        if (!isUp) throw new Error('down');
      },
      { cacheMs: 0 },
    );
    expect(await statusOf(lifecycle, '/ready')).toBe(200);
    isUp = false;
    expect((await lifecycle.answerHealth('/ready'))?.body).toEqual({
      status: 'unavailable',
      phase: 'ready',
      checks: { database: 'failing' },
    });
    isUp = true;
    let isAborted = false;
    const remove = lifecycle.check(
      'hanging',
      (signal) => {
        signal.addEventListener('abort', () => {
          isAborted = true;
        });
        return new Promise(() => {});
      },
      { timeoutMs: 500 },
    );
    const from = performance.now();
    expect(await statusOf(lifecycle, '/ready')).toBe(503);
    expect(performance.now() - from).toBeLessThan(450);
    expect(await statusOf(lifecycle, '/live')).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(isAborted).toBe(true);
    remove();
    expect(await statusOf(lifecycle, '/ready')).toBe(200);
  });

  test('a slow check runs once for many probes, which take its last result meanwhile', async () => {
    const lifecycle = lifecycleOf();
    lifecycle.markReady();
    let runs = 0;
    lifecycle.check(
      'slow',
      async () => {
        runs += 1;
        await new Promise((resolve) => setTimeout(resolve, runs === 1 ? 10 : 300));
      },
      { cacheMs: 20 },
    );
    expect(await statusOf(lifecycle, '/ready')).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const from = performance.now();
    const statuses = await Promise.all(
      Array.from({ length: 20 }, () => statusOf(lifecycle, '/ready')),
    );
    expect(performance.now() - from).toBeLessThan(280);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(runs).toBe(2);
  });

  test('a live check can say that a restart is needed', async () => {
    const lifecycle = lifecycleOf();
    lifecycle.check('loop', () => Promise.reject(new Error('stuck')), { kind: 'live' });
    expect(await statusOf(lifecycle, '/live')).toBe(503);
  });
});
