import { expect, test } from 'vitest';
import type { Observation } from '../observation.ts';
import { virtualClock } from './virtual-clock.ts';
import { fullWaits, shortenedWaits } from './waits.ts';

test('In virtual time a load balancer takes as long as on AWS', async () => {
  const clock = virtualClock(0);
  void fullWaits(clock).pass('load-balancer', 'Web');
  await clock.run();
  expect(clock.now()).toBe(150_000);
});

test('A rehearsal shortens a wait and reports what it would have been', async () => {
  const clock = virtualClock(0);
  const observed: Observation[] = [];
  const waits = shortenedWaits(clock, (observation) => observed.push(observation));
  void waits.pass('database-instance', 'Database');
  await clock.run();
  expect(clock.now()).toBe(300);
  expect(observed).toEqual([
    {
      kind: 'wait-shortened',
      wait: 'database-instance',
      of: 'Database',
      awsSeconds: 420,
      milliseconds: 300,
    },
  ]);
  void waits.pass('resource', 'Log');
  await clock.run();
  expect(clock.now()).toBe(310);
});
