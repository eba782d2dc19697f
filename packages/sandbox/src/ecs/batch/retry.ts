import type { EvaluateOnExit, RetryStrategy } from '@aws-sdk/client-batch';

/** How an attempt ended. */
export interface AttemptEnd {
  /** Of the job, such as `Task failed to start`. */
  readonly statusReason: string;
  /** Of the container, such as `CannotPullContainerError: …`. */
  readonly reason?: string;
  readonly exitCode?: number;
}

/**
 * Whether a failed attempt is followed by another: as the first condition says that fits, and yes if
 * none fits.
 */
export function isRetried(strategy: RetryStrategy, attempts: number, end: AttemptEnd): boolean {
  if (attempts >= (strategy.attempts ?? 1)) return false;
  const fitting = strategy.evaluateOnExit?.find((condition) => fits(condition, end));
  return fitting?.action?.toUpperCase() !== 'EXIT';
}

function fits({ onStatusReason, onReason, onExitCode }: EvaluateOnExit, end: AttemptEnd): boolean {
  return (
    (onStatusReason === undefined || matches(onStatusReason, end.statusReason)) &&
    (onReason === undefined || matches(onReason, end.reason ?? '')) &&
    (onExitCode === undefined ||
      (end.exitCode !== undefined && matches(onExitCode, String(end.exitCode))))
  );
}

/** Batch knows one wildcard: a `*` at the end. */
function matches(pattern: string, text: string): boolean {
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}
