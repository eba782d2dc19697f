import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { LogTail } from './log-tail.ts';

/** A service's log group; streams are called `prefix/container/task`. */
export interface WatchedLog {
  /** The service's name in the project. */
  readonly name: string;
  readonly group: string;
}

/**
 * Tells every line of a log group, once, until the signal aborts, and what is there then. A
 * rollback takes the group away with the stack, so lines are read while they are there.
 */
export async function watchLogs(watched: WatchedLog, context: DeploymentContext): Promise<void> {
  const tail = new LogTail(watched.group, 0);
  for (;;) {
    const isLast = context.signal.aborted;
    for (const event of await tail.read(context)) tell(watched, event, context);
    if (isLast) return;
    await context.clock.sleep(context.pollInterval, context.signal).catch(() => {});
  }
}

function tell(
  { name }: WatchedLog,
  { logStreamName = '', message = '' }: FilteredLogEvent,
  { emit }: DeploymentContext,
): void {
  const task = logStreamName.slice(logStreamName.lastIndexOf('/') + 1);
  emit({ kind: 'log', service: name, task, line: message });
}
