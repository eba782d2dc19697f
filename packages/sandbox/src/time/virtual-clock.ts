import type { Clock } from './clock.ts';
import { EventQueue } from './event-queue.ts';
import { sleepWith } from './sleep.ts';

export interface RunOptions {
  /** Asked after each timer and what it set going; the run ends once it is true. */
  readonly until?: () => boolean;
  /**
   * Milliseconds of virtual time to pass. With `until`, the most that it may take (a week unless
   * said): more is an error.
   */
  readonly for?: number;
}

/** A clock that stands still until it is run, and then jumps from timer to timer. */
export interface VirtualClock extends Clock {
  /**
   * Fires timers in order; between two, lets every promise settle that can, so that async code
   * sees each instant as it would in real time. Without options, runs until no timer is left.
   * Throws what a timer's action throws, and when `until` can no longer become true.
   */
  run(options?: RunOptions): Promise<void>;
}

const week = 7 * 24 * 3_600_000;

/** How many timers are fired in one turn of Node's event loop, with promises settled in between. */
const timersPerTurn = 64;

/** A virtual clock that starts at `start`, in milliseconds since 1970. */
export function virtualClock(start = Date.UTC(2026, 0, 1)): VirtualClock {
  const queue = new EventQueue();
  let now = start;
  let running = false;

  const after: Clock['after'] = (delay, action) => {
    if (Number.isNaN(delay)) throw new RangeError('A timer needs a delay in milliseconds.');
    const event = queue.add(now + Math.max(0, delay), action);
    return () => queue.cancel(event);
  };

  /** Fires the next timer up to `end`; false when there is none. */
  function fireNext(end: number): boolean {
    const next = queue.first();
    if (next === undefined || next.at > end) return false;
    queue.take();
    now = next.at;
    next.action();
    return true;
  }

  function finish(end: number, until: (() => boolean) | undefined): void {
    if (until === undefined) {
      if (end !== Number.POSITIVE_INFINITY) now = end;
      return;
    }
    throw new Error(
      queue.first() === undefined
        ? 'Nothing is left to do at this virtual time, but the condition to run until is still false.'
        : `The condition to run until is still false at ${new Date(end).toISOString()} of virtual time.`,
    );
  }

  function run(options: RunOptions = {}): Promise<void> {
    if (running) throw new Error('The virtual clock is already running.');
    running = true;
    const { until } = options;
    const end = now + (options.for ?? (until === undefined ? Number.POSITIVE_INFINITY : week));
    return settleBetween(() => {
      if (until?.() === true) return true;
      if (fireNext(end)) return false;
      finish(end, until);
      return true;
    }).finally(() => {
      running = false;
    });
  }

  return { now: () => now, after, sleep: (delay, signal) => sleepWith(after, delay, signal), run };
}

/**
 * Repeats `step` until it answers true. Node settles all promises between two immediates, so each
 * step is one; several are scheduled at once, because a turn of the event loop costs more than they do.
 */
function settleBetween(step: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let done = false;
    const stepOnce = () => {
      if (done) return;
      try {
        done = step();
        if (done) resolve();
      } catch (error) {
        done = true;
        reject(error);
      }
    };
    const turn = () => {
      if (done) return;
      for (let count = 1; count < timersPerTurn; count++) setImmediate(stepOnce);
      setImmediate(() => {
        stepOnce();
        turn();
      });
    };
    turn();
  });
}
