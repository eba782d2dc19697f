import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { bytesOf, checkAttributes } from './message-attributes.ts';
import type { Queue } from './queue.ts';
import { parameterValue, queueErrors } from './queue-errors.ts';

/** The largest message, and the largest batch: 1 MiB. */
export const largestMessage = 1_048_576;

export type MessageAttributes = Readonly<Record<string, MessageAttributeValue>>;

/** A message as its sender gives it, found good. */
export interface SentMessage {
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly traceHeader?: string;
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

/** What a sender gives, alone or as an entry of a batch. */
export interface MessageInput {
  readonly MessageBody?: string | undefined;
  readonly DelaySeconds?: number | undefined;
  readonly MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  readonly MessageSystemAttributes?: Record<string, MessageAttributeValue> | undefined;
  readonly MessageGroupId?: string | undefined;
  readonly MessageDeduplicationId?: string | undefined;
}

/** Checks a message against the rules of its queue. Throws AwsError. */
export function readMessage(input: MessageInput, queue: Queue): SentMessage {
  const body = input.MessageBody;
  if (body === undefined || body === '') throw queueErrors.missing('MessageBody');
  if (hasForeignCharacters(body)) throw queueErrors.badCharacters();
  const attributes = input.MessageAttributes ?? {};
  checkAttributes(attributes);
  const limit = queue.settings.MaximumMessageSize;
  if (sizeOf(input) > limit) throw queueErrors.tooLong(limit);
  checkDelay(input, queue);
  const traceHeader = traceHeaderOf(input);
  return {
    body,
    attributes,
    ...(traceHeader === undefined ? {} : { traceHeader }),
    ...readGroup(input, queue),
  };
}

/** Bytes of a message that count: body, and names, types and values of attributes. */
export function sizeOf(input: MessageInput): number {
  const attributes = Object.entries(input.MessageAttributes ?? {});
  return attributes.reduce(
    (sum, [name, value]) =>
      sum +
      Buffer.byteLength(name) +
      Buffer.byteLength(value.DataType ?? '') +
      bytesOf(value).length,
    Buffer.byteLength(input.MessageBody ?? ''),
  );
}

/** Seconds from a sender's or a queue's settings. */
export function checkDelay({ DelaySeconds: delay }: MessageInput, { fifo }: Queue): void {
  if (delay === undefined) return;
  if (fifo && delay !== 0) throw queueErrors.notForThisQueue(delay, 'DelaySeconds');
  if (!Number.isInteger(delay) || delay < 0 || delay > 900) {
    throw parameterValue(delay, 'DelaySeconds', 'DelaySeconds must be >= 0 and <= 900.');
  }
}

function hasForeignCharacters(text: string): boolean {
  return /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text);
}

function traceHeaderOf(input: MessageInput): string | undefined {
  const system = input.MessageSystemAttributes ?? {};
  for (const name of Object.keys(system)) {
    if (name === 'AWSTraceHeader') continue;
    throw parameterValue(
      name,
      'MessageSystemAttributes',
      `Message system attribute name '${name}' is not valid.`,
    );
  }
  return system.AWSTraceHeader?.StringValue;
}

const idForm = /^[\x21-\x7e]{1,128}$/;

function readGroup(
  { MessageGroupId: groupId, MessageDeduplicationId: deduplicationId }: MessageInput,
  queue: Queue,
): Pick<SentMessage, 'groupId' | 'deduplicationId'> {
  if (groupId === undefined && queue.fifo) throw queueErrors.missing('MessageGroupId');
  if (deduplicationId !== undefined && !queue.fifo) {
    throw queueErrors.notForThisQueue(deduplicationId, 'MessageDeduplicationId');
  }
  const ids = { MessageGroupId: groupId, MessageDeduplicationId: deduplicationId };
  for (const [name, id] of Object.entries(ids)) {
    if (id === undefined || idForm.test(id)) continue;
    throw parameterValue(
      id,
      name,
      `${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
    );
  }
  if (queue.fifo && deduplicationId === undefined && !queue.settings.ContentBasedDeduplication) {
    throw queueErrors.noDeduplication();
  }
  return {
    ...(groupId === undefined ? {} : { groupId }),
    ...(deduplicationId === undefined ? {} : { deduplicationId }),
  };
}
