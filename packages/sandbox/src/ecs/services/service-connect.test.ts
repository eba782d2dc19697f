import { expect, test } from 'vitest';
import { smallAccount } from './testing/small-account.ts';

const namespace = 'arn:aws:servicediscovery:eu-west-1:000000000000:namespace/ns-1';
const server = {
  serviceConnectConfiguration: {
    enabled: true,
    namespace,
    services: [{ portName: 'http', clientAliases: [{ port: 80, dnsName: 'api' }] }],
  },
};
const client = {
  serviceName: 'worker',
  taskDefinition: 'worker',
  desiredCount: 1,
  serviceConnectConfiguration: { enabled: true, namespace },
};

test('A name is known to tasks that start after its service was created, and to no others', async () => {
  const account = smallAccount();
  account.define('worker', { containerDefinitions: [{ name: 'worker', image: 'worker' }] });
  account.create(client);
  await account.clock.run();
  account.create(server);
  await account.clock.run();
  account.update({ service: 'worker', forceNewDeployment: true });
  await account.clock.run();
  const names = account.tasks.launches
    .filter(({ group }) => group === 'service:worker')
    .map((launch) => launch.names);
  expect(names).toEqual([[], [{ host: 'api', ports: [80] }]]);
});

test('Connections go to the running tasks in turn, at the port of the container', async () => {
  const account = smallAccount();
  account.create(server);
  const resolve = () => account.services.connect.resolve(namespace, 'api', 80);
  expect(resolve()).toBeUndefined();
  await account.clock.run();
  const addresses = account.tasks.all().map(({ address }) => address);
  expect([resolve(), resolve(), resolve()].map((target) => target?.address)).toEqual([
    addresses[0],
    addresses[1],
    addresses[0],
  ]);
  expect(resolve()?.port).toBe(8000);
  expect(account.services.connect.resolve(namespace, 'api', 81)).toBeUndefined();
  expect(account.services.connect.resolve('ns-2', 'api', 80)).toBeUndefined();
});

test('A port name that the task definition lacks is refused', () => {
  const account = smallAccount();
  const services = [{ portName: 'grpc' }];
  const serviceConnectConfiguration = { enabled: true, namespace, services };
  expect(() => account.create({ serviceConnectConfiguration })).toThrow(
    'The portName grpc of Service Connect is not in a port mapping of the task definition.',
  );
});
