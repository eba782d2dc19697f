import type { TaskRecord } from './records/task-records.ts';
import type { DeadLetter, TaskCounts } from './task-queue.ts';
import type { TaskWorker } from './worker/start-worker.ts';
import type { TaskHandlers } from './worker/task-context.ts';
import type { WorkOptions } from './worker/worker-options.ts';

export interface EnqueueOptions {
  /**
   * By which two sendings are known to be the same work; default the task's own id. With records,
   * what is completed under a key is not run again.
   */
  readonly idempotencyKey?: string;
  /** Seconds before anybody gets it, at most 900, as SQS has it. */
  readonly delaySeconds?: number;
}

export interface TaskReceipt {
  readonly id: string;
  /** The key to ask `status` for. */
  readonly idempotencyKey: string;
}

/** What is to be enqueued, one of many. */
export type TaskToEnqueue<Tasks extends object> = {
  readonly [Type in keyof Tasks & string]: {
    readonly type: Type;
    readonly payload: Tasks[Type];
    readonly options?: EnqueueOptions;
  };
}[keyof Tasks & string];

/**
 * Work for later and for others, the same on a laptop and on AWS: each task is handed over at least
 * once, in no promised order, again after a failure, and is a dead letter after too many.
 */
export interface TaskService<Tasks extends object = Record<string, unknown>> {
  readonly implementation: TaskImplementation;
  /** Resolves when the task is kept. Throws TaskMistake, or TaskNotSent. */
  enqueue<Type extends keyof Tasks & string>(
    type: Type,
    payload: Tasks[Type],
    options?: EnqueueOptions,
  ): Promise<TaskReceipt>;
  /** Sends them side by side; tells for each whether it is kept, in their order. */
  enqueueMany(
    tasks: readonly TaskToEnqueue<Tasks>[],
  ): Promise<readonly PromiseSettledResult<TaskReceipt>[]>;
  /** Starts to take tasks. A lifecycle that the service was given stops it in good order. */
  work(handlers: TaskHandlers<Tasks>, options?: WorkOptions): TaskWorker;
  /** What the records know of a key; undefined until its first attempt. Throws TaskMistake without records. */
  status(idempotencyKey: string): Promise<TaskRecord | undefined>;
  /** Counts of SQS are approximate. */
  counts(): Promise<TaskCounts>;
  readonly deadLetters: {
    /** Up to 100 unless said. */
    list(most?: number): Promise<readonly DeadLetter[]>;
    /** Sends them again, with all attempts anew; all of them unless said. Gives how many. */
    redrive(ids?: readonly string[]): Promise<number>;
  };
  /** Resolves when the queue can be reached: for a check of readiness. */
  ping(): Promise<void>;
  /** Stops its workers, and lets go of the queue. */
  close(): Promise<void>;
}

export type TaskImplementation = 'LOCAL' | 'BULLMQ' | 'AWS';
