import type { Diagnostic } from '@seaworthy/compiler';

/** A run of something that only a clock or a queue starts, which did not end well. */
export interface FailedRun {
  readonly service: string;
  /** For when nothing else says why. */
  readonly problem: Diagnostic;
}

/** What AWS refuses a call with, as an answer. */
export function refusalOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
