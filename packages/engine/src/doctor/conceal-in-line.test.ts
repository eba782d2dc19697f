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
  [
    'OpenAIError: 401 Incorrect API key provided: sk-proj-abcdefgh12345678.',
    'OpenAIError: 401 Incorrect API key provided: ….',
  ],
  [
    'fatal: could not read from https://ghp_0123456789abcdefghij@github.com/shop/web',
    'fatal: could not read from https://…@github.com/shop/web',
  ],
  ['connecting with password=hunter2 to db', 'connecting with password=… to db'],
  ['exec: redis-server --requirepass hunter2', 'exec: redis-server --requirepass …'],
  ['AWS key AKIAIOSFODNN7EXAMPLE is not valid', 'AWS key … is not valid'],
  ['Authorization: Bearer abcdef123456', 'Authorization: Bearer …'],
  ['input: \'{\\"A\\":\\"hunter2\\"}\'', "input: '{…}"],
])('%s', (line, shown) => {
  expect(concealInLine(line)).toBe(shown);
});

it.each([
  "KeyError: 'API_KEY'",
  'JWT_SECRET: Required',
  'Error: JWT_SECRET_KEY is required',
  'SESSION_SECRET: Field required [type=missing]',
  'FATAL: password authentication failed for user "shop"',
  'API_TOKEN: parameter not set',
  'connect ECONNREFUSED http://api:8000/health',
  '{"level":50,"err":{"message":"no pg_hba.conf entry"}}',
])('%s stays as it is', (line) => {
  expect(concealInLine(line)).toBe(line);
});
