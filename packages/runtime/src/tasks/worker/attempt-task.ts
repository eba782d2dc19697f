import { randomUUID } from 'node:crypto';
import type { Envelope } from '../envelope.ts';
import { PermanentTaskError, RetryTaskError } from '../handler-errors.ts';
import type { Claim, TaskRecords } from '../records/task-records.ts';
import { pause } from '../task-clock.ts';
import type { TaskContext, TaskHandler } from './task-context.ts';
import type { WorkSettings } from './worker-options.ts';

/** What is to become of a task after an attempt. */
export type Outcome =
  | { readonly kind: 'complete' }
  | { readonly kind: 'release'; readonly delayMs: number }
  /** Another run has it, for longer than one waits. */
  | { readonly kind: 'postpone'; readonly delayMs: number }
  | { readonly kind: 'bury'; readonly reason: string };

export interface Attempt {
  readonly envelope: Envelope;
  readonly attempt: number;
  readonly handler: TaskHandler<never>;
  readonly signal: AbortSignal;
  /** Whether the attempt was ended for the worker's sake, and not by the task's own fault. */
  readonly isInterrupted: () => boolean;
  /** Told of the claim, to renew it with the lease. */
  readonly onClaim: (claim: Claim) => void;
  /** Renews the lease now. */
  readonly renew: () => Promise<void>;
  readonly settings: Pick<WorkSettings, 'leaseMs' | 'maxAttempts' | 'backoff' | 'clock' | 'log'>;
  readonly records: TaskRecords | undefined;
}

/** Runs a handler once, unless what it would do is done or being done; never throws. */
export async function attemptTask(attempt: Attempt): Promise<Outcome> {
  const { envelope, records, settings } = attempt;
  const claim: Claim = {
    key: envelope.key,
    owner: randomUUID(),
    attempt: attempt.attempt,
    leaseMs: settings.leaseMs,
  };
  try {
    const start = await begin(attempt, claim);
    if (start === 'completed') return { kind: 'complete' };
    if (start === 'running') return { kind: 'postpone', delayMs: settings.leaseMs };
  } catch (error) {
    return afterError(attempt, error);
  }
  if (attempt.attempt > settings.maxAttempts) {
    const reason = `Handed over ${attempt.attempt} times, of ${settings.maxAttempts}: its worker died or lost the lease.`;
    return end(attempt, claim, { kind: 'bury', reason });
  }
  attempt.onClaim(claim);
  try {
    const result = await attempt.handler(contextOf(attempt, claim) as TaskContext<never>);
    const outcome = { kind: 'complete' } as const;
    if (!records || (await records.end(claim, { state: 'completed', result }))) return outcome;
    return await afterLostClaim(records, claim, outcome);
  } catch (error) {
    return end(attempt, claim, afterError(attempt, error), error);
  }
}

/**
 * Waits for another run of the same key for as long as a lease: it may end at any moment, and giving
 * the task back would cost one of its attempts.
 */
async function begin(
  { records, signal, settings }: Attempt,
  claim: Claim,
): Promise<'started' | 'running' | 'completed'> {
  if (!records) return 'started';
  const { clock, leaseMs } = settings;
  const end = clock.now() + leaseMs;
  for (let wait = 250; ; wait = Math.min(2 * wait, 5000)) {
    const start = await records.begin(claim);
    if (start !== 'running' || signal.aborted || clock.now() >= end) return start;
    await pause(clock, Math.min(wait, end - clock.now()), signal);
  }
}

function contextOf(attempt: Attempt, claim: Claim): TaskContext<unknown> {
  const { envelope, records, signal, settings } = attempt;
  const { id, type, payload, key } = envelope;
  return {
    id,
    type,
    payload,
    idempotencyKey: key,
    attempt: attempt.attempt,
    maxAttempts: settings.maxAttempts,
    signal,
    claim,
    progress: async (value) => {
      await Promise.all([attempt.renew(), records?.extend(claim, value)]);
    },
    log: settings.log,
  };
}

function afterError(
  { attempt, envelope, settings, isInterrupted }: Attempt,
  error: unknown,
): Outcome {
  const { id, type } = envelope;
  settings.log.warn({ id, type, attempt, error: messageOf(error) }, 'an attempt has failed');
  if (isInterrupted()) return { kind: 'release', delayMs: 0 };
  if (error instanceof PermanentTaskError) return { kind: 'bury', reason: messageOf(error) };
  if (attempt >= settings.maxAttempts) {
    return { kind: 'bury', reason: `After ${attempt} attempts: ${messageOf(error)}` };
  }
  const asked = error instanceof RetryTaskError ? error.delaySeconds * 1000 : undefined;
  return { kind: 'release', delayMs: Math.min(asked ?? settings.backoff(attempt), longestDelayMs) };
}

/** SQS hides a message for at most 12 hours from its receipt on. */
const longestDelayMs = 11.5 * 3_600_000;

/** Tells the records; if they cannot be told, their claim runs out by itself. */
async function end(
  { records, settings }: Attempt,
  claim: Claim,
  outcome: Outcome,
  cause?: unknown,
): Promise<Outcome> {
  if (!records) return outcome;
  const state = outcome.kind === 'bury' ? 'dead' : 'waiting';
  const error = outcome.kind === 'bury' ? outcome.reason : messageOf(cause);
  try {
    const isEnded = await records.end(claim, { state, error });
    return isEnded ? outcome : await afterLostClaim(records, claim, outcome);
  } catch (failure) {
    settings.log.warn(
      { key: claim.key, error: messageOf(failure) },
      'the record could not be ended',
    );
    return outcome;
  }
}

/**
 * Another run has the key, or had it: the task may be taken away only if that one has completed it.
 * Two runs can hold one message, as SQS may hand it over twice, and the other may die yet.
 */
async function afterLostClaim(
  records: TaskRecords,
  { key, leaseMs }: Claim,
  outcome: Outcome,
): Promise<Outcome> {
  const state = (await records.find(key))?.state;
  if (state === 'completed') return { kind: 'complete' };
  const isOpen = state === 'running' || (state !== undefined && outcome.kind === 'complete');
  return isOpen ? { kind: 'postpone', delayMs: leaseMs } : outcome;
}

/** Not the error itself: clients of databases hang whole commands, with passwords, on theirs. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
}
