import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AwsClients } from '../aws/clients.ts';
import { planRollback } from '../releases/plan-rollback.ts';
import { readReleases } from '../releases/read-releases.ts';
import { openShop, type Shop } from '../releases/testing/open-shop.ts';
import { rollBack } from './roll-back.ts';

/** Clients of a process that is killed at its n-th call to AWS, which may still take effect. */
function mortal(clients: AwsClients, death: { readonly call: number; readonly done: boolean }) {
  let calls = 0;
  let die = (): void => {};
  const died = new Promise<'killed'>((resolve) => {
    die = () => resolve('killed');
  });
  type Sender = { send(command: unknown, options?: unknown): Promise<unknown> };
  const wrapped = Object.entries(clients).map(([name, client]: [string, Sender]) => {
    const send = async (...args: Parameters<Sender['send']>) => {
      calls += 1;
      if (calls < death.call) return client.send(...args);
      if (calls === death.call && death.done) await client.send(...args).catch(() => {});
      die();
      return new Promise(() => {});
    };
    return [name, Object.assign(Object.create(client), { send })];
  });
  return { clients: Object.fromEntries(wrapped) as AwsClients, died };
}

async function planned(shop: Shop, wanted: number) {
  const found = await planRollback(wanted, shop.store, shop.context);
  if (found.kind !== 'planned') throw new Error(JSON.stringify(found));
  return found.plan;
}

test('a rollback that is killed, at whatever call, ends well when it is run again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ call: fc.integer({ min: 1, max: 140 }), done: fc.boolean() }),
      async (death) => {
        const shop = openShop();
        await shop.release({ level: 'info' });
        await shop.release({ level: 'debug' });
        const plan = await planned(shop, 1);
        const dying = mortal(shop.account.clients, death);
        const account = { ...shop.account, clients: dying.clients };
        const host = { account, emit: () => {}, hostName: 'laptop', stop: shop.context.signal };
        const project = shop.project;
        const asked = { plan, project, secrets: [] };
        const first = await shop.run(() =>
          Promise.race([rollBack(asked, { ...host, releases: shop.store }), dying.died]),
        );
        const again = await shop.rollBack(await planned(shop, 1));

        const { running, releases } = await readReleases(shop.store, shop.context);
        const newest = releases[0];
        expect(again.diagnostics).toEqual([]);
        expect(again.outcome).toBe('rolled-back');
        expect(newest).toMatchObject({ outcome: 'succeeded', rollbackOf: 1 });
        expect(running?.number).toBe(newest?.number);
        expect(releases.length).toBeLessThanOrEqual(4);
        expect(['killed', 'rolled-back']).toContain(first === 'killed' ? first : first.outcome);
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);
