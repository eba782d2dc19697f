import { AwsError } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import { changingCommands } from './testing/changing-commands.ts';
import { Harbour, soundPrograms } from './testing/harbour.ts';

const expired = new AwsError(
  'ExpiredTokenException',
  'The security token included in the request is expired',
);

test.each(Object.entries(changingCommands))(
  'credentials that expire half-way end a %s with what to do, and the same again goes on',
  async (_name, run) => {
    let isExpired = false;
    const harbour = new Harbour({
      interfere: () => (isExpired ? { kind: 'refused', error: expired } : undefined),
    });
    await harbour.ship('v1');
    await harbour.ship('v2');
    const before = await harbour.releases().list();
    const events: string[] = [];
    const first = await run(
      harbour,
      (event) => {
        events.push(event.kind);
        if (event.kind === 'stack' && /-(api|worker)$/.test(event.stack)) isExpired = true;
      },
      soundPrograms,
    );
    isExpired = false;

    expect(events).toContain('stack');
    expect(first).toEqual({ isDone: false, codes: ['deploy/expired-credentials'] });
    const kept = await harbour.releases().list();
    expect(kept.slice(-before.length)).toEqual(before);
    expect(await run(harbour, () => {}, soundPrograms)).toEqual({ isDone: true, codes: [] });
    const outcomes = (await harbour.releases().list()).map(({ outcome }) => outcome);
    expect(outcomes).not.toContain('running');
  },
  60_000,
);
