import { expect, it } from 'vitest';
import { concealInLine } from './conceal-in-line.ts';

it.each([
  [
    'connect to postgres://app:hunter2@db:5432 failed',
    'connect to postgres://app:…@db:5432 failed',
  ],
  ['redis rediss://:p%40ss@cache:6379/0', 'redis rediss://:…@cache:6379/0'],
  ['Incorrect API key provided: {"A":"hunter2","B":1}', 'Incorrect API key provided: {…}'],
  [
    '{"level":50,"err":{"message":"Invalid URL","input":"{\\"A\\":\\"hunter2\\"}"}}',
    '{"level":50,"err":{"message":"Invalid URL","input":"{…}"}}',
  ],
  ['input: \'{\\"A\\":\\"hunter2\\"}\'', "input: '{…}"],
])('%s', (line, shown) => {
  expect(concealInLine(line)).toBe(shown);
});

it.each([
  "KeyError: 'API_KEY'",
  'connect ECONNREFUSED http://api:8000/health',
  '{"level":50,"err":{"message":"no pg_hba.conf entry"}}',
])('%s stays as it is', (line) => {
  expect(concealInLine(line)).toBe(line);
});
