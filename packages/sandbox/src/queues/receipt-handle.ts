import type { HeldMessage, Queue } from './queue.ts';
import { queueErrors } from './queue-errors.ts';

/** Names one receipt of a message, the way SQS does: a later receipt has another handle. */
export function handleOf(queue: Queue, message: HeldMessage): string {
  return Buffer.from(`${queue.name} ${message.id} ${message.receiveCount}`).toString('base64');
}

/** Throws ReceiptHandleIsInvalid for what is no handle of this queue. */
export function readHandle(
  queue: Queue,
  handle: string | undefined,
): { readonly messageId: string; readonly receipt: number } {
  if (handle === undefined) throw queueErrors.missing('ReceiptHandle');
  const [name, messageId, receipt] = Buffer.from(handle, 'base64').toString('utf8').split(' ');
  if (name !== queue.name || messageId === undefined || !/^\d+$/.test(receipt ?? '')) {
    throw queueErrors.badHandle();
  }
  return { messageId, receipt: Number(receipt) };
}
