import { type PropertyReader, readProperties } from '../resources/read-properties.ts';
import type {
  Properties,
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from '../resources/resource-handler.ts';
import { changeQueue, makeQueue } from './make-queue.ts';
import type { Queue } from './queue.ts';
import type { QueueParts } from './queue-parts.ts';
import { fifoSettings, standardSettings } from './queue-settings.ts';

const type = 'AWS::SQS::Queue';

const attributes = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
];

/** Queues of templates. */
export function queueHandler({ store, clock }: QueueParts): ResourceHandler {
  return {
    fidelity: 'modelled',
    create: async (request) => {
      const properties = readQueue(request);
      const fifo = properties.boolean('FifoQueue') ?? false;
      const suffix = fifo ? '.fifo' : '';
      const name =
        properties.text('QueueName') ?? `${request.generatedName({ maxLength: 75 })}${suffix}`;
      const queue = makeQueue(
        store,
        name,
        { ...attributesOf(request.properties), ...(fifo ? { FifoQueue: 'true' } : {}) },
        { ...request.tags, ...properties.tags() },
      );
      return stateOf(queue);
    },
    update: async (request) => {
      const properties = readQueue(request);
      const queue = store.byUrl(request.state.physicalId);
      const { settings } = queue;
      // What the template no longer says goes back to what AWS has; policies are not its own.
      queue.settings = {
        ...(queue.fifo ? fifoSettings : standardSettings),
        ...(settings.Policy === undefined ? {} : { Policy: settings.Policy }),
      };
      try {
        changeQueue(store, queue, attributesOf(request.properties), clock.now());
      } catch (reason) {
        queue.settings = settings;
        throw reason;
      }
      queue.tags = { ...request.tags, ...properties.tags() };
      return stateOf(queue);
    },
    delete: async ({ state }) => {
      const queue = store.byName(String(state.attributes.QueueName));
      if (queue) store.remove(queue);
    },
    read: ({ attributes }) =>
      store.byName(String(attributes.QueueName)) === undefined ? undefined : {},
    adoption: {
      identifiedBy: 'QueueUrl',
      adopt: (url) => {
        const queue = store.byName(url.slice(url.lastIndexOf('/') + 1));
        return queue?.url === url ? stateOf(queue) : undefined;
      },
    },
  };
}

function attributesOf(properties: Properties): Record<string, string> {
  return Object.fromEntries(
    attributes.flatMap((name) => {
      const value = properties[name];
      if (value === undefined || value === null) return [];
      return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
    }),
  );
}

function readQueue({ properties }: ResourceRequest): PropertyReader {
  return readProperties(type, properties, [...attributes, 'FifoQueue', 'QueueName', 'Tags']);
}

function stateOf({ name, arn, url }: Queue): ResourceState {
  return { physicalId: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
}
