import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';

/** A line that a container of a service has written. */
export interface LogLine {
  readonly service: string;
  readonly container: string;
  /** The task's id, 32 hexadecimal digits. */
  readonly task: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly line: string;
}

/** The line of an event; streams are called `prefix/container/task`. */
export function logLine(
  service: string,
  { logStreamName = '', timestamp = 0, message = '' }: FilteredLogEvent,
): LogLine {
  const [container = '', task = ''] = logStreamName.split('/').slice(-2);
  return { service, container, task, time: timestamp, line: message };
}
