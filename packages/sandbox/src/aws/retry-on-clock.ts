import type { Clock } from '../time/clock.ts';
import type { SdkClient } from './attach.ts';

/** What SDK clients decide with whether and when to try again, as far as it matters here. */
interface RetryStrategy {
  acquireInitialRetryToken(scope: string): Promise<RetryToken>;
  refreshRetryTokenForRetry(token: RetryToken, error: ErrorInfo): Promise<RetryToken>;
  recordSuccess(token: RetryToken): void;
}

interface RetryToken {
  getRetryCount(): number;
  getRetryDelay(): number;
}

interface ErrorInfo {
  readonly errorType?: string;
}

/**
 * Makes an attached client wait on the sandbox's clock before it tries again, twice as long each
 * time, as the SDK would on the machine's; without chance, so that virtual time passes alike in
 * every run. How often it tries, and after what, stays the SDK's. The clock has to run.
 */
export function retryOnClock(client: SdkClient, clock: Clock): void {
  const { config } = client;
  if (config?.retryStrategy === undefined) return;
  const given = config.retryStrategy;
  config.retryStrategy = async () => waitingOn(clock, await given());
}

function waitingOn(clock: Clock, strategy: RetryStrategy): RetryStrategy {
  /** The SDK's own tokens, by those that it gets to see. */
  const tokens = new WeakMap<RetryToken, RetryToken>();

  function withoutDelay(token: RetryToken): RetryToken {
    const shown = { getRetryCount: () => token.getRetryCount(), getRetryDelay: () => 0 };
    tokens.set(shown, token);
    return shown;
  }

  return {
    acquireInitialRetryToken: async (scope) =>
      withoutDelay(await strategy.acquireInitialRetryToken(scope)),
    refreshRetryTokenForRetry: async (shown, error) => {
      const next = await strategy.refreshRetryTokenForRetry(tokens.get(shown) ?? shown, error);
      await clock.sleep(delayOf(next, error));
      return withoutDelay(next);
    },
    recordSuccess: (shown) => strategy.recordSuccess(tokens.get(shown) ?? shown),
  };
}

const longestDelay = 20_000;

/** Milliseconds. */
function delayOf(token: RetryToken, { errorType }: ErrorInfo): number {
  const first = errorType === 'THROTTLING' ? 500 : 100;
  return Math.min(first * 2 ** (token.getRetryCount() - 1), longestDelay);
}
