import type { Queue } from './queue.ts';
import { queueErrors } from './queue-errors.ts';
import { changeSettings, type QueueSettings } from './queue-settings.ts';
import type { QueueStore } from './queue-store.ts';
import { refused } from './redrive-policy.ts';

type Attributes = Readonly<Record<string, string>>;

/** Makes a queue of these attributes. Throws AwsError for a name or a value that SQS refuses. */
export function makeQueue(
  store: QueueStore,
  name: string,
  attributes: Attributes,
  tags: Readonly<Record<string, string>>,
): Queue {
  const { FifoQueue, ...others } = attributes;
  const fifo = checkName(name, FifoQueue);
  return store.add(
    name,
    (defaults) => {
      const settings = changeSettings(defaults, others, fifo);
      checkDeadLetters(settings, fifo, store);
      return settings;
    },
    tags,
  );
}

/** Changes attributes of a queue; all or none. */
export function changeQueue(
  store: QueueStore,
  queue: Queue,
  attributes: Attributes,
  now: number,
): void {
  if (attributes.FifoQueue !== undefined) throw queueErrors.unknownAttribute('FifoQueue');
  const settings = changeSettings(queue.settings, attributes, queue.fifo);
  checkDeadLetters(settings, queue.fifo, store);
  queue.settings = settings;
  queue.modifiedAt = now;
}

/** Whether it names a FIFO queue. */
function checkName(name: string, fifoQueue: string | undefined): boolean {
  const [, base = '', suffix] = /^(.*?)(\.fifo)?$/.exec(name) ?? [];
  if (!/^[\w-]+$/.test(base) || name.length > 80) throw queueErrors.badName();
  const fifo = suffix !== undefined;
  if (fifo && fifoQueue !== 'true') throw queueErrors.badName();
  // `false` has never been accepted: a standard queue is one that does not say.
  if (!fifo && fifoQueue === 'true') {
    throw queueErrors.fifoName();
  }
  if (!fifo && fifoQueue !== undefined) throw queueErrors.unknownAttribute('FifoQueue');
  return fifo;
}

function checkDeadLetters(settings: QueueSettings, fifo: boolean, store: QueueStore): void {
  const policy = settings.RedrivePolicy;
  if (policy === undefined) return;
  const target = store.byArn(policy.deadLetterTargetArn);
  if (target === undefined) throw refused(policy.text, 'Dead letter target does not exist.');
  if (target.fifo !== fifo) {
    throw refused(policy.text, 'Dead-letter queue must be same type of queue as the source.');
  }
}
