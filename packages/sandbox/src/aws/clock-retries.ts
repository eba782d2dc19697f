import type { Clock } from '../time/clock.ts';

/** An attempt's place among those of one call, as the SDK keeps it. */
interface RetryToken {
  getRetryCount(): number;
  getRetryDelay(): number;
}

/** What the SDK's setting `retryStrategy` takes. */
export interface ClockRetries {
  acquireInitialRetryToken(scope: string): Promise<RetryToken>;
  /** Rejects when there is to be no further attempt. */
  refreshRetryTokenForRetry(
    token: RetryToken,
    error: { readonly errorType: string },
  ): Promise<RetryToken>;
  recordSuccess(token: RetryToken): void;
}

/**
 * The SDK's standard retries on the sandbox's clock instead of the machine's, and without chance, so
 * that virtual time passes alike in every run: `new ECSClient({ retryStrategy: clockRetries(clock) })`.
 * The clock has to run while a call is tried again.
 */
export function clockRetries(clock: Clock, maxAttempts = 3): ClockRetries {
  const tokenOf = (count: number): RetryToken => ({
    getRetryCount: () => count,
    // The wait is over when the SDK gets its token.
    getRetryDelay: () => 0,
  });
  return {
    acquireInitialRetryToken: async () => tokenOf(0),
    refreshRetryTokenForRetry: async (token, { errorType }) => {
      const count = token.getRetryCount() + 1;
      if (errorType === 'CLIENT_ERROR' || count >= maxAttempts) {
        throw new Error('No retry token available');
      }
      await clock.sleep(delayOf(count, errorType));
      return tokenOf(count);
    },
    recordSuccess: () => undefined,
  };
}

const longestDelay = 20_000;

/** Milliseconds before the attempt of a number, twice as many as before the last one. */
function delayOf(count: number, errorType: string): number {
  const first = errorType === 'THROTTLING' ? 500 : 100;
  return Math.min(first * 2 ** (count - 1), longestDelay);
}
