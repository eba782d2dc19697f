import { arnOf, type Identity } from '../aws/identity.ts';
import type { Clock } from '../time/clock.ts';
import type { Queue } from './queue.ts';
import { queueErrors } from './queue-errors.ts';
import { fifoSettings, type QueueSettings, standardSettings } from './queue-settings.ts';

/** The queues of the account. */
export interface QueueStore {
  all(): readonly Queue[];
  byName(name: string): Queue | undefined;
  byArn(arn: string): Queue | undefined;
  /** Throws QueueDoesNotExist; the host of the URL does not matter, as clients may go elsewhere. */
  byUrl(url: string | undefined): Queue;
  arnOfName(name: string): string;
  /** Throws QueueDeletedRecently within a minute of a deletion. */
  add(
    name: string,
    settings: (defaults: QueueSettings) => QueueSettings,
    tags: Readonly<Record<string, string>>,
  ): Queue;
  remove(queue: Queue): void;
}

const minute = 60_000;

export function createQueueStore({
  clock,
  identity,
  origin,
}: {
  readonly clock: Clock;
  readonly identity: Identity;
  /** Scheme and host of the URLs of queues. */
  readonly origin: () => string;
}): QueueStore {
  const queues = new Map<string, Queue>();
  const deletedAt = new Map<string, number>();
  const arnOfName = (name: string) => arnOf(identity, 'sqs', name);

  function byUrl(url: string | undefined): Queue {
    if (url === undefined) throw queueErrors.missing('QueueUrl');
    const [, account, name] = /([^/]+)\/([^/]+)\/?$/.exec(url) ?? [];
    if (name === undefined) throw queueErrors.badAddress(url);
    const queue = account === identity.account ? queues.get(name) : undefined;
    if (queue === undefined) throw queueErrors.noQueue();
    return queue;
  }

  return {
    all: () => [...queues.values()],
    byName: (name) => queues.get(name),
    byArn: (arn) => {
      const queue = queues.get(arn.slice(arn.lastIndexOf(':') + 1));
      return queue?.arn === arn ? queue : undefined;
    },
    byUrl,
    arnOfName,
    add: (name, settings, tags) => {
      const deleted = deletedAt.get(name);
      if (deleted !== undefined && clock.now() < deleted + minute) {
        throw queueErrors.deletedRecently();
      }
      const fifo = name.endsWith('.fifo');
      const queue: Queue = {
        name,
        arn: arnOfName(name),
        url: `${origin()}/${identity.account}/${name}`,
        fifo,
        createdAt: clock.now(),
        modifiedAt: clock.now(),
        settings: settings(fifo ? fifoSettings : standardSettings),
        tags,
        messages: new Map(),
        accepted: new Map(),
        listeners: new Set(),
      };
      queues.set(name, queue);
      return queue;
    },
    remove: (queue) => {
      queues.delete(queue.name);
      deletedAt.set(queue.name, clock.now());
      for (const message of queue.messages.values()) message.cancelWake?.();
      queue.messages.clear();
      for (const listener of queue.listeners) listener();
    },
  };
}
