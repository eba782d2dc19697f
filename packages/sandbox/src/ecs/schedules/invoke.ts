import type { Clock } from '../../time/clock.ts';

export interface RetryPolicy {
  readonly maximumAttempts: number;
  /** Milliseconds. */
  readonly maximumAge: number;
}

/** Milliseconds between two tries; AWS says only that it backs off. */
const betweenTries = 60_000;

/**
 * Calls a target until it takes the call: retries cover a refused call, not what the task does then.
 * Given up after the policy's attempts or age, with the last error.
 */
export async function invoke(
  call: () => Promise<unknown>,
  policy: RetryPolicy,
  clock: Clock,
): Promise<{ readonly error?: Error }> {
  const began = clock.now();
  for (let tries = 0; ; tries += 1) {
    try {
      await call();
      return {};
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const late = clock.now() + betweenTries - began > policy.maximumAge;
      if (tries >= policy.maximumAttempts || late) return { error };
    }
    await clock.sleep(betweenTries);
  }
}
