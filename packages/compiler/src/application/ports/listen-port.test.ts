import { expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function portsOf(environment: string) {
  const { task } = understand(`services: { it: { image: acme/it, environment: ${environment} } }`);
  return task('it').ports.map(({ port }) => port);
}

test.each([
  ['{ PORT: 3000 }', [3000]],
  ['{ ASPNETCORE_URLS: "http://+:8000" }', [8000]],
  ['{ ASPNETCORE_URLS: "http://*:8000;https://*:8001" }', [8000]],
  ['{ ASPNETCORE_HTTP_PORTS: 8080 }', [8080]],
  ['{ MODE: fast, ADDRESS: "0.0.0.0:9000" }', [9000]],
  ['{ LISTEN: ":9000" }', [9000]],
])('%s tells where a service listens', (environment, ports) => {
  expect(portsOf(environment)).toEqual(ports);
});

test.each([
  '{ MAIL_PORT: 25 }',
  '{ PORT: none }',
  '{ PORT: 70000 }',
  '{ TARGET: "example.com:80" }',
  '{ URL: "http://0.0.0.0:80/path/below" }',
])('%s does not', (environment) => {
  expect(portsOf(environment)).toEqual([]);
});
