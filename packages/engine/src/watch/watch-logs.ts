import { type FilteredLogEvent, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { DeploymentContext } from '../aws/deployment-context.ts';

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
  const told = new Set<string>();
  let newest = 0;
  for (;;) {
    const isLast = context.signal.aborted;
    for (const event of await readLog(watched, newest - lateness, context)) {
      const { eventId: id = '' } = event;
      newest = Math.max(newest, event.timestamp ?? 0);
      if (told.has(id)) continue;
      told.add(id);
      tell(watched, event, context);
    }
    if (isLast) return;
    await context.clock.sleep(context.pollInterval, context.signal).catch(() => {});
  }
}

/** Milliseconds that a line may come after a younger one. */
const lateness = 30_000;

function tell(
  { name }: WatchedLog,
  { logStreamName = '', message = '' }: FilteredLogEvent,
  { emit }: DeploymentContext,
): void {
  const task = logStreamName.slice(logStreamName.lastIndexOf('/') + 1);
  emit({ kind: 'log', service: name, task, line: message });
}

async function readLog(
  { group }: WatchedLog,
  startTime: number,
  { clients }: DeploymentContext,
): Promise<readonly FilteredLogEvent[]> {
  const events: FilteredLogEvent[] = [];
  let nextToken: string | undefined;
  try {
    do {
      const page = await clients.logs.send(
        new FilterLogEventsCommand({
          logGroupName: group,
          startTime: Math.max(startTime, 0),
          nextToken,
        }),
      );
      events.push(...(page.events ?? []));
      nextToken = page.nextToken;
    } while (nextToken);
  } catch (error) {
    if (!isMissingGroup(error)) throw error;
  }
  return events;
}

/** It is not there yet, or not any more. */
function isMissingGroup(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
