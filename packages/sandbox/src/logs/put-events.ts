import type { InputLogEvent, PutLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { invalidParameter } from './log-errors.ts';
import type { LogGroup } from './log-groups.ts';
import type { LogStream } from './log-stream.ts';

/** Bytes of one call, with 26 for each event. */
const largestBatch = 1_048_576;
const mostEvents = 10_000;

const hour = 3_600_000;
const tooNew = 2 * hour;
const tooOld = 14 * 24 * hour;

/**
 * Appends a batch. Events too far in the past or future are left out and reported, as AWS does;
 * throws AwsError for a batch that is too large, out of order or longer than a day.
 */
export function putEvents(
  group: LogGroup,
  stream: LogStream,
  events: readonly InputLogEvent[],
  now: number,
): PutLogEventsResponse {
  const batch = events.map(({ timestamp = 0, message = '' }) => ({ at: timestamp, message }));
  checkBatch(batch);
  const oldest = now - Math.min(tooOld, (group.retention ?? 3653) * 24 * hour);
  const taken = batch.filter(({ at }) => at >= oldest && at <= now + tooNew);
  for (const { at, message } of taken) stream.append({ at, message, ingestedAt: now });

  const tooOldEnd = batch.filter(({ at }) => at < oldest).length;
  const tooNewStart = batch.findIndex(({ at }) => at > now + tooNew);
  const rejected = {
    ...(tooOldEnd === 0 ? {} : { tooOldLogEventEndIndex: tooOldEnd }),
    ...(tooNewStart === -1 ? {} : { tooNewLogEventStartIndex: tooNewStart }),
  };
  return {
    nextSequenceToken: String(stream.total()),
    ...(Object.keys(rejected).length === 0 ? {} : { rejectedLogEventsInfo: rejected }),
  };
}

function checkBatch(batch: readonly { readonly at: number; readonly message: string }[]): void {
  if (batch.length > mostEvents) {
    throw invalidParameter(
      `1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member must have length less than or equal to ${mostEvents}`,
    );
  }
  const size = batch.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);
  if (size > largestBatch) {
    throw invalidParameter(`Upload too large: ${size} bytes exceeds limit of ${largestBatch}`);
  }
  const outOfOrder = batch.some(({ at }, index) => at < (batch[index - 1]?.at ?? 0));
  if (outOfOrder) {
    throw invalidParameter(
      'Log events in a single PutLogEvents request must be in chronological order.',
    );
  }
  const span = (batch.at(-1)?.at ?? 0) - (batch[0]?.at ?? 0);
  if (span > 24 * hour) {
    throw invalidParameter(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    );
  }
}
