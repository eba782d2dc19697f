import { LogTail } from '../../watch/log-tail.ts';
import type { OperationContext } from '../operation-context.ts';
import { type LogLine, logLine } from './log-line.ts';
import type { LogRequest } from './read-logs.ts';

/** CloudWatch answers this often in most regions, for all who ask in the account. */
const asksASecond = 4;

/** Tells each line once, as it comes, until the signal aborts; what comes together by its time. */
export async function followLogs(
  { logs, since, task = '' }: LogRequest,
  tell: (line: LogLine) => void,
  context: OperationContext,
): Promise<void> {
  const tails = logs.map(({ name, group }) => ({ name, tail: new LogTail(group, since) }));
  const pause = Math.max(context.pollInterval, (1000 / asksASecond) * logs.length);
  while (!context.signal.aborted) {
    const fresh = await Promise.all(
      tails.map(async ({ name, tail }) =>
        (await tail.read(context)).map((event) => logLine(name, event)),
      ),
    );
    const lines = fresh.flat().filter((line) => line.task.startsWith(task));
    for (const line of lines.toSorted((one, other) => one.time - other.time)) tell(line);
    await context.clock.sleep(pause, context.signal).catch(() => {});
  }
}
