import { expect, test } from 'vitest';
import { furnishingFor } from './testing/furnish-emulator.ts';
import { Harbour } from './testing/harbour.ts';
import { type Client, type RecordedCall, recordCalls } from './testing/recorded-calls.ts';
import { type Replayed, replayCalls } from './testing/replay-calls.ts';

const endpoint = process.env.MOTO_ENDPOINT ?? '';
if (endpoint === '') {
  console.warn('The wire is not tried on another emulator of AWS: MOTO_ENDPOINT is not set.');
}

/** What moto 5.2 refuses though it has read the request. */
const gaps: readonly (readonly [RegExp, string])[] = [
  [/^5\d\d /, 'the emulator itself fails'],
  [/not found|can't find|Unable to describe task definition/, 'it has not made what is asked for'],
  [/AlreadyExists|ResourceExists/, 'it has it of an earlier run'],
  [/NoSuchResourceException/, 'it knows no such quota'],
  [/label AWSCURRENT is currently attached/, 'it moves the label of a first version by itself'],
  // A parameter that is to hold an attribute of a resource which moto leaves out of the stack.
  [/ValidationException: .* Value '' at 'value'/, 'it makes no such resource in a stack'],
];

test.skipIf(endpoint === '')(
  'every request of a deployment and of its update is one that another emulator reads',
  async () => {
    const harbour = new Harbour();
    const calls: RecordedCall[] = [];
    const account = recordCalls(harbour.account, calls);
    await harbour.ship('v1', undefined, { account });
    await harbour.ship('v2', undefined, { account });
    const clients: Record<string, Client> = { ...account.clients, ...(await account.further()) };
    const furnished = [...furnishingFor(calls), ...calls];
    const replayed = await replayCalls(furnished, clients, endpoint);

    console.log(replayed.map(lineOf).join('\n'));
    expect(replayed.length).toBeGreaterThan(20);
    const wrong = replayed.flatMap(({ operation, refusals }) =>
      refusals.filter((text) => gapOf(text) === undefined).map((text) => `${operation}: ${text}`),
    );
    expect(wrong).toEqual([]);
  },
  120_000,
);

function lineOf({ operation, calls, refusals }: Replayed): string {
  const reasons = [...new Set(refusals.map((text) => gapOf(text) ?? text))];
  const accepted = `${calls - refusals.length} of ${calls} accepted`;
  return [operation, accepted, ...reasons].join(', ');
}

function gapOf(refusal: string): string | undefined {
  return gaps.find(([pattern]) => pattern.test(refusal))?.[1];
}
