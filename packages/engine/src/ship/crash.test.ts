import { expect, test } from 'vitest';
import { Harbour } from './testing/harbour.ts';

/** With SEAWORTHY_THOROUGH, every call is tried: that takes some minutes. */
const step = process.env.SEAWORTHY_THOROUGH ? 1 : 9;

/** Milliseconds between two looks: so rarely that most calls do something. */
const pollInterval = 20_000;

test.each([
  ['before it takes effect', false],
  ['before its answer', true],
])(
  'killed at any call of a first deployment, %s, the next one ends well',
  async (_when, isDone) => {
    for (let call = 1; ; call += step) {
      const harbour = new Harbour({}, pollInterval);
      if (!(await harbour.shipUntilKilled('v1', call, isDone))) break;
      await expectGoodEnd(harbour, call);
    }
  },
  300_000,
);

test('killed at any call of an update, the next one ends well', async () => {
  for (let call = 1; ; call += step) {
    const harbour = new Harbour({}, pollInterval);
    await harbour.ship('v1');
    if (!(await harbour.shipUntilKilled('v2', call, call % 2 === 0))) break;
    await expectGoodEnd(harbour, call);
  }
}, 300_000);

async function expectGoodEnd(harbour: Harbour, call: number): Promise<void> {
  const { report, seconds } = await harbour.ship('v2');
  expect(report, `killed at call ${call}`).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  expect(seconds, `killed at call ${call}`).toBeLessThan(1200);
}
