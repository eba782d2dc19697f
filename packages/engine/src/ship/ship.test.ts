import { describe, expect, test } from 'vitest';
import { Harbour, soundPrograms } from './testing/harbour.ts';

const crashing = {
  ...soundPrograms,
  api: {
    logs: [{ after: 500, line: 'Error: connect to the database first' }],
    exits: { after: 1000, code: 1 },
  },
};

describe('a first deployment', () => {
  test('ends when the requested revision runs, is healthy and answers', async () => {
    const { report, seconds } = await new Harbour().ship('v1');
    console.log(seconds, report);
    expect(report).toMatchObject({ outcome: 'deployed', changed: true, release: 1 });
  });
});

describe('an update', () => {
  test('of images only takes the short way', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1');
    const { report, seconds, timed } = await harbour.ship('v2');
    console.log(
      seconds,
      report,
      timed.filter(({ event }) => event.kind === 'stack').map((x) => JSON.stringify(x)),
    );
    expect(report).toMatchObject({ outcome: 'deployed', changed: true, release: 2 });
  });
  test('that crashes is taken back, and its one cause told', async () => {
    const harbour = new Harbour();
    await harbour.ship('v1');
    const { report, seconds, timed } = await harbour.ship('v2', crashing);
    console.log(
      seconds,
      JSON.stringify(report, null, 1),
      timed
        .filter(({ event }) => event.kind === 'stack' || event.kind === 'given-up')
        .map((x) => JSON.stringify(x)),
    );
    expect(report.outcome).toBe('failed');
  });
});
