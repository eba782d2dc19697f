import type { Cancel, Clock } from './clock.ts';
import { sleepWith } from './sleep.ts';

/** The longest delay that Node's timers take, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** The machine's clock. */
export function realClock(): Clock {
  return {
    now: () => Date.now(),
    after,
    sleep: (delay, signal) => sleepWith(after, delay, signal),
  };
}

function after(delay: number, action: () => void): Cancel {
  let cancel: Cancel;
  const timer =
    delay <= longestTimer
      ? setTimeout(action, delay)
      : setTimeout(() => {
          cancel = after(delay - longestTimer, action);
        }, longestTimer);
  cancel = () => clearTimeout(timer);
  return () => cancel();
}
