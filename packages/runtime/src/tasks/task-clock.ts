/** What tells workers and the embedded queue the time, so that tests can run without waiting. */
export interface TaskClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `action` once after `delay` milliseconds; the answer cancels it. */
  after(delay: number, action: () => void): () => void;
}

/** The machine's clock. Node takes a longer time than 24.8 days for none at all. */
export const machineClock: TaskClock = {
  now: Date.now,
  after: (delay, action) => {
    const timer = setTimeout(action, Math.min(delay, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** Resolves after `delay` milliseconds, or as soon as the signal aborts. */
export function pause(clock: TaskClock, delay: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(delay, end);
    signal?.addEventListener('abort', end);
  });
}
