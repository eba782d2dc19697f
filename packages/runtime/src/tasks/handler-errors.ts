/** Thrown by a handler for what no further attempt mends: the task becomes a dead letter at once. */
export class PermanentTaskError extends Error {
  override readonly name = 'PermanentTaskError';
}

/** Thrown by a handler to be tried again after a time of its own choice, at most 12 hours. */
export class RetryTaskError extends Error {
  override readonly name = 'RetryTaskError';
  readonly delaySeconds: number;

  constructor(said: string, { delaySeconds }: { readonly delaySeconds: number }) {
    super(said);
    this.delaySeconds = delaySeconds;
  }
}
