import { expect, test } from 'vitest';
import { nextRun } from './next-run.ts';

const runs = (expression: string, from: string, count: number, timezone = 'UTC') => {
  const found: string[] = [];
  let after = Date.parse(from);
  const created = after;
  for (let index = 0; index < count; index += 1) {
    const next = nextRun(expression, timezone, after, created);
    if (next === undefined) break;
    found.push(new Date(next).toISOString().slice(0, 16));
    after = next;
  }
  return found;
};

test.each([
  ['cron(0 3 * * ? *)', ['2026-01-02T03:00', '2026-01-03T03:00']],
  ['cron(*/30 9-10 ? * MON-FRI *)', ['2026-01-01T09:00', '2026-01-01T09:30', '2026-01-01T10:00']],
  ['cron(0 0 L * ? *)', ['2026-01-31T00:00', '2026-02-28T00:00']],
  ['cron(15 12 1 JAN,JUL ? 2026)', ['2026-01-01T12:15', '2026-07-01T12:15']],
  ['cron(0 0 ? * 1 *)', ['2026-01-04T00:00', '2026-01-11T00:00']],
  ['rate(5 minutes)', ['2026-01-01T08:05', '2026-01-01T08:10']],
  ['at(2026-02-01T10:00:00)', ['2026-02-01T10:00']],
])('%s runs as AWS reads it', (expression, expected) => {
  expect(runs(expression, '2026-01-01T08:00:00Z', expected.length)).toEqual(expected);
});

test('A time zone keeps its local time over the change to summer time', () => {
  expect(runs('cron(30 9 * * ? *)', '2026-03-27T12:00:00Z', 3, 'Europe/Berlin')).toEqual([
    '2026-03-28T08:30',
    '2026-03-29T07:30',
    '2026-03-30T07:30',
  ]);
});

test('A local time that summer time leaves out is passed over', () => {
  expect(runs('cron(30 2 29-30 3 ? 2026)', '2026-03-01T00:00:00Z', 2, 'Europe/Berlin')).toEqual([
    '2026-03-30T00:30',
  ]);
});

test.each(['cron(0 3 * * *)', 'cron(0 3 * * * *)', 'rate(0 minutes)', 'every day'])(
  '%s is refused',
  (expression) => {
    expect(() => runs(expression, '2026-01-01T00:00:00Z', 1)).toThrow(
      'Invalid Schedule Expression',
    );
  },
);
