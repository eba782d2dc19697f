import { expect, test } from 'vitest';
import { Harbour, soundPrograms } from '../ship/testing/harbour.ts';

/** Its application says a word and dies. */
function dyingWith(line: string) {
  const logs = [{ after: 500, line }];
  return { ...soundPrograms, api: { logs, exits: { after: 1000, code: 1 } } };
}

test('a deployment does not tell what tasks of an earlier one wrote before they died', async () => {
  const harbour = new Harbour();
  await harbour.ship('v1');
  await harbour.ship('v2', dyingWith('the old word'));

  const { events } = await harbour.ship('v3', dyingWith('the new word'));

  const lines = events.flatMap((event) => (event.kind === 'log' ? [event.line] : []));
  expect(new Set(lines)).toEqual(new Set(['the new word']));
});
