import type { Script } from '@seaworthy/sandbox';
import { expect, test } from 'vitest';
import { type ScriptedUpdate, updateExample } from './testing/update-example.ts';

/** Seconds after the start of the update at which something was told first. */
function secondOf({ events }: ScriptedUpdate, text: string): number {
  const found = events.find(({ event }) => JSON.stringify(event).includes(text));
  if (!found) throw new Error(`nothing was told with ${text}`);
  return found.at;
}

/** The second in which a task of the first version was first seen in a state. */
function firstVersionIs({ events }: ScriptedUpdate, status: string): number {
  const found = events.find(
    ({ event }) =>
      event.kind === 'task' && event.definition.endsWith(':1') && event.status === status,
  );
  if (!found) throw new Error(`no task of the first version was ${status}`);
  return found.at;
}

function findings({ diagnostics }: ScriptedUpdate): readonly string[] {
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

const least = ({ report }: ScriptedUpdate): number =>
  Math.min(...report.capacity.map(({ healthy }) => healthy));

test('the second version is healthy before the first one drains, and SIGTERM comes last', async () => {
  const update = await updateExample('rag-platform', {});
  expect(update.report.outcome).toBe('rolled-in');
  expect(findings(update)).toEqual([]);
  expect(update.report.capacity.map(({ healthy }) => healthy)).toEqual([1, 2, 1]);
  const healthy = secondOf(update, '"state":"healthy"');
  const draining = secondOf(update, '"state":"draining"');
  expect(healthy).toBeLessThan(draining);
  expect(firstVersionIs(update, 'STOPPED') - draining).toBeGreaterThanOrEqual(14);
  expect(update.ended).toHaveLength(1);
  expect(update.report.duration / 1000).toBeGreaterThanOrEqual(
    firstVersionIs(update, 'STOPPED') - 1,
  );
});

const refused: Script = {
  listens: [{ port: 8001, answers: () => ({ kind: 'status', status: 500 }) }],
};
const crashing: Script = { exits: { after: 500, code: 1 } };

test.each([
  ['fails its health checks', refused, 'error tg-code-mismatch'],
  ['ends at its start', crashing, 'error crash-loop'],
])(
  'a second version that %s is rolled back, and the first one serves on',
  async (_, second, cause) => {
    const update = await updateExample('rag-platform', { second });
    expect(update.report.outcome).toBe('rolled-back');
    expect(findings(update)).toEqual([cause, 'error rehearse/rolled-back']);
    expect(least(update)).toBe(1);
    expect(update.ended).toEqual([]);
    expect(secondOf(update, 'rolling back')).toBeLessThan(update.report.duration / 1000);
  },
);

test('a first version that ignores SIGTERM is killed after its stop timeout, which is told', async () => {
  const update = await updateExample('rag-platform', { first: { onSigterm: 'ignored' } });
  expect(update.report.outcome).toBe('rolled-in');
  expect(findings(update)).toEqual(['warning sigterm-ignored']);
  const [ended] = update.ended;
  expect(ended?.containers).toMatchObject([{ name: 'api', exitCode: 137 }]);
  const stopping = firstVersionIs(update, 'STOPPING');
  expect(firstVersionIs(update, 'DEPROVISIONING') - stopping).toBeGreaterThanOrEqual(29);
  expect(least(update)).toBe(1);
});

function everyTenSeconds(line: string): NonNullable<Script['logs']> {
  return Array.from({ length: 60 }, (_, index) => ({ after: index * 10_000, line }));
}

test('evidence of the first version says nothing about the second one', async () => {
  const update = await updateExample('rag-platform', {
    first: { logs: everyTenSeconds('Error: getaddrinfo ENOTFOUND redis') },
    second: crashing,
  });
  expect(findings(update)).toEqual(['error crash-loop', 'error rehearse/rolled-back']);
});

test('an update that comes to no end is given up', async () => {
  const update = await updateExample('rag-platform', { second: { pull: { takes: 7_200_000 } } });
  expect(update.report.outcome).toBe('stuck');
  expect(findings(update)).toEqual(['error rehearse/update-stuck']);
  expect(least(update)).toBe(1);
});
