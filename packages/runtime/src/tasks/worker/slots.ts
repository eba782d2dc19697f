/** Places for tasks at once. */
export interface Slots {
  /** Waits until one is free; takes up to `most` of them. 0 if the signal aborts before. */
  take(most: number, signal: AbortSignal): Promise<number>;
  give(count: number): void;
}

export function createSlots(concurrency: number): Slots {
  let free = concurrency;
  const waiting = new Set<() => void>();

  function waitForOne(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  return {
    take: async (most, signal) => {
      while (free === 0 && !signal.aborted) await waitForOne(signal);
      if (signal.aborted) return 0;
      const taken = Math.min(most, free);
      free -= taken;
      return taken;
    },
    give: (count) => {
      free += count;
      for (const wake of [...waiting]) wake();
    },
  };
}
