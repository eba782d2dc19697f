import { createHash } from 'node:crypto';
import type {
  CreateLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../aws/aws-error.ts';
import type { Operation } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import type { Clock } from '../time/clock.ts';
import { filterPattern } from './filter-pattern.ts';
import { invalidParameter } from './log-errors.ts';
import type { LogGroup, LogGroups } from './log-groups.ts';
import { logNeed } from './log-needs.ts';
import { pageOf } from './log-pages.ts';
import { checkStreamName } from './log-settings.ts';
import type { LogEvent, LogStream } from './log-stream.ts';
import { putEvents } from './put-events.ts';
import { readStream } from './read-stream.ts';

/** Operations on streams and what is in them. */
export function logEventOperations(groups: LogGroups, clock: Clock) {
  const CreateLogStream: Operation<CreateLogStreamRequest, object> = {
    needs: ({ logGroupName, logStreamName }) =>
      logNeed(groups, 'CreateLogStream', logGroupName, logStreamName),
    run: ({ logGroupName, logStreamName = '' }) => {
      const group = groups.existing(logGroupName);
      checkStreamName(logStreamName);
      if (group.streams.has(logStreamName)) {
        throw new AwsError(
          'ResourceAlreadyExistsException',
          'The specified log stream already exists',
        );
      }
      groups.createStream(group, logStreamName);
      return {};
    },
  };

  const PutLogEvents: Operation<PutLogEventsRequest, PutLogEventsResponse> = {
    needs: ({ logGroupName, logStreamName }) =>
      logNeed(groups, 'PutLogEvents', logGroupName, logStreamName),
    run: (input) => {
      refuseUnknown('PutLogEvents', input, [
        'logGroupName',
        'logStreamName',
        'logEvents',
        'sequenceToken',
      ]);
      const group = groups.existing(input.logGroupName);
      const stream = groups.existingStream(group, input.logStreamName);
      return putEvents(group, stream, input.logEvents ?? [], clock.now());
    },
  };

  const DescribeLogStreams: Operation<DescribeLogStreamsRequest, DescribeLogStreamsResponse> = {
    needs: ({ logGroupName, logGroupIdentifier }) =>
      logNeed(groups, 'DescribeLogStreams', logGroupIdentifier ?? logGroupName),
    run: (input) => {
      const group = groups.existing(input.logGroupIdentifier ?? input.logGroupName);
      const byTime = input.orderBy === 'LastEventTime';
      if (byTime && input.logStreamNamePrefix !== undefined) {
        throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
      }
      const described = [...group.streams.values()]
        .filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? ''))
        .map((stream) => streamOutput(groups, group, stream))
        .sort((one, other) =>
          byTime
            ? (one.lastEventTimestamp ?? 0) - (other.lastEventTimestamp ?? 0)
            : one.logStreamName < other.logStreamName
              ? -1
              : 1,
        );
      const ordered = input.descending ? described.reverse() : described;
      const page = pageOf(ordered, { limit: input.limit ?? 50, nextToken: input.nextToken });
      return { logStreams: page.items, ...page.next };
    },
  };

  const GetLogEvents: Operation<GetLogEventsRequest, GetLogEventsResponse> = {
    needs: ({ logGroupName, logGroupIdentifier, logStreamName }) =>
      logNeed(groups, 'GetLogEvents', logGroupIdentifier ?? logGroupName, logStreamName),
    run: (input) => {
      const group = groups.existing(input.logGroupIdentifier ?? input.logGroupName);
      const stream = groups.existingStream(group, input.logStreamName);
      const page = readStream(groups.eventsOf(group, stream), input);
      return {
        events: page.events.map(eventOutput),
        nextForwardToken: page.forward,
        nextBackwardToken: page.backward,
      };
    },
  };

  const FilterLogEvents: Operation<FilterLogEventsRequest, FilterLogEventsResponse> = {
    needs: ({ logGroupName, logGroupIdentifier }) =>
      logNeed(groups, 'FilterLogEvents', logGroupIdentifier ?? logGroupName),
    run: (input) => {
      const group = groups.existing(input.logGroupIdentifier ?? input.logGroupName);
      const matches = filterPattern(input.filterPattern ?? '');
      const found = streamsOf(group, input)
        .flatMap((stream) =>
          groups.eventsOf(group, stream).map((event) => ({ event, stream: stream.name })),
        )
        .filter(({ event: { at, message } }) => isWithin(at, input) && matches(message))
        .sort((one, other) => one.event.at - other.event.at);
      const page = pageOf(found, { limit: input.limit ?? 10_000, nextToken: input.nextToken });
      return {
        events: page.items.map(({ event, stream }) => ({
          logStreamName: stream,
          ...eventOutput(event),
          eventId: eventIdOf(stream, event),
        })),
        searchedLogStreams: [],
        ...page.next,
      };
    },
  };

  return { CreateLogStream, PutLogEvents, DescribeLogStreams, GetLogEvents, FilterLogEvents };
}

/** Fifty-six digits, as AWS's: the time, then what no other event of the group has. */
function eventIdOf(stream: string, { at, index }: LogEvent): string {
  const hash = createHash('sha256').update(stream).digest().readBigUInt64BE();
  return `${at}${String(hash).padStart(20, '0')}${String(index).padStart(23, '0')}`;
}

function streamsOf(group: LogGroup, input: FilterLogEventsRequest): readonly LogStream[] {
  const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
  if (names !== undefined && prefix !== undefined) {
    throw invalidParameter('logStreamNamePrefix and logStreamNames are mutually exclusive.');
  }
  return [...group.streams.values()].filter(
    ({ name }) => (names?.includes(name) ?? true) && name.startsWith(prefix ?? ''),
  );
}

/** FilterLogEvents takes both ends of the range, GetLogEvents only its beginning. */
function isWithin(at: number, { startTime, endTime }: FilterLogEventsRequest): boolean {
  return at >= (startTime ?? 0) && at <= (endTime ?? Number.POSITIVE_INFINITY);
}

function eventOutput({ at, message, ingestedAt }: LogEvent) {
  return { timestamp: at, message, ingestionTime: ingestedAt };
}

function streamOutput(groups: LogGroups, group: LogGroup, stream: LogStream) {
  const events = groups.eventsOf(group, stream);
  const times = events.map(({ at }) => at);
  const last = events.at(-1);
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    ...(last && {
      firstEventTimestamp: times.reduce((least, at) => Math.min(least, at)),
      lastEventTimestamp: times.reduce((most, at) => Math.max(most, at)),
      lastIngestionTime: last.ingestedAt,
    }),
    uploadSequenceToken: String(stream.total()),
    arn: `${groups.arnOf(group.name)}:log-stream:${stream.name}`,
    storedBytes: 0,
  };
}
