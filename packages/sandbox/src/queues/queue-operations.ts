import type {
  CreateQueueRequest,
  CreateQueueResult,
  DeleteQueueRequest,
  GetQueueAttributesRequest,
  GetQueueAttributesResult,
  GetQueueUrlRequest,
  GetQueueUrlResult,
  ListDeadLetterSourceQueuesRequest,
  ListDeadLetterSourceQueuesResult,
  ListQueuesRequest,
  ListQueuesResult,
  ListQueueTagsRequest,
  ListQueueTagsResult,
  PurgeQueueRequest,
  SetQueueAttributesRequest,
  TagQueueRequest,
  UntagQueueRequest,
} from '@aws-sdk/client-sqs';
import { NotModelled } from '../aws/aws-error.ts';
import type { Operation, Operations } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { changeQueue, makeQueue } from './make-queue.ts';
import type { Queue } from './queue.ts';
import { countMessages, queueAttributes, selectQueueAttributes } from './queue-attributes.ts';
import { queueErrors } from './queue-errors.ts';
import { onQueue, type QueueParts } from './queue-parts.ts';

const minute = 60_000;

/** Operations on queues as a whole. */
export function queueOperations(parts: QueueParts): Operations {
  const { store, flow, clock } = parts;
  const attributesOf = (queue: Queue) => queueAttributes(queue, countMessages(queue, flow, clock));

  const CreateQueue: Operation<CreateQueueRequest, CreateQueueResult> = {
    needs: ({ QueueName = '' }) => [
      { action: 'sqs:CreateQueue', resource: store.arnOfName(QueueName) },
    ],
    run: (input) => {
      refuseUnknown('CreateQueue', input, ['QueueName', 'Attributes', 'tags']);
      const { QueueName: name, tags = {} } = input;
      const attributes: Readonly<Record<string, string>> = input.Attributes ?? {};
      if (name === undefined) throw queueErrors.missing('QueueName');
      const existing = store.byName(name);
      if (existing === undefined) {
        return { QueueUrl: makeQueue(store, name, attributes, tags).url };
      }
      const now = attributesOf(existing);
      const different = Object.keys(attributes).find((key) => now[key] !== attributes[key]);
      if (different !== undefined) throw queueErrors.exists(different);
      return { QueueUrl: existing.url };
    },
  };

  const GetQueueUrl: Operation<GetQueueUrlRequest, GetQueueUrlResult> = {
    needs: ({ QueueName = '' }) => [
      { action: 'sqs:GetQueueUrl', resource: store.arnOfName(QueueName) },
    ],
    run: (input) => {
      refuseUnknown('GetQueueUrl', input, ['QueueName', 'QueueOwnerAWSAccountId']);
      const owner = input.QueueOwnerAWSAccountId;
      if (owner !== undefined && owner !== parts.identity.account) {
        throw new NotModelled('queues of other accounts');
      }
      const queue = store.byName(input.QueueName ?? '');
      if (queue === undefined) throw queueErrors.noQueue();
      return { QueueUrl: queue.url };
    },
  };

  const ListQueues: Operation<ListQueuesRequest, ListQueuesResult> = {
    needs: () => [{ action: 'sqs:ListQueues', resource: '*' }],
    run: (input) => {
      refuseUnknown('ListQueues', input, ['QueueNamePrefix', 'MaxResults', 'NextToken']);
      const named = store.all().filter(({ name }) => name.startsWith(input.QueueNamePrefix ?? ''));
      return pageOf(named, input, ([...QueueUrls], NextToken) => ({
        ...(QueueUrls.length === 0 ? {} : { QueueUrls }),
        ...NextToken,
      }));
    },
  };

  return {
    CreateQueue,
    GetQueueUrl,
    ListQueues,
    DeleteQueue: onQueue<DeleteQueueRequest, object>(
      parts,
      { name: 'DeleteQueue', fields: [] },
      (queue) => {
        store.remove(queue);
        return {};
      },
    ),
    PurgeQueue: onQueue<PurgeQueueRequest, object>(
      parts,
      { name: 'PurgeQueue', fields: [] },
      (queue) => {
        if (queue.purgedAt !== undefined && clock.now() < queue.purgedAt + minute) {
          throw queueErrors.purging(queue.name);
        }
        flow.purge(queue);
        return {};
      },
    ),
    GetQueueAttributes: onQueue<GetQueueAttributesRequest, GetQueueAttributesResult>(
      parts,
      { name: 'GetQueueAttributes', fields: ['AttributeNames'] },
      (queue, { AttributeNames = [] }) => {
        const Attributes = selectQueueAttributes(attributesOf(queue), AttributeNames);
        return Object.keys(Attributes).length === 0 ? {} : { Attributes };
      },
    ),
    SetQueueAttributes: onQueue<SetQueueAttributesRequest, object>(
      parts,
      { name: 'SetQueueAttributes', fields: ['Attributes'] },
      (queue, { Attributes }) => {
        if (Attributes === undefined) throw queueErrors.missing('Attributes');
        changeQueue(store, queue, Attributes, clock.now());
        return {};
      },
    ),
    ListDeadLetterSourceQueues: onQueue<
      ListDeadLetterSourceQueuesRequest,
      ListDeadLetterSourceQueuesResult
    >(
      parts,
      { name: 'ListDeadLetterSourceQueues', fields: ['MaxResults', 'NextToken'] },
      (queue, input) => {
        const sources = store
          .all()
          .filter(({ settings }) => settings.RedrivePolicy?.deadLetterTargetArn === queue.arn);
        return pageOf(sources, input, ([...queueUrls], next) => ({ queueUrls, ...next }));
      },
    ),
    ListQueueTags: onQueue<ListQueueTagsRequest, ListQueueTagsResult>(
      parts,
      { name: 'ListQueueTags', fields: [] },
      ({ tags }) => (Object.keys(tags).length === 0 ? {} : { Tags: { ...tags } }),
    ),
    TagQueue: onQueue<TagQueueRequest, object>(
      parts,
      { name: 'TagQueue', fields: ['Tags'] },
      (queue, { Tags = {} }) => {
        queue.tags = { ...queue.tags, ...Tags };
        return {};
      },
    ),
    UntagQueue: onQueue<UntagQueueRequest, object>(
      parts,
      { name: 'UntagQueue', fields: ['TagKeys'] },
      (queue, { TagKeys = [] }) => {
        queue.tags = Object.fromEntries(
          Object.entries(queue.tags).filter(([key]) => !TagKeys.includes(key)),
        );
        return {};
      },
    ),
  };
}

/** URLs of a page; a token is the name of the queue that the next page begins with. */
function pageOf<Output>(
  queues: readonly Queue[],
  {
    MaxResults: size = 1000,
    NextToken: token,
  }: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  output: (urls: readonly string[], next: { readonly NextToken?: string }) => Output,
): Output {
  const sorted = [...queues].sort((one, other) => (one.name < other.name ? -1 : 1));
  const start = token === undefined ? 0 : sorted.findIndex(({ name }) => name >= token);
  const rest = start === -1 ? [] : sorted.slice(start);
  const next = rest[size]?.name;
  return output(
    rest.slice(0, size).map(({ url }) => url),
    next === undefined ? {} : { NextToken: next },
  );
}
