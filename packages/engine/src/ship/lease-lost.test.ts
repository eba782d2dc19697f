import type { Clock } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { changingCommands } from './testing/changing-commands.ts';
import { Harbour, soundPrograms } from './testing/harbour.ts';

const drains = { exitsAfter: 8000, code: 0 };

/** Each command goes on for minutes after it has begun to change something. */
const slow = {
  migrate: { exits: { after: 300_000, code: 0 } },
  api: { pull: { takes: 90_000 }, listens: [{ port: 8080 }], onSigterm: drains },
  worker: { pull: { takes: 90_000 }, onSigterm: drains },
};

const cases = Object.entries(changingCommands).map(([name, run], at) => ({
  name,
  run,
  kind: at % 2 === 0 ? ('silent' as const) : ('failed' as const),
}));

test.each(cases)(
  'a $name that cannot show that it lives ends before another one may begin: $kind',
  async ({ run, kind }) => {
    let cutOffAt = Number.POSITIVE_INFINITY;
    const late: string[] = [];
    const harbour: Harbour = new Harbour({
      interfere: ({ operation, input }) => {
        const { clock } = harbour.scripted;
        const { Name = '' } = input as { readonly Name?: string };
        const isLease = operation === 'PutParameter' && Name.includes('/deploying/');
        if (clock.now() > cutOffAt + 46_000) late.push(operation);
        return cutOffAt <= clock.now() && isLease ? { kind } : undefined;
      },
    });
    const { clock } = harbour.scripted;
    await harbour.ship('v1', slow);
    await harbour.ship('v2', slow);
    const ended = await run(
      harbour,
      ({ kind: told }) => {
        if (told === 'stack') cutOffAt = Math.min(cutOffAt, clock.now());
      },
      slow,
    );

    expect(ended).toEqual({ isDone: false, codes: ['deploy/lease-lost'] });
    expect(clock.now() - cutOffAt).toBeLessThan(60_000);
    expect(late).toEqual([]);

    cutOffAt = Number.POSITIVE_INFINITY;
    await inVirtualTime(clock, harbour.account.clients, () => clock.sleep(60_000));
    expect((await harbour.ship('v4')).report.outcome).toBe('deployed');
  },
  60_000,
);

test('a deployment outlasts half a minute in which AWS has no time for its lease', async () => {
  let busySince = Number.POSITIVE_INFINITY;
  const harbour: Harbour = new Harbour({
    interfere: ({ operation, input }) => {
      const { Name = '' } = input as { readonly Name?: string };
      const isLease = operation === 'PutParameter' && Name.includes('/deploying/');
      const since = harbour.scripted.clock.now() - busySince;
      return isLease && since >= 0 && since < 32_000 ? { kind: 'throttled' } : undefined;
    },
  });
  await harbour.ship('v1', slow);

  const { report } = await harbour.ship('v2', slow, {
    account: { ...harbour.account, random: () => 0.99 }, // each wait of a call is as long as can be
    emit: ({ kind }) => {
      if (kind === 'stack') busySince = Math.min(busySince, harbour.scripted.clock.now());
    },
  });

  expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
});

test('a machine that wakes after an hour makes no call for what it did before', async () => {
  const harbour = new Harbour();
  const { clock } = harbour.scripted;
  let slept = 0;
  const own: Clock = {
    now: () => clock.now() + slept,
    after: (delay, action) => clock.after(delay, action),
    sleep: (delay, signal) => clock.sleep(delay, signal),
  };
  await harbour.ship('v1');
  const { report, timed } = await harbour.ship('v2', soundPrograms, {
    account: { ...harbour.account, clock: own },
    emit: ({ kind }) => {
      if (kind === 'job') slept = 3_600_000;
    },
  });

  expect(report.diagnostics.map(({ code }) => code)).toEqual(['deploy/lease-lost']);
  expect(timed.at(-1)?.event.kind).toBe('job');
});
