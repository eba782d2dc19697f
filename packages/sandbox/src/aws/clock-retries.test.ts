import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { clientSettings, shopAccount } from '../testing/shop-account.ts';
import { AwsError } from './aws-error.ts';
import { clockRetries } from './clock-retries.ts';
import type { Interference } from './interference/interference.ts';

/** When each attempt came, in milliseconds of the sandbox's clock after the first. */
async function attempts(interference: Interference, maxAttempts: number): Promise<number[]> {
  const times: number[] = [];
  let isLoaded = false;
  const account = shopAccount(undefined, {
    interfere: () => {
      if (!isLoaded) return undefined;
      times.push(account.clock.now());
      return interference;
    },
  });
  const retryStrategy = clockRetries(account.clock, maxAttempts);
  const client = new ECSClient({ ...clientSettings, retryStrategy });
  account.sandbox.attach(client, 'ECS');
  // Its first call loads code, for which a virtual clock does not wait.
  await client.send(new ListClustersCommand({}));
  isLoaded = true;
  const sent = client.send(new ListClustersCommand({}));
  let refusal: unknown;
  const refused = sent.catch((error: unknown) => {
    refusal = error;
  });
  await account.clock.run({ until: () => refusal !== undefined });
  await refused;
  return times.map((time) => time - (times[0] ?? 0));
}

test('A client that is throttled waits longer and longer, on the clock of the sandbox', async () => {
  expect(await attempts({ kind: 'throttled' }, 4)).toEqual([0, 500, 1500, 3500]);
});

test('After a fault of AWS it waits less', async () => {
  expect(await attempts({ kind: 'failed' }, 3)).toEqual([0, 100, 300]);
});

test('What cannot pass with time is not tried again', async () => {
  const error = new AwsError('AccessDeniedException', 'denied');
  expect(await attempts({ kind: 'refused', error }, 4)).toEqual([0]);
});
