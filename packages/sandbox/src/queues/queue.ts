import type { Cancel } from '../time/clock.ts';
import type { QueueSettings } from './queue-settings.ts';
import type { SentMessage } from './sent-message.ts';

/** A message in a queue. Times are milliseconds since 1970. */
export interface HeldMessage extends SentMessage {
  readonly id: string;
  readonly sentAt: number;
  /** Counts up in the order of arrival, as the sequence numbers of FIFO queues do. */
  readonly sequence: number;
  readonly senderId: string;
  /** The queue that a dead letter comes from. */
  readonly deadLetterSource?: string;
  /** Hidden until then: delayed before it was first received, in flight afterwards. */
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  /** When it was last received: a visibility timeout ends 12 hours later at most. */
  receivedAt?: number;
  cancelWake?: Cancel;
}

/** A message that a FIFO queue accepted within the last five minutes. */
export interface AcceptedMessage {
  readonly id: string;
  readonly sequence: number;
  readonly at: number;
}

/** One queue with what it holds. */
export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly fifo: boolean;
  readonly createdAt: number;
  modifiedAt: number;
  purgedAt?: number;
  settings: QueueSettings;
  tags: Readonly<Record<string, string>>;
  /** By message id, in the order of arrival. */
  readonly messages: Map<string, HeldMessage>;
  /** By deduplication id, with its scope. */
  readonly accepted: Map<string, AcceptedMessage>;
  /** Called when a message becomes visible, and when the queue ends. */
  readonly listeners: Set<() => void>;
}

/** Whether a message is with a consumer. */
export function isInFlight(message: HeldMessage, now: number): boolean {
  return message.receiveCount > 0 && message.visibleAt > now;
}

export function isDelayed(message: HeldMessage, now: number): boolean {
  return message.receiveCount === 0 && message.visibleAt > now;
}
