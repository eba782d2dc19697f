import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function tell(task: string) {
  const { diagnostics } = understand(`
services:
  api: { image: acme/api, ports: ["8000:8000"], environment: { JOBS_URL: "redis://redis:6379" } }
  files: { image: acme/files, expose: ["9000"] }
  redis: { image: "redis:7" }
  queue: { image: softwaremill/elasticmq }
  it: { image: acme/it, ${task} }
`);
  return diagnostics
    .filter(({ code }) => code === 'application/name-unknown')
    .map(({ severity, message }) => `${severity}: ${message}`);
}

describe('a task outside of ECS services', () => {
  test.each([
    ['restart: "no"', 'a job'],
    ['x-seaworthy: { schedule: "0 3 * * *" }', 'a scheduled job'],
    ['depends_on: [queue], x-seaworthy: { run: batch }', 'a batch job'],
  ])('with %s does not know the names of services', (kind, what) => {
    expect(tell(`${kind}, environment: { API: "http://api:8000" }`)).toEqual([
      `error: it is ${what}, and on AWS only services know the name api.`,
    ]);
    expect(tell(`${kind}, environment: { FILES_HOST: files }`)).toHaveLength(1);
    expect(tell(`${kind}, command: ["fill", "http://files:9000"]`)).toHaveLength(1);
  });

  test('is told once of each service', () => {
    const both =
      'restart: "no", depends_on: [api, files], environment: { A: "http://api:8000", B: "http://api:8000/b" }';
    expect(tell(both)).toEqual([
      'error: it is a job, and on AWS only services know the name api.',
      'warning: it is a job, and on AWS only services know the name files.',
    ]);
  });

  test('finds stores', () => {
    expect(tell('restart: "no", environment: { REDIS_URL: "redis://redis:6379" }')).toEqual([]);
  });
});

test('services find each other', () => {
  expect(tell('environment: { API: "http://api:8000", FILES_HOST: files }')).toEqual([]);
});
