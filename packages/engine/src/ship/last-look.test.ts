import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import type { EngineEvent } from '../events/engine-event.ts';
import { findService } from '../watch/find-service.ts';
import { Harbour, type Shipped, soundPrograms } from './testing/harbour.ts';

const states = ({ report }: Shipped) => report.services.map(({ name, state }) => [name, state]);

/** Deploys v2, while somebody else has ECS run the first revision of the API as soon as it is done. */
async function shipWithIntruder(harbour: Harbour): Promise<Shipped> {
  const { ecs } = harbour.account.clients;
  let intrudes: Promise<void> | undefined; // once: what is put back stays
  const intrude = async (): Promise<void> => {
    const place = { name: 'api', stack: 'shop-production-api' };
    const {
      service: { cluster, service },
    } = await findService(place, harbour.account);
    const taskDefinition = 'shop-production-api:1';
    await ecs.send(new UpdateServiceCommand({ cluster, service, taskDefinition }));
  };
  const emit = (event: EngineEvent): void => {
    const isDone = event.kind === 'stack' && event.state === 'done';
    if (isDone && event.stack === 'shop-production-api') intrudes ??= intrude();
  };
  const shipped = await harbour.ship('v2', soundPrograms, { emit });
  await intrudes;
  return shipped;
}

test('what ECS does not run though its stack is done is no success: all have again what they had', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');

  const shipped = await shipWithIntruder(harbour);

  expect(shipped.report.outcome).toBe('failed');
  expect(shipped.report.diagnostics.map(({ message }) => message)).toEqual([
    'api runs shop-production-api:1 and not shop-production-api:2, whatever CloudFormation says.',
  ]);
  expect(states(shipped)).toEqual([
    ['migrate', 'done'],
    ['api', 'taken-back'],
    ['worker', 'taken-back'],
  ]);
  const again = await harbour.ship('v1');
  expect(states(again)).toEqual([
    ['migrate', 'done'],
    ['api', 'unchanged'],
    ['worker', 'unchanged'],
  ]);
});
