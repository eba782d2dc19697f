import type { QueueStore } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, ref, resource, sub } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { HandoverKey } from '../handover.ts';
import type { Property } from '../intrinsics.ts';
import { type AlarmRequest, buildAlarms } from './alarm.ts';
import { addressOf, type BuiltStore, type DataScope, ownedBy } from './built-store.ts';
import { itemName } from './item-name.ts';
import { buildQueuePolicy } from './queue-policy.ts';
import { kept } from './retention.ts';

export type Queue = Resource<'AWS::SQS::Queue'>;

/** Builds the queues of a store on SQS, each with a queue for the messages that cannot be handled. */
export function buildQueues(store: QueueStore, scope: DataScope): BuiltStore {
  const built = store.queues.map((name) => buildQueue(store, name, scope));
  const host = sub('sqs.${AWS::Region}.${AWS::URLSuffix}');
  return {
    resources: built.flatMap(({ resources }) => resources),
    values: new Map([...addressOf(store, host, 443), ...built.flatMap(({ values }) => values)]),
    backups: [],
  };
}

function buildQueue(store: QueueStore, name: string, scope: DataScope) {
  const item = itemName(store.name, name);
  // AWS makes up the name; for one in order it ends as it has to.
  const order = name.endsWith('.fifo') ? { FifoQueue: true } : {};
  const details = { ...ownedBy(store), ...kept };
  const deadLetters = resource(
    'AWS::SQS::Queue',
    logicalId(item, 'dead-letters'),
    { ...order, MessageRetentionPeriod: secondsOf(store.deadLetterRetentionDays) },
    details,
  );
  const queue = resource(
    'AWS::SQS::Queue',
    logicalId(item, 'queue'),
    {
      ...order,
      VisibilityTimeout: store.visibility,
      MessageRetentionPeriod: secondsOf(store.retentionDays),
      ReceiveMessageWaitTimeSeconds: 20,
      RedrivePolicy: {
        deadLetterTargetArn: attribute(deadLetters, 'Arn'),
        maxReceiveCount: store.receives,
      },
    },
    details,
  );
  return {
    resources: [
      deadLetters,
      buildQueuePolicy(store, deadLetters),
      queue,
      buildQueuePolicy(store, queue),
      ...buildAlarms(store, [alarmOf(name, item, deadLetters)], scope),
    ],
    values: handedOver(`store/${store.name}/queue/${name}`, queue, deadLetters),
  };
}

function secondsOf(days: number): number {
  return days * 24 * 60 * 60;
}

function handedOver(
  key: `store/${string}/queue/${string}`,
  queue: Queue,
  deadLetters: Queue,
): readonly (readonly [HandoverKey, Property<string>])[] {
  return [
    [`${key}/url`, ref(queue)],
    [`${key}/arn`, attribute(queue, 'Arn')],
    [`${key}/name`, attribute(queue, 'QueueName')],
    [`${key}/dead-letters`, attribute(deadLetters, 'Arn')],
  ];
}

function alarmOf(name: string, item: string, deadLetters: Queue): AlarmRequest {
  return {
    id: [item, 'dead-letters'],
    description: `Messages of the queue ${name} could not be handled and wait among its dead letters.`,
    namespace: 'AWS/SQS',
    metric: 'ApproximateNumberOfMessagesVisible',
    dimensions: [{ Name: 'QueueName', Value: attribute(deadLetters, 'QueueName') }],
    statistic: 'Maximum',
    when: 'above',
    threshold: 0,
    minutes: 1,
  };
}
