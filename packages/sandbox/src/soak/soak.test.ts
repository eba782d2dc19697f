import { expect, test } from 'vitest';
import { runSoak } from './testing/run-soak.ts';

test('Services of a whole sandbox live through hours of faults without breaking a promise', async () => {
  const report = await runSoak({ services: 20, hours: 3, seed: 1 });
  expect(report.violations).toEqual([]);
  expect(report.runningTasks).toBe(200);
  expect(Object.keys(report.faults).sort()).toEqual([
    'deployed anew',
    'deployed by a stack',
    'interrupted',
    'rollback continued',
    'scaled',
    'secret deleted',
    'secret restored',
    'stopped by hand',
    'way closed',
    'way opened',
  ]);
}, 120_000);
