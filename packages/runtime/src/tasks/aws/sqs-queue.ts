import type { Log } from '../../log.ts';
import { TaskNotSent } from '../task-mistake.ts';
import type { Delivery, TaskQueue } from '../task-queue.ts';
import { createDeadLetters, type DeadLetterQueue } from './dead-letters.ts';
import { fetchBody, offload, readPointer, type S3Client } from './large-payloads.ts';
import { createSqsCalls } from './sqs-calls.ts';
import { type SqsClient, type SqsMessage, SqsRefusal } from './sqs-client.ts';

export interface SqsQueueParts {
  readonly url: string;
  readonly sqs: SqsClient;
  readonly s3: () => Promise<S3Client>;
  readonly bucket: string | undefined;
  /** Bytes of a message above which its body goes to the bucket. */
  readonly largest: number;
  readonly log: Log;
}

/** A message is hidden for twelve hours in all from its receipt on. */
const longestLeaseMs = 12 * 3_600_000;

/** SQS, with the bodies that are too large for it in S3. */
export function createSqsQueue(parts: SqsQueueParts): TaskQueue {
  const { url, sqs, s3, log } = parts;
  const messages = new Map<string, SqsMessage>();
  const calls = createSqsCalls(sqs, url);
  let deadLetterQueue: Promise<DeadLetterQueue> | undefined;

  /** Asked of SQS once, and again after a failure. */
  function deadLetters(): Promise<DeadLetterQueue> {
    deadLetterQueue ??= createDeadLetters(parts).catch((error: unknown) => {
      deadLetterQueue = undefined;
      throw error;
    });
    return deadLetterQueue;
  }

  async function deliver(message: SqsMessage): Promise<Delivery | undefined> {
    const { ReceiptHandle: handle = '', Body: body = '', Attributes } = message;
    const attempt = Number(Attributes?.ApproximateReceiveCount ?? 1);
    messages.set(handle, message);
    const pointer = readPointer(body);
    if (!pointer) return { handle, body, attempt };
    try {
      return { handle, attempt, body: await fetchBody(await s3(), pointer) };
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') {
        return { handle, attempt, body, unreadable: 'The object with its payload is gone.' };
      }
      messages.delete(handle);
      log.error({ error: String(error) }, 'a payload cannot be read: its task comes again');
      return undefined;
    }
  }

  return {
    send: async ({ body, delaySeconds }) => {
      const stored = await offload(body, parts);
      await calls.send({ body: stored, delaySeconds }).catch((error: unknown) => {
        throw notSent(error);
      });
    },
    limits: async () => {
      const { mostAttempts } = await deadLetters();
      return {
        longestLeaseMs,
        receivers: 4,
        ...(mostAttempts === undefined ? {} : { mostAttempts }),
      };
    },
    receive: async (most, leaseMs, signal) => {
      if (signal.aborted) return [];
      try {
        const { Messages = [] } = await sqs.receiveMessage(
          {
            QueueUrl: url,
            MaxNumberOfMessages: Math.min(10, most),
            WaitTimeSeconds: 20,
            VisibilityTimeout: Math.ceil(leaseMs / 1000),
            MessageSystemAttributeNames: ['ApproximateReceiveCount'],
          },
          { abortSignal: signal },
        );
        const deliveries = await Promise.all(Messages.map(deliver));
        return deliveries.filter((delivery) => delivery !== undefined);
      } catch (error) {
        if (signal.aborted) return [];
        throw error;
      }
    },
    extend: async (handles, leaseMs) => {
      const lost = await Promise.all(
        handles.map((handle) =>
          calls.hide(handle, leaseMs).then(
            () => undefined,
            (error: unknown) => {
              if (error instanceof SqsRefusal && error.isSenderFault) return handle;
              throw error;
            },
          ),
        ),
      );
      return lost.filter((handle) => handle !== undefined);
    },
    complete: async (handle) => {
      const pointer = readPointer(messages.get(handle)?.Body ?? '');
      messages.delete(handle);
      await calls.remove(handle);
      if (!pointer) return;
      const client = await s3();
      // What is left behind by a failure here is for a lifecycle rule of the bucket.
      await client
        .deleteObject({ Bucket: pointer.bucket, Key: pointer.key })
        .catch((error: unknown) => log.warn({ error: String(error) }, 'a payload is left in S3'));
    },
    release: (handle, delayMs) => {
      messages.delete(handle);
      return calls.hide(handle, delayMs);
    },
    bury: async (handle, reason) => {
      const message = messages.get(handle);
      messages.delete(handle);
      if (message) await (await deadLetters()).bury(message, reason);
      await calls.remove(handle);
    },
    counts: async () => (await deadLetters()).counts(),
    deadLetters: async (most) => (await deadLetters()).list(most),
    redrive: async (ids) => (await deadLetters()).redrive(ids),
    ping: () => sqs.getQueueAttributes({ QueueUrl: url, AttributeNames: ['RedrivePolicy'] }),
    close: async () => sqs.destroy(),
  };
}

function notSent(error: unknown): TaskNotSent {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const isOurs = error instanceof SqsRefusal && error.isSenderFault;
  const isDenied =
    error instanceof Error && /AccessDenied|NonExistent|DoesNotExist/.test(error.name);
  return new TaskNotSent(`SQS did not take the task: ${said}`, !isOurs && !isDenied);
}
