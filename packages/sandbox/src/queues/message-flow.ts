import { createHash } from 'node:crypto';
import type { Identity } from '../aws/identity.ts';
import type { Clock } from '../time/clock.ts';
import { type AcceptedMessage, type HeldMessage, isInFlight, type Queue } from './queue.ts';
import { queueErrors } from './queue-errors.ts';
import type { QueueStore } from './queue-store.ts';
import { readHandle } from './receipt-handle.ts';
import type { SentMessage } from './sent-message.ts';

/** What happens to messages between their senders and their consumers. */
export interface MessageFlow {
  /** Takes a message in; a duplicate in a FIFO queue is accepted and goes no further. */
  send(
    queue: Queue,
    message: SentMessage,
    how: { readonly delay: number; readonly senderId: string },
  ): AcceptedMessage;
  /** Hides up to `most` visible messages for `timeout` seconds and gives them. */
  take(queue: Queue, most: number, timeout: number): readonly HeldMessage[];
  /** Deletes what a handle of its last receipt names; an older one deletes nothing. */
  remove(queue: Queue, handle: string | undefined): void;
  /** Hides a message in flight for `timeout` seconds from now. */
  hide(queue: Queue, handle: string | undefined, timeout: number): void;
  /** Messages that have not outlived their retention. */
  held(queue: Queue): readonly HeldMessage[];
  purge(queue: Queue): void;
}

/** How often a standard queue delivers a message again that is in flight, in tests of idempotence. */
export interface Duplicates {
  readonly seed: number;
  /** From 0 to 1. */
  readonly rate: number;
}

const deduplicationTime = 5 * 60_000;
const longestVisibility = 43_200_000;

export function createMessageFlow({
  clock,
  identity,
  store,
  isDuplicated,
}: {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly store: QueueStore;
  /** Decides for one delivery whether the message stays visible all the same. */
  readonly isDuplicated: () => boolean;
}): MessageFlow {
  let lastSequence = 0;

  function send(
    queue: Queue,
    message: SentMessage,
    { delay, senderId }: { readonly delay: number; readonly senderId: string },
  ): AcceptedMessage {
    const deduplicationId = deduplicationIdOf(queue, message);
    const earlier = deduplicationId && acceptedBefore(queue, deduplicationId, message);
    if (earlier) return earlier;
    lastSequence += 1;
    const accepted = { id: identity.uuid(), sequence: lastSequence, at: clock.now() };
    if (deduplicationId !== undefined) {
      queue.accepted.set(scoped(queue, deduplicationId, message), accepted);
    }
    put(queue, {
      ...message,
      ...(deduplicationId === undefined ? {} : { deduplicationId }),
      id: accepted.id,
      sequence: accepted.sequence,
      senderId,
      sentAt: clock.now(),
      visibleAt: clock.now() + delay * 1000,
      receiveCount: 0,
    });
    return accepted;
  }

  function acceptedBefore(
    queue: Queue,
    deduplicationId: string,
    message: SentMessage,
  ): AcceptedMessage | undefined {
    for (const [id, { at }] of queue.accepted) {
      if (at + deduplicationTime <= clock.now()) queue.accepted.delete(id);
    }
    return queue.accepted.get(scoped(queue, deduplicationId, message));
  }

  function put(queue: Queue, message: HeldMessage): void {
    queue.messages.set(message.id, message);
    wakeWhenVisible(queue, message);
  }

  function wakeWhenVisible(queue: Queue, message: HeldMessage): void {
    message.cancelWake?.();
    const wait = message.visibleAt - clock.now();
    if (wait <= 0) tell(queue);
    else message.cancelWake = clock.after(wait, () => tell(queue));
  }

  function held(queue: Queue): readonly HeldMessage[] {
    const oldest = clock.now() - queue.settings.MessageRetentionPeriod * 1000;
    for (const message of queue.messages.values()) {
      if (message.sentAt <= oldest) drop(queue, message);
    }
    return [...queue.messages.values()];
  }

  function take(queue: Queue, most: number, timeout: number): readonly HeldMessage[] {
    const now = clock.now();
    const messages = held(queue);
    const busyGroups = new Set(
      queue.fifo
        ? messages.filter((message) => isInFlight(message, now)).map(({ groupId }) => groupId)
        : [],
    );
    const taken: HeldMessage[] = [];
    for (const message of messages) {
      if (taken.length === most) break;
      if (queue.fifo && busyGroups.has(message.groupId)) continue;
      if (message.visibleAt > now) {
        // A delayed message keeps those behind it in its group.
        busyGroups.add(message.groupId);
        continue;
      }
      if (moveToDeadLetters(queue, message)) continue;
      receive(queue, message, timeout);
      taken.push(message);
    }
    return taken;
  }

  function receive(queue: Queue, message: HeldMessage, timeout: number): void {
    const now = clock.now();
    message.receiveCount += 1;
    message.firstReceivedAt ??= now;
    message.receivedAt = now;
    if (!queue.fifo && isDuplicated()) return;
    message.visibleAt = now + timeout * 1000;
    // Of no duration: the consumer has it, and the next one may have it too.
    if (timeout > 0) wakeWhenVisible(queue, message);
  }

  function moveToDeadLetters(queue: Queue, message: HeldMessage): boolean {
    const policy = queue.settings.RedrivePolicy;
    if (policy === undefined || message.receiveCount < policy.maxReceiveCount) return false;
    const target = store.byArn(policy.deadLetterTargetArn);
    if (target === undefined) return false;
    drop(queue, message);
    const { cancelWake: _cancel, ...letter } = message;
    put(target, {
      ...letter,
      // In a standard queue a dead letter goes on ageing, in a FIFO queue it starts anew.
      sentAt: queue.fifo ? clock.now() : message.sentAt,
      visibleAt: clock.now(),
      deadLetterSource: queue.arn,
    });
    return true;
  }

  function remove(queue: Queue, handle: string | undefined): void {
    const { messageId, receipt } = readHandle(queue, handle);
    const message = queue.messages.get(messageId);
    if (message === undefined) return;
    if (queue.fifo && (message.receiveCount !== receipt || !isInFlight(message, clock.now()))) {
      throw queueErrors.handleExpired(handle ?? '');
    }
    if (message.receiveCount !== receipt) return;
    drop(queue, message);
    // The next of its group may come now.
    if (queue.fifo) tell(queue);
  }

  function hide(queue: Queue, handle: string | undefined, timeout: number): void {
    const { messageId, receipt } = readHandle(queue, handle);
    const message = queue.messages.get(messageId);
    const now = clock.now();
    if (!message || message.receiveCount !== receipt || !isInFlight(message, now)) {
      throw queueErrors.notInFlight(handle ?? '');
    }
    if (now + timeout * 1000 > (message.receivedAt ?? now) + longestVisibility) {
      throw queueErrors.visibleTooLong();
    }
    message.visibleAt = now + timeout * 1000;
    wakeWhenVisible(queue, message);
  }

  return {
    send,
    take,
    remove,
    hide,
    held,
    purge: (queue) => {
      for (const message of queue.messages.values()) drop(queue, message);
      queue.purgedAt = clock.now();
    },
  };
}

function drop(queue: Queue, message: HeldMessage): void {
  message.cancelWake?.();
  queue.messages.delete(message.id);
}

function tell(queue: Queue): void {
  for (const listener of [...queue.listeners]) listener();
}

function deduplicationIdOf(queue: Queue, message: SentMessage): string | undefined {
  if (!queue.fifo) return undefined;
  return message.deduplicationId ?? createHash('sha256').update(message.body).digest('hex');
}

function scoped(queue: Queue, deduplicationId: string, { groupId }: SentMessage): string {
  const perGroup = queue.settings.kept.DeduplicationScope === 'messageGroup';
  return perGroup ? `${groupId} ${deduplicationId}` : deduplicationId;
}
