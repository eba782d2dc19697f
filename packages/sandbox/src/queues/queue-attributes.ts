import type { Clock } from '../time/clock.ts';
import type { MessageFlow } from './message-flow.ts';
import { isDelayed, isInFlight, type Queue } from './queue.ts';
import { queueErrors } from './queue-errors.ts';

/** How many messages a queue has, by what they do. */
export interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

export function countMessages(queue: Queue, flow: MessageFlow, clock: Clock): QueueCounts {
  const now = clock.now();
  const messages = flow.held(queue);
  const inFlight = messages.filter((message) => isInFlight(message, now)).length;
  const delayed = messages.filter((message) => isDelayed(message, now)).length;
  return { visible: messages.length - inFlight - delayed, inFlight, delayed };
}

/** The attributes of a queue that are asked for, or all. Throws InvalidAttributeName. */
export function selectQueueAttributes(
  attributes: Readonly<Record<string, string>>,
  wanted: readonly string[],
): Record<string, string> {
  for (const name of wanted) {
    if (name !== 'All' && !known.has(name)) throw queueErrors.unknownAttribute(name);
  }
  return Object.fromEntries(
    Object.entries(attributes).filter(([name]) => wanted.includes('All') || wanted.includes(name)),
  );
}

/** Everything about a queue that `GetQueueAttributes` can tell. */
export function queueAttributes(queue: Queue, counts: QueueCounts): Record<string, string> {
  const { settings, fifo } = queue;
  const { RedrivePolicy, Policy } = settings;
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAt / 1000)),
    VisibilityTimeout: String(settings.VisibilityTimeout),
    MaximumMessageSize: String(settings.MaximumMessageSize),
    MessageRetentionPeriod: String(settings.MessageRetentionPeriod),
    DelaySeconds: String(settings.DelaySeconds),
    ReceiveMessageWaitTimeSeconds: String(settings.ReceiveMessageWaitTimeSeconds),
    ...settings.kept,
    ...(RedrivePolicy === undefined ? {} : { RedrivePolicy: RedrivePolicy.text }),
    ...(Policy === undefined ? {} : { Policy: Policy.text }),
    ...(fifo
      ? {
          FifoQueue: 'true',
          ContentBasedDeduplication: String(settings.ContentBasedDeduplication),
        }
      : {}),
  };
}

const known = new Set([
  'QueueArn',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
  'VisibilityTimeout',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'Policy',
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'SqsManagedSseEnabled',
]);
