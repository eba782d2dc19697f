import type { Interference } from '@seaworthy/sandbox';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Harbour, largeShop, shop, soundPrograms } from './testing/harbour.ts';

/** Milliseconds between two looks. */
const pollInterval = 20_000;

/** With SEAWORTHY_THOROUGH as many as the specification asks for, which takes ten minutes. */
const schedules = process.env.SEAWORTHY_THOROUGH ? 1000 : 20;

const trouble = fc.oneof(
  fc.record({ kind: fc.constant('throttled' as const) }),
  fc.record({ kind: fc.constant('failed' as const), done: fc.boolean() }),
  fc.record({ kind: fc.constant('reset' as const), done: fc.boolean() }),
  fc.record({
    kind: fc.constant('silent' as const),
    milliseconds: fc.constant(5000),
    done: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('slow' as const), milliseconds: fc.nat(20_000) }),
  fc.record({ kind: fc.constant('stale' as const), milliseconds: fc.nat(3000) }),
  fc.record({
    kind: fc.constant('skewed' as const),
    milliseconds: fc.constantFrom(-3_600_000, 3_600_000),
  }),
);

/** One call in seven, on average, meets some trouble. */
const weather = fc.array<Interference | undefined>(
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: trouble }),
  { minLength: 300, maxLength: 300 },
);

test('whatever befalls the calls, it is deployed once and truly', async () => {
  await fc.assert(
    fc.asyncProperty(weather, fc.constantFrom(shop, largeShop), async (storm, compose) => {
      let call = 0;
      let blows = false;
      const interfere = () => {
        call += 1;
        return blows ? storm[call % storm.length] : undefined;
      };
      const harbour = new Harbour({ interfere }, pollInterval);
      const { report, events } = await harbour.ship('v1', soundPrograms, {
        compose,
        emit: ({ kind }) => {
          blows ||= kind === 'account';
        },
      });
      blows = false;
      const runs = events.flatMap((event) =>
        event.kind === 'task' && event.service === 'migrate' ? [event.task] : [],
      );
      expect(report.outcome).toBe('deployed');
      // What could not be looked at in the storm is said, as advice.
      expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(new Set(runs).size).toBe(1);
      const releases = await harbour.releases().list();
      expect(releases.map(({ number, outcome }) => [number, outcome])).toEqual([[1, 'succeeded']]);
    }),
    { numRuns: schedules, endOnFailure: true },
  );
}, 7_200_000);
