import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function codes(environment: string, command = '') {
  return understand(`
services:
  api: { image: acme/api, ports: ["8000:8000"], environment: ${environment} ${command} }
  page: { image: acme/page, ports: ["3000:3000"], x-seaworthy: { paths: [/page] } }
  db: { image: "postgres:16", ports: ["15432:5432"], environment: { POSTGRES_USER: app } }
  mail: { image: axllent/mailpit }
`).codes.filter((code) => !code.startsWith('store-un'));
}

describe('addresses that lead nowhere on AWS', () => {
  test.each([
    ['{ DATABASE_URL: "postgres://app@localhost:15432/app" }', 'localhost-address'],
    ['{ DATABASE_URL: "postgres://app@host.docker.internal:15432/app" }', 'localhost-address'],
    ['{ DB_HOST: localhost, DB_PORT: 15432 }', 'localhost-address'],
    ['{ PAGE_URL: "http://host.docker.internal:3000" }', 'localhost-address'],
    ['{ TOOL_URL: "http://host.docker.internal:7777" }', 'host-machine'],
    ['{ CORS_ORIGINS: "http://localhost:3000" }', 'browser-address'],
    ['{ BASE_URL: "http://localhost:8000" }', 'browser-address'],
    ['{ SMTP_HOST: mail }', 'address-left-out'],
  ])('%s', (environment, code) => {
    expect(codes(environment)).toEqual([code]);
  });

  test.each([
    '{ BIND: "127.0.0.1:9999" }',
    '{ ADDRESS: "0.0.0.0:8000" }',
    '{ PAGE_URL: "http://page:3000" }',
    '{ OTHER_URL: "https://example.com" }',
  ])('%s is fine', (environment) => {
    expect(codes(environment)).toEqual([]);
  });

  test('a store in a command cannot follow', () => {
    expect(codes('{}', ', command: ["wait-for-it", "db:5432", "--", "serve"]')).toEqual([
      'address-in-command',
    ]);
  });
});

describe('addresses of services stay as they are', () => {
  test('the service is known by its Compose name, and the connection is a link', () => {
    const { variable, task, application } = understand(`
services:
  page: { image: a, ports: ["80:80"], environment: { API_URL: "http://api:8000/v1", WS: "ws://api" } }
  api: { image: b, networks: { default: { aliases: [backend] } } }
`);
    expect(variable('page', 'API_URL')).toBe('http://api:8000/v1');
    expect(task('api')).toMatchObject({
      kind: 'worker',
      addressed: true,
      names: ['api', 'backend'],
      ports: [{ port: 8000 }, { port: 80 }],
    });
    expect(application.links).toMatchObject([
      { from: 'page', to: 'api', port: 8000, because: { text: 'API_URL addresses it' } },
      { from: 'page', to: 'api', port: 80, because: { text: 'WS addresses it' } },
    ]);
  });

  test('an alias of links is a name of the service, for the one that links', () => {
    const { task, application } = understand(`
services:
  page: { image: a, links: ["api:backend"], environment: { API_URL: "http://backend:8000" } }
  api: { image: b }
`);
    expect(task('api').names).toEqual(['api', 'backend']);
    expect(application.links).toMatchObject([{ from: 'page', to: 'api', port: 8000 }]);
  });

  test('depends_on is a link to the port that the service exposes', () => {
    const { application } = understand(`
services:
  page: { image: a, depends_on: [api] }
  api: { image: b, expose: ["9000"] }
`);
    expect(application.links).toMatchObject([{ from: 'page', to: 'api', port: 9000 }]);
  });
});
