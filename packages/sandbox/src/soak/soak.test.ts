import { expect, test } from 'vitest';
import { runSoak } from './testing/run-soak.ts';

test('Services of a whole sandbox live through hours of faults without breaking a promise', async () => {
  const report = await runSoak({ services: 20, hours: 6, seed: 1 });
  console.log(report);
  expect(report.violations).toEqual([]);
}, 60_000);
