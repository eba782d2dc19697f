import { createHash } from 'node:crypto';
import type {
  ChangeMessageVisibilityRequest,
  DeleteMessageRequest,
  ReceiveMessageRequest,
  ReceiveMessageResult,
  SendMessageRequest,
  SendMessageResult,
} from '@aws-sdk/client-sqs';
import type { Caller, Operations } from '../aws/operation.ts';
import { describeMessage, sequenceNumber } from './describe-message.ts';
import { attributesDigest, md5 } from './message-attributes.ts';
import type { Queue } from './queue.ts';
import { parameterValue, queueErrors } from './queue-errors.ts';
import { onQueue, type QueueParts } from './queue-parts.ts';
import { receiveMessages } from './receive-messages.ts';
import { type MessageInput, readMessage } from './sent-message.ts';

/** Operations on single messages. */
export function messageOperations(parts: QueueParts): Operations {
  const { flow } = parts;
  return {
    SendMessage: onQueue<SendMessageRequest, SendMessageResult>(
      parts,
      {
        name: 'SendMessage',
        fields: [
          'MessageBody',
          'DelaySeconds',
          'MessageAttributes',
          'MessageSystemAttributes',
          'MessageGroupId',
          'MessageDeduplicationId',
        ],
      },
      (queue, input, { caller }) => sendMessage(queue, input, caller, parts),
    ),
    ReceiveMessage: onQueue<ReceiveMessageRequest, ReceiveMessageResult>(
      parts,
      {
        name: 'ReceiveMessage',
        fields: [
          'AttributeNames',
          'MessageAttributeNames',
          'MessageSystemAttributeNames',
          'MaxNumberOfMessages',
          'VisibilityTimeout',
          'WaitTimeSeconds',
        ],
      },
      async (queue, input, { signal }) => {
        const messages = await receiveMessages(queue, input, parts, signal);
        if (messages.length === 0) return {};
        return { Messages: messages.map((message) => describeMessage(queue, message, input)) };
      },
    ),
    DeleteMessage: onQueue<DeleteMessageRequest, object>(
      parts,
      { name: 'DeleteMessage', fields: ['ReceiptHandle'] },
      (queue, { ReceiptHandle }) => {
        flow.remove(queue, ReceiptHandle);
        return {};
      },
    ),
    ChangeMessageVisibility: onQueue<ChangeMessageVisibilityRequest, object>(
      parts,
      { name: 'ChangeMessageVisibility', fields: ['ReceiptHandle', 'VisibilityTimeout'] },
      (queue, input) => {
        changeVisibility(queue, input, parts);
        return {};
      },
    ),
  };
}

/** Sends one message and answers as SQS does, with the digests that clients check. */
export function sendMessage(
  queue: Queue,
  input: MessageInput,
  caller: Caller,
  { flow }: QueueParts,
): SendMessageResult {
  const message = readMessage(input, queue);
  const accepted = flow.send(queue, message, {
    delay: (queue.fifo ? undefined : input.DelaySeconds) ?? queue.settings.DelaySeconds,
    senderId: senderId(caller),
  });
  const digest = attributesDigest(message.attributes);
  const systemDigest = attributesDigest(input.MessageSystemAttributes ?? {});
  return {
    MessageId: accepted.id,
    MD5OfMessageBody: md5(message.body),
    ...(digest === undefined ? {} : { MD5OfMessageAttributes: digest }),
    ...(systemDigest === undefined ? {} : { MD5OfMessageSystemAttributes: systemDigest }),
    ...(queue.fifo ? { SequenceNumber: sequenceNumber(accepted.sequence) } : {}),
  };
}

/** Throws AwsError when the message is not in flight or the time is out of range. */
export function changeVisibility(
  queue: Queue,
  {
    ReceiptHandle: handle,
    VisibilityTimeout: timeout,
  }: Pick<ChangeMessageVisibilityRequest, 'ReceiptHandle'> & {
    readonly VisibilityTimeout?: number | undefined;
  },
  { flow }: QueueParts,
): void {
  if (timeout === undefined) throw queueErrors.missing('VisibilityTimeout');
  if (!Number.isInteger(timeout) || timeout < 0 || timeout > 43_200) {
    throw parameterValue(
      timeout,
      'VisibilityTimeout',
      'VisibilityTimeout must be an integer between 0 and 43200.',
    );
  }
  flow.hide(queue, handle, timeout);
}

/** In the form of an id of IAM's; the same caller has the same one. */
function senderId(caller: Caller): string {
  const name = caller.kind === 'role' ? caller.roleArn : 'developer';
  const digits = createHash('sha256').update(name).digest('hex').slice(0, 17).toUpperCase();
  return caller.kind === 'role' ? `AROA${digits}:${caller.sessionName}` : `AIDA${digits}`;
}
