import { nearestName } from '@seaworthy/compiler';

/** The command was called in a way that it does not understand; `hint` says how to go on. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** By name, as bundles have classes of their own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}

/** `did you mean plan?`, or another hint when no name is near. */
export function suggestion(name: string, names: readonly string[], otherwise: string): string {
  const nearest = nearestName(name, names);
  return nearest === undefined ? otherwise : `did you mean ${nearest}?`;
}
