import {
  ClusterNotFoundException,
  DescribeClustersCommand,
  DescribeServicesCommand,
  ECSClient,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { attach } from './attach.ts';
import { AwsError } from './aws-error.ts';
import type { Services } from './operation.ts';

const credentials = { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' };

function ecsThat(run: (input: { cluster?: string }) => object): ECSClient {
  const client = new ECSClient({ region: 'eu-central-1', credentials });
  const services = { ECS: { DescribeServices: { needs: () => [], run } } };
  return attach(client, 'ECS', services as unknown as Services);
}

const describe = new DescribeServicesCommand({ cluster: 'shop', services: ['api'] });

test("a command's input arrives and its output comes back", async () => {
  const client = ecsThat((input) => ({ services: [{ serviceName: `of ${input.cluster}` }] }));
  const answer = await client.send(describe);
  expect(answer.services?.[0]?.serviceName).toBe('of shop');
});

test('a refusal is an exception of the client, with its class and its words', async () => {
  const client = ecsThat(() => {
    throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
  });
  const refusal = await client.send(describe).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ClusterNotFoundException);
  expect(refusal).toHaveProperty('message', 'Cluster not found.');
});

test('a throttled call is tried again by the SDK', async () => {
  let calls = 0;
  const client = ecsThat(() => {
    calls += 1;
    if (calls === 1) throw new AwsError('ThrottlingException', 'Rate exceeded');
    return { services: [] };
  });
  await client.send(describe);
  expect(calls).toBe(2);
});

test('an operation that is not modelled is refused by name', async () => {
  const refusal = ecsThat(() => ({})).send(new DescribeClustersCommand({}));
  await expect(refusal).rejects.toThrow('The sandbox does not model ECS DescribeClusters.');
});
