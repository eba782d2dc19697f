/** Why a source gave nothing. */
export type FailureCode =
  | 'AccessDenied'
  | 'NotFound'
  | 'Throttled'
  | 'Timeout'
  | 'Network'
  | 'BadPayload'
  | 'Credentials'
  | 'Other';

/** Whose permissions count. */
export type Role = 'task-role' | 'execution-role' | 'local-profile';

/** Thrown by a source: the class of its failure and a message without values. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The failure as it is, or what an unknown error can be called without repeating its text. */
export function failureOf(error: unknown): SourceFailure {
  if (error instanceof SourceFailure) return error;
  const name = error instanceof Error ? error.name : typeof error;
  return new SourceFailure('Other', `It failed with ${name}.`);
}
