import { expect, test } from 'vitest';
import { breakerThreshold, capacityOf } from './capacity.ts';

test.each([
  [3, 50, 150, { minimum: 2, maximum: 4 }],
  [1, 100, 200, { minimum: 1, maximum: 2 }],
  [3, 100, 133, { minimum: 3, maximum: 3 }],
  [2, 0, 100, { minimum: 0, maximum: 2 }],
])('Of %i tasks, %i and %i percent are rounded up and down', (desired, low, high, expected) => {
  const configuration = { minimumHealthyPercent: low, maximumPercent: high };
  expect(capacityOf(desired, configuration)).toEqual(expected);
});

test.each([
  [1, undefined, 3],
  [7, undefined, 4],
  [1_000, undefined, 200],
  [1_000, { type: 'UNBOUNDED_PERCENT' as const, value: 50 }, 500],
  [2, { type: 'BOUNDED_PERCENT' as const, value: 100 }, 3],
  [10, { type: 'COUNT' as const, value: 2 }, 2],
])('Of %i tasks, the breaker with %j trips at %i failures', (desired, threshold, expected) => {
  const breaker = {
    enable: true,
    rollback: true,
    ...(threshold !== undefined && { thresholdConfiguration: threshold }),
  };
  expect(breakerThreshold(desired, breaker)).toBe(expected);
});
