import { expect, test } from 'vitest';
import type { Value } from '../../../application/value.ts';
import { at, resourcesOf } from '../../../template/testing/template-body.ts';
import { application, databaseUrl, postgres, spanAt, worker } from '../../testing/applications.ts';
import { templateOf } from '../testing/template-of.ts';

/** Ports to the internet that a service with these variables gets, beside 443. */
function portsFor(variables: Readonly<Record<string, string | Value>>): readonly unknown[] {
  const environment = Object.entries(variables).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? [{ kind: 'text', text: value } as const] : value,
    span: spanAt(1),
  }));
  const project = application({
    services: [worker('bot', { environment })],
    stores: [postgres('db')],
  });
  return resourcesOf(templateOf(project, 'bot'), 'AWS::EC2::SecurityGroupEgress')
    .filter((rule) => at(rule.Properties, 'CidrIp') === '0.0.0.0/0')
    .map((rule) => at(rule.Properties, 'FromPort'))
    .filter((port) => port !== 443);
}

const secret: Value = [{ kind: 'secret', key: 'KEY' }];

test.each([
  ['amqps://user@mq.example.com/vhost', [5671]],
  ['postgresql+asyncpg://db.example.com:6543/app', [6543]],
  ['jdbc:postgresql://db.example.com/app', [5432]],
  ['http://hooks.example.com/x', [80]],
  ['https://api.example.com/v1', []],
  ['b-1.example.com:9094,b-2.example.com:9095', [9094, 9095]],
  ['10.20.0.5:1521', [1521]],
])('The address %s opens %j', (value, ports) => {
  expect(portsFor({ TARGET: value })).toEqual(ports);
});

test.each([
  'http://api:8000',
  'redis://localhost:6379',
  'http://127.0.0.1:9000',
  'http://host.docker.internal:3000',
  '0.0.0.0:8000',
  'someone@example.com',
  '1.5',
  'example.com:99999',
])('%s opens nothing', (value) => {
  expect(portsFor({ TARGET: value })).toEqual([]);
});

test('A host takes its port from the variable beside it', () => {
  expect(portsFor({ SMTP_HOST: 'smtp.example.com', SMTP_PORT: '2525' })).toEqual([2525]);
});

test('A host without a port beside it takes what its name stands for', () => {
  expect(portsFor({ SMTP_HOST: 'smtp.example.com' })).toEqual([587]);
});

test('A secret address opens what its name stands for, since its value is not known', () => {
  expect(portsFor({ MONGODB_URI: secret })).toEqual([27017]);
  expect(portsFor({ MILVUS_HOST: secret, MILVUS_PORT: '19531' })).toEqual([19531]);
});

test('A secret that is no address opens nothing', () => {
  expect(portsFor({ SMTP_PASSWORD: secret, REDIS_TOKEN: secret })).toEqual([]);
});

test('A password in an address hides neither its host nor its port', () => {
  const value: Value = [
    { kind: 'text', text: 'smtps://user:' },
    { kind: 'secret', key: 'MAIL_PASSWORD' },
    { kind: 'text', text: '@smtp.example.com' },
  ];
  expect(portsFor({ MAIL_URL: value })).toEqual([465]);
});

test('An address of a store stays inside', () => {
  expect(portsFor({ DATABASE_URL: databaseUrl('db') })).toEqual([]);
});
