import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '../aws/account.ts';
import { destroy } from '../operations/destroy/destroy.ts';
import { planDestruction } from '../operations/destroy/plan-destruction.ts';
import { operationContext } from '../operations/operation-context.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { createReleaseStore } from '../releases/create-release-store.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { ship } from './ship.ts';
import { Harbour, shop, soundPrograms } from './testing/harbour.ts';

/** With SEAWORTHY_THOROUGH, more schedules: some minutes. */
const schedules = process.env.SEAWORTHY_THOROUGH ? 100 : 5;

/** A secret and repositories stay whatever is destroyed; the database only where it is not named. */
const compose = `${shop}
  db:
    image: postgres:16
`;

/** What is done, and after how many seconds the process is killed; absent: it comes to its end. */
const step = fc.record(
  {
    does: fc.constantFrom('deploy', 'destroy services', 'destroy all'),
    killedAfter: fc.integer({ min: 1, max: 700 }),
  },
  { requiredKeys: ['does'] },
);

/** The second one is planned while the foundation goes, and begins when it is gone. */
const secondDestruction = [
  { does: 'destroy all', killedAfter: 69 },
  { does: 'destroy all', killedAfter: 132 },
  { does: 'destroy all' },
];

test('however it was destroyed and deployed before, and killed, the next deployment ends well', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const harbour = new Harbour({}, 5000);
      await harbour.ship('v1', soundPrograms, { compose });
      for (const { does, killedAfter } of steps) {
        await untilKilled(harbour, killedAfter, (account) =>
          does === 'deploy'
            ? deployIn(harbour, account)
            : destroyIn(account, does === 'destroy all' ? ['db'] : []),
        );
      }
      const { report, seconds } = await harbour.ship('v1', soundPrograms, { compose });
      expect(report).toMatchObject({ outcome: 'deployed' });
      expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(seconds).toBeLessThan(3600);
    }),
    { numRuns: schedules, endOnFailure: true, examples: [[secondDestruction]] },
  );
}, 1_800_000);

/** Works in an account whose calls are not answered any more after so many seconds. */
async function untilKilled(
  harbour: Harbour,
  seconds: number | undefined,
  work: (account: Account) => Promise<unknown>,
): Promise<void> {
  const account = harbour.open();
  const { clock } = harbour.scripted;
  let isDead = false;
  for (const client of Object.values(account.clients)) {
    client.middlewareStack.add(
      (next: (args: object) => Promise<object>) => (args: object) =>
        isDead ? new Promise<never>(() => {}) : next(args),
      { step: 'build', name: 'kill' },
    );
  }
  await inVirtualTime(clock, harbour.account.clients, () => {
    const killed = new Promise<void>((resolve) => {
      if (seconds === undefined) return;
      clock.after(seconds * 1000, () => {
        isDead = true;
        resolve();
      });
    });
    return Promise.race([work(account), killed]);
  });
}

function deployIn(harbour: Harbour, account: Account): Promise<unknown> {
  const request = requestFor(compose, { API_KEY: 'canary-of-the-api' });
  const host = harbour.host(request, harbour.dock('v1', soundPrograms), () => {});
  const { name: project, environment } = request.application;
  const releases = createReleaseStore({ project, environment }, account);
  return ship(request, { ...host, account, releases });
}

async function destroyIn(account: Account, stores: readonly string[]): Promise<unknown> {
  const context = operationContext(account, new AbortController().signal);
  const plan = requestFor(compose, { API_KEY: 'canary-of-the-api' });
  const planned = await planDestruction(plan, stores, context);
  return destroy(planned, 'laptop', context);
}
