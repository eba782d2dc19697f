import { type Lease, LeaseLost } from './lease.ts';
import { type LeaseContext, readLeases, writeLease } from './lease-records.ts';

/** The right to deploy, renewed until it is released. */
export class HeldLease {
  /** Aborts, with LeaseLost, when another deployment may have taken over. */
  readonly lost: AbortSignal;
  readonly #path: string;
  readonly #lease: Lease;
  readonly #context: LeaseContext;
  readonly #over = new AbortController();
  readonly #losing = new AbortController();
  readonly #renewing: Promise<void>;
  #renewedAt: number;

  constructor(path: string, lease: Lease, context: LeaseContext) {
    this.#path = path;
    this.#lease = lease;
    this.#context = context;
    this.lost = this.#losing.signal;
    this.#renewedAt = context.clock.now();
    this.#renewing = this.#renew();
  }

  /** Throws LeaseLost when another deployment may have taken over, such as while this machine slept. */
  assertHeld(): void {
    if (this.#context.clock.now() >= this.#renewedAt + longest) this.#losing.abort(new LeaseLost());
    this.lost.throwIfAborted();
  }

  /** Lets others deploy at once. Throws what the SDK throws; the lease then ends by itself. */
  async release(): Promise<void> {
    this.#over.abort();
    await this.#renewing;
    if (this.lost.aborted) return;
    const { clients } = this.#context; // and no signal: who wants the work to end wants this done
    await writeLease(this.#path, { ...this.#lease, released: true }, { clients });
  }

  async #renew(): Promise<void> {
    const { clock } = this.#context;
    for (let pause = interval; ; ) {
      await clock.sleep(pause, this.#over.signal).catch(() => {});
      if (this.#over.signal.aborted) return;
      const end = this.#renewedAt + longest;
      try {
        await this.#within(Math.min(attempt, end - clock.now()), (signal) => this.#prolong(signal));
        this.#renewedAt = clock.now();
        pause = interval;
      } catch (error) {
        if (error instanceof LeaseLost || clock.now() >= end) {
          this.#losing.abort(new LeaseLost());
          return;
        }
        pause = Math.min(shortPause, end - clock.now());
      }
    }
  }

  async #prolong(signal: AbortSignal): Promise<void> {
    // After a long sleep of this machine, another deployment may hold it.
    const isOld = this.#context.clock.now() - this.#renewedAt > 2 * interval;
    if (isOld && !(await this.#isStillHeld(signal))) throw new LeaseLost();
    await writeLease(this.#path, this.#lease, { ...this.#context, signal });
  }

  /** Clients try a call again for minutes: an attempt is given up before, and begun anew. */
  async #within(milliseconds: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const ending = new AbortController();
    const late = this.#context.clock.sleep(Math.max(0, milliseconds), ending.signal).then(
      () => Promise.reject(new Error('AWS did not answer in time')),
      () => {},
    );
    await Promise.race([work(ending.signal), late]).finally(() => ending.abort());
  }

  async #isStillHeld(signal: AbortSignal): Promise<boolean> {
    // Whoever wants the work to stop wants it to hold the lease until it has: its signal is not asked.
    const [now] = await readLeases(this.#path, { ...this.#context, signal });
    return now?.lease.id === this.#lease.id;
  }
}

/** Milliseconds between two renewals. */
const interval = 10_000;

/** Milliseconds that a renewal is waited for, and after which the next one follows it. */
const attempt = 10_000;
const shortPause = 1000;

/** Milliseconds without a renewal after which others may think us dead. */
const longest = 45_000;
