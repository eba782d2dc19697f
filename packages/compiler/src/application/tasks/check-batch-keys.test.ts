import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function told(keys: string, run = 'batch') {
  const { diagnostics, codes } = understand(`
services:
  render: { image: acme/render, depends_on: [queue], x-seaworthy: { run: ${run} }, ${keys} }
  queue: { image: softwaremill/elasticmq }
`);
  expect(codes.filter((code) => /clamped/.test(code))).toEqual([]);
  return diagnostics
    .filter(({ code }) => code === 'application/batch-drops')
    .map(({ message }) => message);
}

describe('a job of AWS Batch', () => {
  test.each([
    ['entrypoint', '["python"]'],
    ['working_dir', '/app'],
    ['stop_grace_period', '3m'],
    ['healthcheck', '{ test: [CMD, "true"] }'],
    ['cap_drop', '[NET_RAW]'],
    ['cap_add', '[SYS_PTRACE]'],
  ])('has no %s, and says so', (key, value) => {
    expect(told(`${key}: ${value}`)).toEqual([
      `\`${key}\` has no effect on render: AWS Batch does not know it.`,
    ]);
  });

  test.each([
    'command: [python, job.py]',
    'stop_grace_period: 30s',
    'healthcheck: { disable: true }',
    'user: "1000"',
  ])('has %s', (keys) => {
    expect(told(keys)).toEqual([]);
  });
});

test('a service has all of it', () => {
  expect(told('entrypoint: [python], working_dir: /app, cap_drop: [ALL]', 'service')).toEqual([]);
});
