import type { Clock } from '@seaworthy/sandbox';

/** Aborts its signal when the time is over. */
export class TimeLimit {
  readonly #controller = new AbortController();
  readonly lift: () => void;

  /** `milliseconds` absent: never. */
  constructor(milliseconds: number | undefined, clock: Clock) {
    this.lift =
      milliseconds === undefined
        ? () => {}
        : clock.after(milliseconds, () => this.#controller.abort(new TimeIsOver('time is over')));
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether an error is what a signal of such a limit gives as its reason. */
  static isOver(error: unknown): boolean {
    return error instanceof TimeIsOver;
  }
}

class TimeIsOver extends Error {
  override readonly name = 'TimeIsOver';
}
