import type { Cancel, Clock } from '../../time/clock.ts';
import { nextRun } from './next-run.ts';

export interface Timer {
  readonly expression: string;
  readonly timezone: string;
  /** No run before or after; milliseconds since 1970. */
  readonly start?: number;
  readonly end?: number;
  readonly run: () => void;
}

/** Runs at every time that the expression names; throws ValidationException when it is none. */
export function startTimer({ expression, timezone, start, end, run }: Timer, clock: Clock): Cancel {
  const created = clock.now();
  let cancel: Cancel = () => {};

  function wait(): void {
    const after = Math.max(clock.now(), (start ?? 0) - 1);
    const next = nextRun(expression, timezone, after, created);
    if (next === undefined || (end !== undefined && next > end)) return;
    cancel = clock.after(next - clock.now(), () => {
      wait();
      run();
    });
  }

  wait();
  return () => cancel();
}
