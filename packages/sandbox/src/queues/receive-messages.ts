import type { ReceiveMessageRequest } from '@aws-sdk/client-sqs';
import { type HeldMessage, isInFlight, type Queue } from './queue.ts';
import { parameterValue, queueErrors } from './queue-errors.ts';
import type { QueueParts } from './queue-parts.ts';

/** Takes messages from a queue; waits for the first as long as the consumer or the queue wants. */
export async function receiveMessages(
  queue: Queue,
  input: ReceiveMessageRequest,
  parts: QueueParts,
  signal: AbortSignal | undefined,
): Promise<readonly HeldMessage[]> {
  const { clock, flow } = parts;
  const most = inRange(input, 'MaxNumberOfMessages', 1, 10) ?? 1;
  const timeout =
    inRange(input, 'VisibilityTimeout', 0, 43_200) ?? queue.settings.VisibilityTimeout;
  const wait =
    inRange(input, 'WaitTimeSeconds', 0, 20) ?? queue.settings.ReceiveMessageWaitTimeSeconds;
  const end = clock.now() + wait * 1000;
  for (;;) {
    // A consumer that has hung up must not take messages away from the others.
    if (signal?.aborted) return [];
    const messages = hasRoom(queue, parts) ? flow.take(queue, most, timeout) : [];
    if (messages.length > 0) return messages;
    if (wait === 0 && !hasRoom(queue, parts)) throw queueErrors.overLimit();
    if (clock.now() >= end) return [];
    await somethingVisible(queue, end - clock.now(), parts, signal);
    if (parts.store.byName(queue.name) !== queue) throw queueErrors.noQueue();
  }
}

function inRange(
  input: ReceiveMessageRequest,
  name: 'MaxNumberOfMessages' | 'VisibilityTimeout' | 'WaitTimeSeconds',
  least: number,
  most: number,
): number | undefined {
  const value = input[name];
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) {
    return value;
  }
  const range =
    name === 'WaitTimeSeconds'
      ? `Must be >= ${least} and <= ${most}, if provided.`
      : `Must be between ${least} and ${most}, if provided.`;
  throw parameterValue(value, name, range);
}

function hasRoom(queue: Queue, { clock, inFlightLimit }: QueueParts): boolean {
  if (queue.fifo || queue.messages.size < inFlightLimit) return true;
  const now = clock.now();
  const inFlight = [...queue.messages.values()].filter((message) => isInFlight(message, now));
  return inFlight.length < inFlightLimit;
}

/** Resolves when a message becomes visible, after `wait` milliseconds, or when the caller hangs up. */
function somethingVisible(
  queue: Queue,
  wait: number,
  { clock }: QueueParts,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(wait, done);
    queue.listeners.add(done);
    signal?.addEventListener('abort', done);
    function done(): void {
      cancel();
      queue.listeners.delete(done);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}
