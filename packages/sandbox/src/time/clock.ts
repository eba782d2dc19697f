/**
 * The one clock of a sandbox. Rehearsals run on the machine's, tests on a virtual one that jumps
 * from event to event; nothing in the sandbox asks the time or sets a timer elsewhere.
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `action` once after `delay` milliseconds; the answer cancels it. */
  after(delay: number, action: () => void): Cancel;
  /** Resolves after `delay` milliseconds; rejects with the signal's reason when it aborts. */
  sleep(delay: number, signal?: AbortSignal): Promise<void>;
}

export type Cancel = () => void;
