import { TaskMistake } from '../task-mistake.ts';
import type { DeadLetter, TaskCounts } from '../task-queue.ts';
import { describeLetter, letterAttributes } from './letter.ts';
import { refusalsOf, type SqsMessage } from './sqs-client.ts';
import type { SqsQueueParts } from './sqs-queue.ts';

/** The queue that a queue's redrive policy names, if it names one. */
export interface DeadLetterQueue {
  /** The policy's `maxReceiveCount`. */
  readonly mostAttempts: number | undefined;
  /** Copies a message there, with the reason. Throws without such a queue. */
  bury(message: SqsMessage, reason: string): Promise<void>;
  list(most: number): Promise<readonly DeadLetter[]>;
  redrive(ids: readonly string[] | undefined): Promise<number>;
  counts(): Promise<TaskCounts>;
}

/** Seconds for which letters are hidden while they are looked through. */
const lookSeconds = 30;

export async function createDeadLetters(
  parts: Pick<SqsQueueParts, 'url' | 'sqs' | 's3' | 'largest'>,
): Promise<DeadLetterQueue> {
  const { url, sqs, s3 } = parts;
  const { Attributes = {} } = await sqs.getQueueAttributes({
    QueueUrl: url,
    AttributeNames: ['RedrivePolicy'],
  });
  const policy = readPolicy(Attributes.RedrivePolicy);

  function target(): string {
    if (policy) return siblingUrl(url, policy.name);
    throw new TaskMistake('The queue has no redrive policy, and so no dead letters.');
  }

  /** Hides up to `most` letters and gives them; calls until there is none to be had. */
  async function take(most: number): Promise<readonly SqsMessage[]> {
    const taken: SqsMessage[] = [];
    while (taken.length < most) {
      const { Messages = [] } = await sqs.receiveMessage(
        {
          QueueUrl: target(),
          MaxNumberOfMessages: Math.min(10, most - taken.length),
          WaitTimeSeconds: 1,
          VisibilityTimeout: lookSeconds,
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
          MessageAttributeNames: ['All'],
        },
        { abortSignal: new AbortController().signal },
      );
      if (Messages.length === 0) break;
      taken.push(...Messages);
    }
    return taken;
  }

  async function putBack(messages: readonly SqsMessage[]): Promise<void> {
    for (const some of tens(messages)) {
      await sqs.changeMessageVisibilityBatch({
        QueueUrl: target(),
        Entries: some.map(({ ReceiptHandle = '' }, index) => ({
          Id: String(index),
          ReceiptHandle,
          VisibilityTimeout: 0,
        })),
      });
    }
  }

  /** First sent, then removed: a failure in between leaves both. */
  async function redriveOne({ Body = '', ReceiptHandle = '' }: SqsMessage): Promise<void> {
    const sent = await sqs.sendMessageBatch({
      QueueUrl: url,
      Entries: [{ Id: '0', MessageBody: Body }],
    });
    check(sent);
    check(
      await sqs.deleteMessageBatch({ QueueUrl: target(), Entries: [{ Id: '0', ReceiptHandle }] }),
    );
  }

  return {
    mostAttempts: policy?.receives,
    bury: async (message, reason) => {
      const { Body = '' } = message;
      check(
        await sqs.sendMessageBatch({
          QueueUrl: target(),
          Entries: [
            {
              Id: '0',
              MessageBody: Body,
              MessageAttributes: letterAttributes(message, reason),
            },
          ],
        }),
      );
    },
    list: async (most) => {
      const messages = await take(most);
      const letters = await Promise.all(messages.map((message) => describeLetter(message, s3)));
      await putBack(messages);
      return letters;
    },
    redrive: async (ids) => {
      const wanted = ids && new Set(ids);
      const messages = await take(Number.POSITIVE_INFINITY);
      const isWanted = ({ MessageId = '' }: SqsMessage) => wanted?.has(MessageId) ?? true;
      for (const message of messages.filter(isWanted)) await redriveOne(message);
      await putBack(messages.filter((message) => !isWanted(message)));
      return messages.filter(isWanted).length;
    },
    counts: async () => {
      const { Attributes: own = {} } = await sqs.getQueueAttributes(countsOf(url));
      const letters = policy && (await sqs.getQueueAttributes(countsOf(target()))).Attributes;
      return {
        waiting: Number(own.ApproximateNumberOfMessages),
        running: Number(own.ApproximateNumberOfMessagesNotVisible),
        delayed: Number(own.ApproximateNumberOfMessagesDelayed),
        dead: Number(letters?.ApproximateNumberOfMessages ?? 0),
      };
    },
  };
}

function countsOf(QueueUrl: string) {
  return {
    QueueUrl,
    AttributeNames: [
      'ApproximateNumberOfMessages' as const,
      'ApproximateNumberOfMessagesNotVisible' as const,
      'ApproximateNumberOfMessagesDelayed' as const,
    ],
  };
}

function readPolicy(
  text: string | undefined,
): { readonly name: string; readonly receives: number } | undefined {
  if (text === undefined) return undefined;
  const { deadLetterTargetArn, maxReceiveCount }: Record<string, unknown> = JSON.parse(text);
  const name = String(deadLetterTargetArn).split(':').at(-1) ?? '';
  return { name, receives: Number(maxReceiveCount) };
}

/** Dead letters are always in the queue's own account and region. */
function siblingUrl(url: string, name: string): string {
  return `${url.slice(0, url.lastIndexOf('/'))}/${name}`;
}

function check(result: Parameters<typeof refusalsOf>[1]): void {
  const [refusal] = refusalsOf(1, result);
  if (refusal) throw refusal;
}

function tens<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / 10);
  return Array.from({ length: count }, (_, index) => items.slice(index * 10, index * 10 + 10));
}
