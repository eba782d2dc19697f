import { PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, it } from 'vitest';
import { deployExample, usualScript } from '../testing/deployed-example.ts';
import { findLogGroups } from './find-log-groups.ts';
import { followLogs } from './follow-logs.ts';
import type { LogLine } from './log-line.ts';
import { readLogs } from './read-logs.ts';

const chatty: typeof usualScript = (scene) => ({
  ...usualScript(scene),
  logs: [1000, 2000, 3000].map((after) => ({ after, line: `${scene.container} after ${after}` })),
});

async function listOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

it('reads what all services wrote, by its time', async () => {
  const { plan, run } = await deployExample('sesami', chatty);

  const lines = await run(async (context) => {
    const logs = await findLogGroups(plan, [], context);
    return listOf(readLogs({ logs, since: 0 }, context));
  });

  const times = lines.map(({ time }) => time);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(new Set(lines.map(({ service }) => service)).size).toBeGreaterThan(1);
  expect(lines[0]).toMatchObject({ task: expect.stringMatching(/^[0-9a-f]{32}$/) });
});

it('reads of one task alone', async () => {
  const { plan, run } = await deployExample('rag-platform', chatty);

  const [all, own, none] = await run(async (context) => {
    const logs = await findLogGroups(plan, ['api'], context);
    const read = (task: string) => listOf(readLogs({ logs, since: 0, task }, context));
    const first = await read('');
    return [first, await read(first[0]?.task.slice(0, 8) ?? ''), await read('nobody')];
  });

  expect(all).toHaveLength(3);
  expect(own).toEqual(all);
  expect(none).toEqual([]);
});

it('follows until it is told to end, each line once', async () => {
  const { plan, run, account, clock } = await deployExample('rag-platform', chatty);
  const heard: LogLine[] = [];

  await run(async (context) => {
    const logs = await findLogGroups(plan, ['api'], context);
    const { task = '' } = (await listOf(readLogs({ logs, since: 0 }, context)))[0] ?? {};
    const ending = new AbortController();
    clock.after(60_000, () => ending.abort());
    const put = (message: string) =>
      account.clients.logs.send(
        new PutLogEventsCommand({
          logGroupName: logs[0]?.group,
          logStreamName: `api/api/${task}`,
          logEvents: [{ timestamp: clock.now(), message }],
        }),
      );
    for (const after of [5000, 15_000, 40_000]) clock.after(after, () => void put(`at ${after}`));
    await followLogs({ logs, since: clock.now() }, (line) => heard.push(line), {
      ...context,
      signal: ending.signal,
    });
  });

  expect(heard.map(({ line }) => line)).toEqual(['at 5000', 'at 15000', 'at 40000']);
});
