import type { Cancel, Clock } from './clock.ts';
import { sleepWith } from './sleep.ts';

/** The longest delay that Node's timers take, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/**
 * Milliseconds: Node's timers count by another clock than `now`, and may come a little before their
 * time. Who then looks whether the time has come would wait for a next time that never comes.
 */
const mostEarly = 2;

/** The machine's clock; once closed, nothing that was to happen later happens any more. */
export interface RealClock extends Clock {
  close(): Promise<void>;
}

export function realClock(): RealClock {
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  function after(delay: number, action: () => void): Cancel {
    if (closed) return () => undefined;
    const due = Date.now() + delay;
    let cancel: Cancel;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        const early = due - Date.now();
        if (delay > longestTimer) cancel = after(delay - longestTimer, action);
        else if (early > 0 && early <= mostEarly) cancel = after(early, action);
        else action();
      },
      Math.min(delay, longestTimer),
    );
    timers.add(timer);
    cancel = () => {
      timers.delete(timer);
      clearTimeout(timer);
    };
    return () => cancel();
  }

  return {
    now: () => Date.now(),
    after,
    sleep: (delay, signal) => sleepWith(after, delay, signal),
    async close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
