import { virtualClock } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import { pauseAfter } from './pause-after.ts';

/** Milliseconds from an answer that took so long to the next question. */
async function pauseWhen(took: number, random: () => number): Promise<number> {
  const clock = virtualClock();
  const signal = new AbortController().signal;
  const began = clock.now();
  let isOver = false;
  void clock
    .sleep(took)
    .then(() => pauseAfter(began, { clock, pollInterval: 1000, random, signal }))
    .then(() => {
      isOver = true;
    });
  await clock.run({ until: () => isOver });
  return clock.now() - began - took;
}

test.each([
  ['at once', 0, 1000],
  ['soon', 900, 1000],
  ['late, as AWS throttles', 7000, 7000],
  ['after minutes', 300_000, 30_000],
])('an answer that comes %s lets the next question wait', async (_title, took, waits) => {
  expect(await pauseWhen(took, () => 0.5)).toBe(waits);
});

test('those who wait for a busy AWS ask at different times, those whom it answers keep their pace', async () => {
  expect(await pauseWhen(8000, () => 0)).toBe(6000);
  expect(await pauseWhen(8000, () => 0.999)).toBeCloseTo(10_000, -2);
  expect(await pauseWhen(1100, () => 0)).toBe(1000);
  expect(await pauseWhen(100, () => 0.999)).toBe(1000);
});
