import { expect, test } from 'vitest';
import { said, smallStores } from '../testing/small-stores.ts';

const type = 'AmazonMQ::Broker';
const broker = {
  BrokerName: 'shop-production-queue',
  EngineType: 'RABBITMQ',
  EngineVersion: '4.2',
  HostInstanceType: 'mq.m7g.medium',
  DeploymentMode: 'SINGLE_INSTANCE',
  SubnetIds: ['subnet-a'],
  SecurityGroups: ['sg-queue'],
  PubliclyAccessible: false,
  AutoMinorVersionUpgrade: true,
  Users: [{ Username: 'shop', Password: 'a-password-of-12' }],
  Logs: { General: true },
};

test('A broker is reached by AMQP over TLS, for its user', async () => {
  const { create, remove, network, noted } = smallStores();
  const state = await create(type, broker);
  const host = `${state.physicalId}.mq.ap-northeast-2.amazonaws.com`;
  expect(state.physicalId).toMatch(/^b-[0-9a-f-]{36}$/);
  expect(state.attributes).toMatchObject({ AmqpEndpoints: [`amqps://${host}:5671`] });
  expect(await said(await network.connect(host, 5671))).toBe(host);
  await expect(network.connect(host, 5672)).rejects.toThrow('ECONNREFUSED');
  expect(noted.started).toEqual([
    { kind: 'rabbitmq', host, user: 'shop', password: 'a-password-of-12' },
  ]);
  await remove(type, state);
  expect(network.interfaces()).toEqual([]);
  expect(noted.stopped).toEqual([host]);
});

test.each([
  [{ Users: [] }, 'Specify exactly one user for engine type [RABBITMQ].'],
  [
    { Users: [{ Username: 'guest', Password: 'a-password-of-12' }] },
    'The username [guest] is invalid.',
  ],
  [{ Users: [{ Username: 'shop', Password: 'short' }] }, 'at least 12 characters'],
  [{ Users: [{ Username: 'shop', Password: 'with:a=colon,12' }] }, 'must not contain commas'],
  [{ Logs: { Audit: false } }, 'Audit logging is not supported for RabbitMQ brokers.'],
  [
    { AutoMinorVersionUpgrade: false },
    'Brokers on [RabbitMQ] version [4.2] must have [autoMinorVersionUpgrade] set to [true].',
  ],
  [
    { EngineVersion: '3.13.7' },
    'Broker engine version [3.13.7] is invalid for broker engine type [RABBITMQ].',
  ],
  [
    { HostInstanceType: 'mq.t3.micro' },
    'Broker engine type [RabbitMQ] does not support host instance type [mq.t3.micro].',
  ],
  [{ SubnetIds: ['subnet-a', 'subnet-b'] }, 'exactly one subnet'],
  [{ EngineType: 'ACTIVEMQ' }, 'The sandbox does not model the broker engine ActiveMQ.'],
])('A broker with %o is refused', async (change, message) => {
  const { create, noted } = smallStores();
  await expect(create(type, { ...broker, ...change })).rejects.toThrow(message);
  expect(noted.started).toEqual([]);
});
