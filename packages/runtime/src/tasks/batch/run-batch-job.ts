import { type Log, silentLog } from '../../log.ts';
import type { EnvMap } from '../../secrets/options.ts';
import type { S3Client } from '../aws/large-payloads.ts';
import { loadS3 } from '../aws/load-s3.ts';
import type { Claim, TaskRecords } from '../records/task-records.ts';
import { machineClock } from '../task-clock.ts';
import { type Attempt, attemptTask, messageOf, type Outcome } from '../worker/attempt-task.ts';
import { backoff } from '../worker/backoff.ts';
import type { TaskHandlers } from '../worker/task-context.ts';
import { type BatchJob, readJob } from './read-job.ts';

export interface BatchJobOptions {
  /** What remembers what was done: messages may start a job twice. */
  readonly records?: TaskRecords;
  /** Attempts of the job definition; with it, `status` knows which one was the last. */
  readonly maxAttempts?: number;
  /** Seconds after which the records let another job take over from one that has died; default 60. */
  readonly leaseSeconds?: number;
  /** Seconds between SIGTERM and the end; default 25 of the 30 that Batch gives. */
  readonly graceSeconds?: number;
  readonly s3?: S3Client;
  readonly log?: Log;
  /** Default `process.env`. */
  readonly env?: Readonly<EnvMap>;
  /** Default `process.exit`. */
  readonly exit?: (code: number) => void;
}

/** What the job definition's retry strategy tells apart; the last two follow BSD's sysexits. */
export const batchExitCodes = { done: 0, permanent: 1, temporary: 75, unusable: 78 } as const;

/**
 * Runs the one task of a job of Batch with the same handlers as a worker, and ends the process: 0
 * when it is done, 75 for another attempt, 1 when no attempt helps, 78 if there is no such task.
 */
export async function runBatchJob<Tasks extends object>(
  handlers: TaskHandlers<Tasks>,
  options: BatchJobOptions = {},
): Promise<void> {
  const { exit = process.exit, log = silentLog, graceSeconds = 25 } = options;
  const stopping = new AbortController();
  let cancelEnd: () => void = () => undefined;
  const stop = () => {
    stopping.abort(new Error('The job is being stopped.'));
    cancelEnd = machineClock.after(graceSeconds * 1000, () => exit(batchExitCodes.temporary));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const code = await runJob(handlers, options, stopping.signal).catch((error: unknown) => {
    log.error({ error: messageOf(error) }, 'the job could not be begun');
    return batchExitCodes.temporary;
  });
  process.off('SIGTERM', stop);
  process.off('SIGINT', stop);
  cancelEnd();
  exit(code);
}

async function runJob<Tasks extends object>(
  handlers: TaskHandlers<Tasks>,
  options: BatchJobOptions,
  signal: AbortSignal,
): Promise<number> {
  const { env = process.env, log = silentLog } = options;
  const job = await readJob(env, loadS3(options.s3));
  if (typeof job === 'string') {
    log.error({ reason: job }, 'there is no task to run');
    return batchExitCodes.unusable;
  }
  const byType = new Map<string, Attempt['handler']>(Object.entries(handlers));
  const handler = byType.get(job.envelope.type);
  if (!handler) {
    log.error({ type: job.envelope.type }, 'no handler for tasks of this type');
    return batchExitCodes.unusable;
  }
  const outcome = await attemptJob(job, handler, options, signal);
  if (outcome.kind === 'bury') log.error({ reason: outcome.reason }, 'the job has failed for good');
  return codes[outcome.kind];
}

const codes: { readonly [Kind in Outcome['kind']]: number } = {
  complete: batchExitCodes.done,
  release: batchExitCodes.temporary,
  postpone: batchExitCodes.temporary,
  bury: batchExitCodes.permanent,
};

/** A job waits for another one of the same key: a retry of Batch's would cost it an attempt. */
async function attemptJob(
  { envelope, attempt }: BatchJob,
  handler: Attempt['handler'],
  options: BatchJobOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const { records, maxAttempts = Number.POSITIVE_INFINITY, log = silentLog } = options;
  const leaseMs = (options.leaseSeconds ?? 60) * 1000;
  let claim: Claim | undefined;
  const renew = async () => {
    if (claim) await records?.extend(claim).catch(() => false);
  };
  const beat = setInterval(renew, leaseMs / 3);
  try {
    for (;;) {
      const outcome = await attemptTask({
        envelope,
        attempt,
        handler,
        signal,
        isInterrupted: () => signal.aborted,
        onClaim: (claimed) => {
          claim = claimed;
        },
        renew,
        settings: { leaseMs, maxAttempts, backoff, clock: machineClock, log },
        records,
      });
      if (outcome.kind !== 'postpone' || signal.aborted) return outcome;
    }
  } finally {
    clearInterval(beat);
  }
}
