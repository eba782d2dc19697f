import type { Cancel, Clock } from '../../time/clock.ts';

/** Calls `action` once nothing has happened for `delay` milliseconds; `touch` says that it has. */
export class IdleTimer {
  readonly #clock: Clock;
  readonly #delay: number;
  readonly #action: () => void;
  #last: number;
  #cancel: Cancel;

  constructor(clock: Clock, delay: number, action: () => void) {
    this.#clock = clock;
    this.#delay = delay;
    this.#action = action;
    this.#last = clock.now();
    this.#cancel = clock.after(delay, () => this.#expire());
  }

  touch(): void {
    this.#last = this.#clock.now();
  }

  stop(): void {
    this.#cancel();
  }

  /** One timer for many touches: it looks at the last one when it fires. */
  #expire(): void {
    const left = this.#last + this.#delay - this.#clock.now();
    if (left <= 0) this.#action();
    else this.#cancel = this.#clock.after(left, () => this.#expire());
  }
}
