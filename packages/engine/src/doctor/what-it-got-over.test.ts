import { expect, it } from 'vitest';
import { beforeItDied, isGotOver, sinceItWorked } from './what-it-got-over.ts';

const log = ['connect ECONNREFUSED 127.0.0.1:6379', 'redis: ready', 'TypeError: x is undefined'];

it('what went wrong before a program worked, it got over', () => {
  expect(sinceItWorked(log)).toEqual(['TypeError: x is undefined']);
  expect(beforeItDied(log)).toEqual(['TypeError: x is undefined']);
});

it.each(['not ready', 'cannot get connected', 'waiting until db is ready', 'starting'])(
  '“%s” is no word that something works',
  (line) => {
    expect(sinceItWorked(['first', line])).toEqual(['first', line]);
  },
);

it('a program that worked and died without a further error may have died of an earlier one', () => {
  const lines = ['Error: no queue', 'connected'];
  expect(beforeItDied(lines)).toEqual(lines);
  expect(sinceItWorked(lines)).toEqual([]);
});

it.each([
  'no .env file, using the environment',
  '2026-11-02 09:14:05 WARN AccessDenied for traces',
  '2026-11-02T09:14:10.391Z  WARN 1 --- [main] c.e.Traces : AccessDenied',
  '{"level":40,"msg":"AccessDenied"}',
  'level=warn msg="cannot reach otel"',
])('%s is got over', (line) => {
  expect(isGotOver(line)).toBe(true);
});

it.each(['AccessDenied', '{"level":50,"msg":"AccessDenied"}', 'WARNING_KEY is not set'])(
  '%s may be what it died of',
  (line) => {
    expect(isGotOver(line)).toBe(false);
  },
);
