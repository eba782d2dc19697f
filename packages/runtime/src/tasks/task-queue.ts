/** A task to be sent, as text. */
export interface OutgoingTask {
  readonly type: string;
  readonly id: string;
  readonly body: string;
  readonly delaySeconds: number;
}

/** One handing-over of a task to a worker. A later one of the same task has another handle. */
export interface Delivery {
  readonly handle: string;
  readonly body: string;
  /** From 1: how often the task has been handed over, as the queue counts. */
  readonly attempt: number;
  /** Why the body could not be had, such as that its object is gone. */
  readonly unreadable?: string;
}

/** A task that nobody will try again by himself. */
export interface DeadLetter {
  /** By which `redrive` takes it. */
  readonly id: string;
  readonly type?: string;
  readonly payload?: unknown;
  readonly idempotencyKey?: string;
  readonly reason: string;
  readonly attempts?: number;
}

export interface TaskCounts {
  readonly waiting: number;
  readonly running: number;
  readonly delayed: number;
  readonly dead: number;
}

/** What workers may count on from a queue. */
export interface QueueLimits {
  /** Handings-over after which the queue itself makes a dead letter of a task. */
  readonly mostAttempts?: number;
  /** Milliseconds that a lease can be held in all. */
  readonly longestLeaseMs?: number;
  /** Receives that may be open at once. */
  readonly receivers: number;
}

/**
 * Where tasks wait: the one thing in which the implementations differ. All hand over at least once
 * and in no promised order, and hand over again what was neither completed nor extended in time.
 */
export interface TaskQueue {
  /** Resolves when the tasks are kept. Throws TaskNotSent. */
  send(task: OutgoingTask): Promise<void>;
  /** Asked once before the first receive. */
  limits(): Promise<QueueLimits>;
  /** Up to `most` tasks, each leased; waits up to 20 seconds for the first, or until the signal. */
  receive(most: number, leaseMs: number, signal: AbortSignal): Promise<readonly Delivery[]>;
  /** Renews leases; gives the handles of those that are lost. */
  extend(handles: readonly string[], leaseMs: number): Promise<readonly string[]>;
  /** Removes the task, if the lease is still held. */
  complete(handle: string): Promise<void>;
  /** Gives the task back, to be handed over after `delayMs` milliseconds. */
  release(handle: string, delayMs: number): Promise<void>;
  /** Makes a dead letter of it. */
  bury(handle: string, reason: string): Promise<void>;
  counts(): Promise<TaskCounts>;
  deadLetters(most: number): Promise<readonly DeadLetter[]>;
  /** Sends dead letters again as new tasks, all if no ids are given; gives how many. */
  redrive(ids: readonly string[] | undefined): Promise<number>;
  /** Resolves when it can be reached. */
  ping(): Promise<unknown>;
  close(): Promise<void>;
}
