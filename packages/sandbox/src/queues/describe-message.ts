import type { Message, ReceiveMessageRequest } from '@aws-sdk/client-sqs';
import { attributesDigest, md5, selectAttributes } from './message-attributes.ts';
import type { HeldMessage, Queue } from './queue.ts';
import { handleOf } from './receipt-handle.ts';

/** A received message as its consumer sees it, with the attributes that it asked for. */
export function describeMessage(
  queue: Queue,
  message: HeldMessage,
  input: ReceiveMessageRequest,
): Message {
  const wanted = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])];
  const system = Object.entries(systemAttributes(queue, message)).filter(([name]) =>
    wanted.some((one) => one === 'All' || one === name),
  );
  const attributes = selectAttributes(message.attributes, input.MessageAttributeNames ?? []);
  const digest = attributesDigest(attributes);
  return {
    MessageId: message.id,
    ReceiptHandle: handleOf(queue, message),
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(system.length === 0 ? {} : { Attributes: Object.fromEntries(system) }),
    ...(digest === undefined
      ? {}
      : { MD5OfMessageAttributes: digest, MessageAttributes: { ...attributes } }),
  };
}

/** `SentTimestamp` and the like; all are text. */
export function systemAttributes(
  queue: Queue,
  message: HeldMessage,
): Readonly<Record<string, string>> {
  const { traceHeader, groupId, deduplicationId, deadLetterSource } = message;
  return {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    ...(queue.fifo ? { SequenceNumber: sequenceNumber(message.sequence) } : {}),
    ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
    ...(deduplicationId === undefined ? {} : { MessageDeduplicationId: deduplicationId }),
    ...(traceHeader === undefined ? {} : { AWSTraceHeader: traceHeader }),
    ...(deadLetterSource === undefined ? {} : { DeadLetterQueueSourceArn: deadLetterSource }),
  };
}

/** Twenty digits, ascending. */
export function sequenceNumber(sequence: number): string {
  return String(188_000_000_000 + sequence)
    .padEnd(12, '0')
    .padStart(20, '1');
}
