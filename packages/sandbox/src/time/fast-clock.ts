import { type RealClock, realClock } from './real-clock.ts';
import { sleepWith } from './sleep.ts';

/** The machine's clock, gone ahead from now on: `speed` of its seconds pass in one. */
export function fastClock(speed: number): RealClock {
  const real = realClock();
  const start = real.now();
  const after: RealClock['after'] = (delay, action) => real.after(delay / speed, action);
  return {
    now: () => start + (real.now() - start) * speed,
    after,
    sleep: (delay, signal) => sleepWith(after, delay, signal),
    close: () => real.close(),
  };
}
