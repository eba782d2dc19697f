import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { realClock } from './real-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("The real clock waits longer than Node's timers can", () => {
  const clock = realClock();
  let fired = false;
  clock.after(2 ** 31 + 1000, () => {
    fired = true;
  });
  vi.advanceTimersByTime(2 ** 31 + 999);
  expect(fired).toBe(false);
  vi.advanceTimersByTime(1);
  expect(fired).toBe(true);
});

test('Nothing happens before its time, though a timer of Node comes early', () => {
  const clock = realClock();
  const due = clock.now() + 1000;
  let firedAt = 0;
  clock.after(1000, () => {
    firedAt = clock.now();
  });
  vi.setSystemTime(clock.now() - 1);
  vi.advanceTimersByTime(1000);
  expect([firedAt, clock.now()]).toEqual([0, due - 1]);
  vi.advanceTimersByTime(1);
  expect(firedAt).toBe(due);
});

test('A clock that is set back holds nothing up', () => {
  const clock = realClock();
  let fired = false;
  clock.after(1000, () => {
    fired = true;
  });
  vi.setSystemTime(clock.now() - 3_600_000);
  vi.advanceTimersByTime(1000);
  expect(fired).toBe(true);
});

test('A cancelled timer of the real clock does not fire, however long it was', () => {
  const clock = realClock();
  const cancel = clock.after(2 ** 31 + 1000, () => {
    throw new Error('fired');
  });
  vi.advanceTimersByTime(2 ** 31);
  cancel();
  vi.advanceTimersByTime(5000);
});

test('nothing happens after a real clock was closed', async () => {
  const clock = realClock();
  let happened = 0;
  clock.after(1, () => {
    happened += 1;
  });
  await clock.close();
  clock.after(1, () => {
    happened += 1;
  });
  vi.advanceTimersByTime(1000);
  expect(happened).toBe(0);
});
