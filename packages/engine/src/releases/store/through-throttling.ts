import type { Clock } from '@seaworthy/sandbox';

/** Repeats a call that Parameter Store throttles, for about two minutes beyond the SDK's patience. */
export async function throughThrottling<Answer>(
  clock: Clock,
  call: () => Promise<Answer>,
): Promise<Answer> {
  for (const pause of pauses) {
    try {
      return await call();
    } catch (error) {
      if (!isThrottling(error)) throw error;
      await clock.sleep(pause);
    }
  }
  return call();
}

/** Milliseconds. */
const pauses = [500, 1000, 2000, 4000, 8000, 16_000, 16_000, 32_000, 32_000];

/** `TooManyUpdates`: somebody else writes the same parameter at this moment. */
function isThrottling(error: unknown): boolean {
  return error instanceof Error && ['ThrottlingException', 'TooManyUpdates'].includes(error.name);
}
