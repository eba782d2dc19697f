import { batchCalls } from './batch-calls.ts';
import { refusalsOf, type SqsClient } from './sqs-client.ts';

/** Calls about one message each, of which SQS gets up to ten at once. They throw SqsRefusal. */
export interface SqsCalls {
  send(message: { readonly body: string; readonly delaySeconds: number }): Promise<void>;
  remove(handle: string): Promise<void>;
  /** Hides a message for so many milliseconds from now, in whole seconds. */
  hide(handle: string, ms: number): Promise<void>;
}

/** Bytes of all messages of one call. */
const mostBytes = 1_000_000;

export function createSqsCalls(sqs: SqsClient, QueueUrl: string): SqsCalls {
  const hide = batchCalls<{ readonly handle: string; readonly seconds: number }>(async (asked) => {
    const Entries = asked.map(({ handle, seconds }, index) => ({
      Id: String(index),
      ReceiptHandle: handle,
      VisibilityTimeout: seconds,
    }));
    return refusalsOf(asked.length, await sqs.changeMessageVisibilityBatch({ QueueUrl, Entries }));
  });
  return {
    send: batchCalls<Parameters<SqsCalls['send']>[0]>(
      async (messages) => {
        const Entries = messages.map(({ body, delaySeconds }, index) => ({
          Id: String(index),
          MessageBody: body,
          // Without one the queue's own delay counts.
          ...(delaySeconds === 0 ? {} : { DelaySeconds: delaySeconds }),
        }));
        return refusalsOf(messages.length, await sqs.sendMessageBatch({ QueueUrl, Entries }));
      },
      { bytesOf: ({ body }) => Buffer.byteLength(body), mostBytes },
    ),
    remove: batchCalls<string>(async (handles) => {
      const Entries = handles.map((ReceiptHandle, index) => ({
        Id: String(index),
        ReceiptHandle,
      }));
      return refusalsOf(handles.length, await sqs.deleteMessageBatch({ QueueUrl, Entries }));
    }),
    hide: (handle, ms) => hide({ handle, seconds: Math.ceil(ms / 1000) }),
  };
}
