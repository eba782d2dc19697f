import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachedAccount } from '../testing/attached-account.ts';
import { scriptedSandbox } from '../testing/scripted-sandbox.ts';
import { LogTail } from './log-tail.ts';

const logGroupName = '/seaworthy/shop/production/api';

async function openGroup(pageSize?: number) {
  const scripted = scriptedSandbox(() => ({}));
  const { clients, clock } = attachedAccount(scripted);
  await clients.logs.send(new CreateLogGroupCommand({ logGroupName }));
  const named = { logGroupName, logStreamName: 'api/api/0123' };
  await clients.logs.send(new CreateLogStreamCommand(named));
  const reading = attachedAccount(scripted).clients;
  if (pageSize !== undefined) endPagesAfter(pageSize, reading.logs);
  return {
    context: { clients: reading, clock },
    clock: scripted.clock,
    put: (message: string, late = 0) => {
      const logEvents = [{ timestamp: clock.now() - late, message }];
      return clients.logs.send(new PutLogEventsCommand({ ...named, logEvents }));
    },
  };
}

/** AWS ends a page where it likes: here after so many lines. */
function endPagesAfter(limit: number, logs: CloudWatchLogsClient): void {
  logs.middlewareStack.add((next) => (call) => next({ ...call, input: { ...call.input, limit } }), {
    step: 'initialize',
  });
}

describe('the tail of a log group', () => {
  it('has every line once, however late within half a minute, wherever pages end', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('put' as const), late: fc.integer({ min: 0, max: 29_000 }) }),
      fc.record({ kind: fc.constant('read' as const) }),
      fc.record({ kind: fc.constant('wait' as const), for: fc.integer({ min: 0, max: 60_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        async (steps, pageSize) => {
          const { context, clock, put } = await openGroup(pageSize);
          const tail = new LogTail(logGroupName, clock.now() - 60_000);
          const written: string[] = [];
          const read: string[] = [];
          const readOn = async () => {
            for (const { message = '' } of await tail.read(context)) read.push(message);
          };
          for (const [at, each] of steps.entries()) {
            if (each.kind === 'read') await readOn();
            if (each.kind === 'wait') await clock.run({ for: each.for });
            if (each.kind !== 'put') continue;
            written.push(`line ${at}`);
            await put(`line ${at}`, each.late);
          }
          await readOn();
          expect(read.toSorted()).toEqual(written.toSorted());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('still has the lines that come after one whose clock is ahead', async () => {
    const { context, clock, put } = await openGroup();
    const tail = new LogTail(logGroupName, clock.now());
    await put('from the future', -3_600_000);
    await put('first');
    const before = await tail.read(context);
    await clock.run({ for: 60_000 });
    await put('second');

    expect(before.map(({ message }) => message)).toEqual(['first', 'from the future']);
    expect((await tail.read(context)).map(({ message }) => message)).toEqual(['second']);
  });

  it('has nothing while there is no group', async () => {
    const { context } = await openGroup();

    expect(await new LogTail('/elsewhere', 0).read(context)).toEqual([]);
  });
});
