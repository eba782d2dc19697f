import type { Log } from '../../log.ts';
import type { TaskClock } from '../task-clock.ts';

export interface WorkOptions {
  /** Tasks at once; default 10. */
  readonly concurrency?: number;
  /** Seconds after which the task of a worker that has died is handed over again; default 60. */
  readonly leaseSeconds?: number;
  /** Seconds after which a handler's signal is aborted; default none. */
  readonly timeoutSeconds?: number;
  /** Seconds that a handler may go on after its signal; default 30. */
  readonly graceSeconds?: number;
  /** Default 5, and never more than the queue hands over. */
  readonly maxAttempts?: number;
  /** Milliseconds before the attempt after this one; default up to 2, 4, 8 … seconds at random. */
  readonly backoff?: (attempt: number) => number;
  /** Whether ECS is asked to keep a busy task when it scales in; default yes, on ECS. */
  readonly protectFromScaleIn?: boolean;
}

/** The same with nothing left open. */
export interface WorkSettings {
  readonly concurrency: number;
  readonly leaseMs: number;
  readonly timeoutMs: number | undefined;
  readonly graceMs: number;
  readonly maxAttempts: number;
  readonly backoff: (attempt: number) => number;
  readonly clock: TaskClock;
  readonly log: Log;
}
