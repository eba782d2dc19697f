import { describe, expect, it } from 'vitest';
import { runsPerMonth } from './runs-per-month.ts';

describe('runsPerMonth', () => {
  it.each([
    ['rate(1 day)', 30.4],
    ['rate(5 minutes)', 8760],
    ['cron(0 3 * * ? *)', 30.4],
    ['cron(0/15 * * * ? *)', 2920],
    ['cron(0 9 ? * MON-FRI *)', 21.7],
    ['cron(0 9 ? * 2,4 *)', 8.7],
    ['cron(0 0 1 * ? *)', 1],
    ['cron(0 0 1 1 ? *)', 0.1],
  ])('counts %s as %d runs', (expression, runs) => {
    expect(runsPerMonth(expression)).toBeCloseTo(runs, 1);
  });
});
