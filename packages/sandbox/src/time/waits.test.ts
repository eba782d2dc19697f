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

test('In virtual time a drain takes its whole time, also when nothing is under way', async () => {
  const clock = virtualClock(0);
  void fullWaits(clock).drain(30, '10.0.1.1:80', () => true, new AbortController().signal);
  await clock.run();
  expect(clock.now()).toBe(30_000);
});

test('A rehearsal ends a drain when nothing is under way, and reports what it left out', async () => {
  const clock = virtualClock(0);
  const observed: Observation[] = [];
  const waits = shortenedWaits(clock, (observation) => observed.push(observation));
  const { signal } = new AbortController();
  let isIdle = false;
  clock.after(1700, () => {
    isIdle = true;
  });
  void waits.drain(30, '10.0.1.1:80', () => isIdle, signal);
  await clock.run();
  expect(clock.now()).toBe(2000);
  expect(observed).toEqual([
    {
      kind: 'wait-shortened',
      wait: 'draining',
      of: '10.0.1.1:80',
      awsSeconds: 28,
      milliseconds: 0,
    },
  ]);
});

test('A drain of a rehearsal that never comes to rest takes its whole time', async () => {
  const clock = virtualClock(0);
  const observed: Observation[] = [];
  const waits = shortenedWaits(clock, (observation) => observed.push(observation));
  void waits.drain(2, '10.0.1.1:80', () => false, new AbortController().signal);
  await clock.run();
  expect(clock.now()).toBe(2000);
  expect(observed).toEqual([]);
});
