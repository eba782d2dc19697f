import { expect, test } from 'vitest';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { Harbour, soundPrograms } from './testing/harbour.ts';

/** A deployment goes on for five minutes after the job has begun. */
const slow = { ...soundPrograms, migrate: { exits: { after: 300_000, code: 0 } } };

test.each([['failed'], ['silent']] as const)(
  'a deployment that cannot show that it lives ends before another one may begin: %s',
  async (kind) => {
    let cutOffAt: number | undefined;
    const harbour = new Harbour({
      interfere: ({ operation, input }) => {
        const { Name = '' } = input as { readonly Name?: string };
        const isLease = operation === 'PutParameter' && Name.includes('/deploying/');
        return cutOffAt !== undefined && isLease ? { kind } : undefined;
      },
    });
    const { clock } = harbour.scripted;
    await harbour.ship('v1');
    const { report } = await harbour.ship('v2', slow, {
      emit: (event) => {
        if (event.kind === 'job') cutOffAt ??= clock.now();
      },
    });

    expect(report.outcome).toBe('failed');
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['deploy/lease-lost']);
    expect(clock.now() - (cutOffAt ?? Number.NaN)).toBeLessThan(60_000);

    cutOffAt = undefined;
    await inVirtualTime(clock, harbour.account.clients, () => clock.sleep(60_000));
    expect((await harbour.ship('v2')).report.outcome).toBe('deployed');
  },
);
