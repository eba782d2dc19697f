import { expect, test } from 'vitest';
import { longestWait, shortestWait, spreadWait } from './spread-wait.ts';

test('waits grow threefold at most, up to half a minute, and never come near nothing', () => {
  const waits = [0, 1, 2, 3].reduce<number[]>(
    (known) => [...known, spreadWait(known.at(-1) ?? shortestWait, () => 1)],
    [],
  );

  expect(waits).toEqual([3000, 9000, 27_000, 30_000]);
  expect(spreadWait(longestWait, () => 0)).toBe(shortestWait);
});

test('ten who are refused at once come back one by one', () => {
  const waits = Array.from({ length: 10 }, (_, index) => spreadWait(1000, () => index / 10));

  expect(waits).toEqual([1000, 1200, 1400, 1600, 1800, 2000, 2200, 2400, 2600, 2800]);
});
