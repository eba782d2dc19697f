/**
 * How long AWS would have waited in all. Waits that overlapped here overlap there too, so of those
 * only the longest counts; what follows upon each other is added up.
 */
export class WaitsOfAws {
  #before = 0;
  #longest = 0;
  #until = 0;

  /** A wait of so many seconds on AWS that begins `now` and takes so many milliseconds here. */
  add(awsSeconds: number, milliseconds: number, now: number): void {
    if (now >= this.#until) {
      this.#before += this.#longest;
      this.#longest = 0;
    }
    this.#longest = Math.max(this.#longest, awsSeconds);
    this.#until = Math.max(this.#until, now + milliseconds);
  }

  get seconds(): number {
    return this.#before + this.#longest;
  }
}
