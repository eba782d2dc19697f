import type { Log } from '../../log.ts';
import type { Claim } from '../records/task-records.ts';

/** What a handler is given. */
export interface TaskContext<Payload> {
  readonly id: string;
  readonly type: string;
  readonly payload: Payload;
  /** The sender's, else the task's id. Record it together with the effect. */
  readonly idempotencyKey: string;
  /** From 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** Aborted when the lease is lost, the time is over or the process has to end: give up then. */
  readonly signal: AbortSignal;
  /** This run's right to work, for records that complete it in a transaction of their own. */
  readonly claim: Claim;
  /**
   * Tells how far the work is, as JSON; with records, `status` shows it. Renews the lease, which
   * otherwise happens by itself.
   */
  progress(value?: unknown): Promise<void>;
  readonly log: Log;
}

/** Ends: the task is done, whatever it returns. Throws: it is tried again, or is a dead letter. */
export type TaskHandler<Payload> = (context: TaskContext<Payload>) => Promise<unknown> | unknown;

/** A handler for each type of task. */
export type TaskHandlers<Tasks extends object> = {
  readonly [Type in keyof Tasks & string]: TaskHandler<Tasks[Type]>;
};
