import type { Application } from '@seaworthy/compiler';
import { expect, test } from 'vitest';
import { inWaves } from './in-waves.ts';

const link = (from: string, to: string): Application['links'][number] => ({
  from,
  to,
  port: 80,
  because: { text: 'a variable' },
});

test('a service that is addressed by name is there before those that address it', () => {
  const links = [link('web', 'worker'), link('worker', 'mailer'), link('web', 'db')];
  expect(inWaves(['web', 'worker', 'mailer', 'other'], links)).toEqual([
    ['mailer', 'other'],
    ['worker'],
    ['web'],
  ]);
});

test('services that address each other come together', () => {
  expect(inWaves(['a', 'b', 'c'], [link('a', 'b'), link('b', 'a'), link('c', 'a')])).toEqual([
    ['a', 'b', 'c'],
  ]);
});
