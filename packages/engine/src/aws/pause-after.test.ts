import { virtualClock } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import { pauseAfter } from './pause-after.ts';

test.each([
  ['at once', 0, 1000],
  ['soon', 900, 1000],
  ['late, as AWS throttles', 7000, 7000],
  ['after minutes', 300_000, 30_000],
])('an answer that comes %s lets the next question wait', async (_title, took, waits) => {
  const clock = virtualClock();
  const signal = new AbortController().signal;
  const began = clock.now();
  let isOver = false;
  void clock
    .sleep(took)
    .then(() => pauseAfter(began, { clock, pollInterval: 1000, signal }))
    .then(() => {
      isOver = true;
    });
  await clock.run({ until: () => isOver });

  expect(clock.now() - began).toBe(took + waits);
});
