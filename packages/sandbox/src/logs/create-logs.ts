import type { Account } from '../account.ts';
import type { Operations } from '../aws/operation.ts';
import type { Handlers } from '../resources/handlers.ts';
import { logEventOperations } from './log-event-operations.ts';
import { logGroupHandler } from './log-group-handler.ts';
import { logGroupOperations } from './log-group-operations.ts';
import { createLogGroups } from './log-groups.ts';
import type { Logs } from './logs.ts';

/** Makes CloudWatch Logs, empty. Of each stream it keeps the last `linesPerStream` lines. */
export function createLogs({
  clock,
  identity,
  linesPerStream = 10_000,
}: Pick<Account, 'clock' | 'identity'> & { readonly linesPerStream?: number }): Logs & {
  readonly operations: Operations;
  readonly handlers: Handlers;
} {
  const groups = createLogGroups({ clock, identity, linesPerStream });

  return {
    hasGroup: (name) => groups.find(name) !== undefined,
    groupArn: (name) => `${groups.arnOf(name)}:*`,
    write: (groupName, streamName, message) => {
      const group = groups.existing(groupName);
      const stream = group.streams.get(streamName) ?? groups.createStream(group, streamName);
      const now = clock.now();
      stream.append({ at: now, ingestedAt: now, message });
    },
    tail: (groupName, streamName, lines) => {
      const group = groups.find(groupName);
      const stream = group?.streams.get(streamName);
      if (!group || !stream || lines <= 0) return [];
      return groups
        .eventsOf(group, stream)
        .slice(-lines)
        .map(({ at, message }) => ({ at, stream: streamName, message }));
    },
    operations: { ...logGroupOperations(groups), ...logEventOperations(groups, clock) },
    handlers: { 'AWS::Logs::LogGroup': logGroupHandler(groups) },
  };
}
