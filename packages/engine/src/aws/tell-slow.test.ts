import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { Harbour } from '../ship/testing/harbour.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { tellSlow } from './tell-slow.ts';

/** An account whose answers come after so many milliseconds, and what is told meanwhile. */
function slowAccount(delay: number) {
  const { account, scripted } = new Harbour();
  const { clients } = account;
  const { clock } = scripted;
  const told: string[] = [];
  tellSlow(clients, (service, seconds) => told.push(`${service} ${seconds}`), clock);
  clients.sts.middlewareStack.add(
    (next) => async (args) => {
      await clock.sleep(delay);
      return next(args);
    },
    { step: 'finalizeRequest', name: 'delay' },
  );
  const ask = () =>
    inVirtualTime(clock, clients, () => clients.sts.send(new GetCallerIdentityCommand({})));
  return { ask, told };
}

test('a service that lets a call wait is told once each time', async () => {
  const { ask, told } = slowAccount(30_000);

  await ask();
  expect(told).toEqual(['STS 8']);
  await ask();
  expect(told).toEqual(['STS 8', 'STS 8']);
});

test('one that answers soon is not', async () => {
  const { ask, told } = slowAccount(5000);

  await ask();

  expect(told).toEqual([]);
});
