import { readEnvelope } from '../envelope.ts';
import type { DeadLetter } from '../task-queue.ts';
import { fetchBody, readPointer, type S3Client } from './large-payloads.ts';
import type { SqsAttribute, SqsMessage } from './sqs-client.ts';

const movedBySqs =
  'SQS moved it here at maxReceiveCount: the worker of its last attempt died or lost the lease.';

/** What a worker writes beside the body of a task that it gives up. */
export function letterAttributes(
  { Attributes = {}, MessageId = '' }: SqsMessage,
  reason: string,
): Record<string, SqsAttribute> {
  const attempts = Attributes.ApproximateReceiveCount ?? '1';
  return {
    TaskFailure: { DataType: 'String', StringValue: legal(reason) },
    TaskAttempts: { DataType: 'Number', StringValue: attempts },
    OriginalMessageId: { DataType: 'String', StringValue: MessageId },
  };
}

/** A reason, without the characters that SQS refuses, and short. */
function legal(reason: string): string {
  const text = reason.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '?');
  return text.slice(0, 1000) || 'No reason was given.';
}

/** Reads a message among the dead letters, whoever put it there. */
export async function describeLetter(
  message: SqsMessage,
  s3: () => Promise<S3Client>,
): Promise<DeadLetter> {
  const { MessageId: id = '', Body: body = '', MessageAttributes = {} } = message;
  const attempts = MessageAttributes.TaskAttempts?.StringValue;
  const known = {
    id,
    reason: MessageAttributes.TaskFailure?.StringValue ?? movedBySqs,
    ...(attempts === undefined ? {} : { attempts: Number(attempts) }),
  };
  const pointer = readPointer(body);
  const text = pointer ? await fetchBody(await s3(), pointer).catch(() => '') : body;
  const envelope = readEnvelope(text);
  if (typeof envelope === 'string') return known;
  const { type, payload, key } = envelope;
  return { ...known, type, payload, idempotencyKey: key };
}
