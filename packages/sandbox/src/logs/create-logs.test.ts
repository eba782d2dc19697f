import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { attach } from '../aws/attach.ts';
import type { Services } from '../aws/operation.ts';
import { createIdentity } from '../aws/random-identity.ts';
import { resourceRequest } from '../resources/testing/resource-request.ts';
import { type VirtualClock, virtualClock } from '../time/virtual-clock.ts';
import { createLogs } from './create-logs.ts';

const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });
const day = 86_400_000;
const group = '/shop/api';

let clock: VirtualClock;
let logs: ReturnType<typeof createLogs>;
let client: CloudWatchLogsClient;

beforeEach(async () => {
  clock = virtualClock();
  logs = createLogs({ clock, identity, linesPerStream: 100 });
  client = attach(
    new CloudWatchLogsClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    }),
    'CloudWatchLogs',
    { CloudWatchLogs: logs.operations } as unknown as Services,
  );
  await client.send(new CreateLogGroupCommand({ logGroupName: group }));
});

const read = async (more: Partial<GetLogEventsCommandInput> = {}) => {
  const page = await client.send(
    new GetLogEventsCommand({ logGroupName: group, logStreamName: 'api/1', ...more }),
  );
  return { ...page, messages: page.events?.map(({ message }) => message) };
};
const filter = async (more: Partial<FilterLogEventsCommandInput>) => {
  const { events } = await client.send(
    new FilterLogEventsCommand({ logGroupName: group, ...more }),
  );
  return events?.map(({ message }) => message);
};

describe('writing', () => {
  test('a stream comes into being with its first line, a group does not', async () => {
    logs.write(group, 'api/1', 'one');
    expect((await read()).messages).toEqual(['one']);
    expect(() => logs.write('/none', 'api/1', 'one')).toThrow(
      'The specified log group does not exist.',
    );
  });

  test('a stream keeps its last lines, and the tail is oldest first', async () => {
    for (let line = 0; line < 1050; line += 1) logs.write(group, 'api/1', `line ${line}`);
    expect((await read({ startFromHead: true })).messages?.[0]).toBe('line 950');
    const tail = logs.tail(group, 'api/1', 2);
    expect(tail.map(({ message }) => message)).toEqual(['line 1048', 'line 1049']);
  });

  test('events of a batch are in order, and those too old or too new are reported', async () => {
    const put = (...timestamps: number[]) =>
      client.send(
        new PutLogEventsCommand({
          logGroupName: group,
          logStreamName: 'api/1',
          logEvents: timestamps.map((timestamp) => ({ timestamp, message: `at ${timestamp}` })),
        }),
      );
    await expect(put(clock.now())).rejects.toThrow('The specified log stream does not exist.');
    logs.write(group, 'api/1', 'first');
    await expect(put(clock.now(), clock.now() - 1)).rejects.toThrow(
      'Log events in a single PutLogEvents request must be in chronological order.',
    );
    expect((await put(clock.now() - 15 * day)).rejectedLogEventsInfo).toEqual({
      tooOldLogEventEndIndex: 1,
    });
    const future = await put(clock.now(), clock.now() + 3 * 3_600_000);
    expect(future.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
    expect((await read()).messages).toEqual(['first', `at ${clock.now()}`]);
  });
});

describe('reading', () => {
  test('forward tokens go on where the last page ended, and stay the same at the end', async () => {
    for (let line = 0; line < 5; line += 1) logs.write(group, 'api/1', `line ${line}`);
    const first = await read({ startFromHead: true, limit: 3 });
    const second = await read({ nextToken: first.nextForwardToken });
    expect(second.messages).toEqual(['line 3', 'line 4']);
    const third = await read({ nextToken: second.nextForwardToken });
    expect(third.messages).toEqual([]);
    expect(third.nextForwardToken).toBe(second.nextForwardToken);
    logs.write(group, 'api/1', 'line 5');
    expect((await read({ nextToken: third.nextForwardToken })).messages).toEqual(['line 5']);
  });

  test('whatever is written between pages, following gives each line once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(20), { maxLength: 12 }),
        fc.integer({ min: 1, max: 7 }),
        async (bursts, limit) => {
          const stream = `api/${identity.hex(12)}`;
          const seen: string[] = [];
          let nextToken: string | undefined;
          let written = 0;
          logs.write(group, stream, String(written++));
          const follow = async () => {
            const page = await read({
              logStreamName: stream,
              startFromHead: true,
              limit,
              ...(nextToken ? { nextToken } : {}),
            });
            nextToken = page.nextForwardToken;
            seen.push(...(page.messages ?? []).map(String));
            return page.messages?.length ?? 0;
          };
          for (const burst of bursts) {
            for (let line = 0; line < burst && written < 100; line += 1) {
              logs.write(group, stream, String(written++));
            }
            await follow();
          }
          while ((await follow()) > 0) expect(seen.length).toBeLessThanOrEqual(written);
          expect(seen).toEqual(Array.from({ length: written }, (_, line) => String(line)));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('backward tokens go to what was before', async () => {
    for (let line = 0; line < 5; line += 1) logs.write(group, 'api/1', `line ${line}`);
    const last = await read({ limit: 2 });
    expect(last.messages).toEqual(['line 3', 'line 4']);
    const before = await read({ limit: 2, nextToken: last.nextBackwardToken });
    expect(before.messages).toEqual(['line 1', 'line 2']);
  });

  test('a filter finds terms in all streams, in order of time', async () => {
    logs.write(group, 'api/1', 'ERROR out of memory');
    await clock.run({ for: 1 });
    logs.write(group, 'api/2', 'WARN slow');
    await clock.run({ for: 1 });
    logs.write(group, 'api/1', 'ERROR timeout on /health');
    expect(await filter({ filterPattern: 'ERROR' })).toHaveLength(2);
    expect(await filter({ filterPattern: '?WARN ?timeout' })).toEqual([
      'WARN slow',
      'ERROR timeout on /health',
    ]);
    expect(await filter({ filterPattern: 'ERROR -health' })).toEqual(['ERROR out of memory']);
    expect(await filter({ filterPattern: '"out of memory"' })).toHaveLength(1);
    expect(await filter({ logStreamNames: ['api/2'] })).toEqual(['WARN slow']);
    expect(await filter({ startTime: clock.now() })).toEqual(['ERROR timeout on /health']);
    await expect(filter({ filterPattern: '{ $.level = "x" }' })).rejects.toThrow('does not model');
  });

  test('every event of a group has an id of its own, in whatever stream it is', async () => {
    for (const task of ['1', '2', '3']) {
      logs.write(group, `api/${task}`, 'starts');
      logs.write(group, `api/${task}`, 'listens');
    }
    const { events = [] } = await client.send(new FilterLogEventsCommand({ logGroupName: group }));
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(6);
  });

  test('retention ends what is older', async () => {
    logs.write(group, 'api/1', 'old');
    await client.send(new PutRetentionPolicyCommand({ logGroupName: group, retentionInDays: 1 }));
    await clock.run({ for: 2 * day });
    logs.write(group, 'api/1', 'new');
    expect((await read()).messages).toEqual(['new']);
  });
});

describe('groups', () => {
  test('are described with their ARN, their retention and their streams', async () => {
    await client.send(new PutRetentionPolicyCommand({ logGroupName: group, retentionInDays: 30 }));
    logs.write(group, 'api/1', 'x');
    const { logGroups } = await client.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: '/shop' }),
    );
    expect(logGroups).toMatchObject([
      {
        logGroupName: group,
        arn: 'arn:aws:logs:eu-west-1:123456789012:log-group:/shop/api:*',
        retentionInDays: 30,
        storedBytes: 27,
      },
    ]);
    const streams = await client.send(new DescribeLogStreamsCommand({ logGroupName: group }));
    expect(streams.logStreams).toMatchObject([
      { logStreamName: 'api/1', lastEventTimestamp: clock.now() },
    ]);
  });

  test('a number of days that AWS does not offer is refused', async () => {
    await expect(
      client.send(new PutRetentionPolicyCommand({ logGroupName: group, retentionInDays: 15 })),
    ).rejects.toThrow("Value '15' at 'retentionInDays' failed to satisfy constraint");
  });

  test('a name is taken once, and gone with its lines when deleted', async () => {
    await expect(
      client.send(new CreateLogGroupCommand({ logGroupName: group })),
    ).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    });
    logs.write(group, 'api/1', 'x');
    await client.send(new DeleteLogGroupCommand({ logGroupName: group }));
    expect(logs.hasGroup(group)).toBe(false);
    await expect(read()).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  test('IAM is asked for the stream, or for the group with an empty stream', () => {
    const stream = { logGroupName: group, logStreamName: 'api/1' };
    expect(logs.operations.PutLogEvents?.needs(stream)).toEqual([
      {
        action: 'logs:PutLogEvents',
        resource: 'arn:aws:logs:eu-west-1:123456789012:log-group:/shop/api:log-stream:api/1',
      },
    ]);
    expect(logs.operations.CreateLogGroup?.needs(stream)[0]?.resource).toBe(
      'arn:aws:logs:eu-west-1:123456789012:log-group:/shop/api:log-stream:',
    );
  });
});

test('a template makes a group with its retention, once', async () => {
  const handler = logs.handlers['AWS::Logs::LogGroup'];
  const request = resourceRequest({ LogGroupName: '/shop/web', RetentionInDays: '7' });
  const state = await handler?.create(request);
  expect(state).toEqual({
    physicalId: '/shop/web',
    attributes: { Arn: 'arn:aws:logs:eu-west-1:123456789012:log-group:/shop/web:*' },
  });
  await expect(handler?.create(request)).rejects.toMatchObject({
    code: 'AlreadyExists',
    message: `Resource of type 'AWS::Logs::LogGroup' with identifier '{"/properties/LogGroupName":"/shop/web"}' already exists.`,
  });
  if (state) await handler?.delete({ ...request, state });
  expect(logs.hasGroup('/shop/web')).toBe(false);
});
