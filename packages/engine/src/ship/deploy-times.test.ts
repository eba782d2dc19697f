import { describe, expect, test } from 'vitest';
import { apiLimits, leastLeft } from './testing/api-limits.ts';
import { type MeasuredDeployment, measureDeployments } from './testing/measure-deployments.ts';

const long = 60_000;

/** Seconds from when something happened to its event: CloudFormation is asked every second. */
const longestDelay = 2;
const meanDelay = 2;

function expectPromptly({ delays: { good, bad } }: MeasuredDeployment): void {
  const all = [...good, ...bad];
  expect(all.length).toBeGreaterThan(5);
  expect(all.reduce((sum, delay) => sum + delay, 0) / all.length).toBeLessThanOrEqual(meanDelay);
  expect(Math.max(...all)).toBeLessThanOrEqual(longestDelay);
  expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
}

function expectWithinLimits({ calls }: MeasuredDeployment): void {
  const left = apiLimits.map((limit) => [limit.name, leastLeft(limit, calls)] as const);
  expect(left.filter(([, least]) => least < 0)).toEqual([]);
}

describe('a service of two tasks behind the load balancer, with an image of 300 MB', () => {
  test(
    'has its new image running within 75 s',
    async () => {
      const { first, second } = await measureDeployments('one service', 'sound');
      expect([first.outcome, second.outcome]).toEqual(['deployed', 'deployed']);
      expect(second.seconds).toBeLessThanOrEqual(75);
      for (const each of [first, second]) {
        expectPromptly(each);
        expectWithinLimits(each);
      }
    },
    long,
  );

  test.each([
    ['crashing', 'crash-loop'],
    ['unhealthy', 'tg-code-mismatch'],
  ] as const)(
    'knows within 90 s after the second failure that a version is %s, and why',
    async (manner, verdict) => {
      const { second } = await measureDeployments('one service', manner);
      expect(second).toMatchObject({ outcome: 'failed', codes: [verdict] });
      expect(second.afterSecondFailure).toBeLessThanOrEqual(90);
      expect(second.delays.bad.length).toBeGreaterThan(0);
      expectPromptly(second);
    },
    long,
  );
});

test.each(['sound', 'crashing', 'unhealthy'] as const)(
  'ten services whose new version is %s ask AWS no more often than it allows, and end in time',
  async (manner) => {
    const { first, second } = await measureDeployments('ten services', manner);
    for (const each of [first, second]) {
      expectPromptly(each);
      expectWithinLimits(each);
    }
    expect(second.afterSecondFailure ?? 0).toBeLessThanOrEqual(90);
  },
  long,
);
