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
    await writeLease(this.#path, { ...this.#lease, released: true }, this.#context);
  }

  async #renew(): Promise<void> {
    const { clock } = this.#context;
    for (;;) {
      await clock.sleep(interval, this.#over.signal).catch(() => {});
      if (this.#over.signal.aborted) return;
      const end = this.#renewedAt + longest;
      try {
        await this.#until(end, this.#prolong());
        this.#renewedAt = clock.now();
      } catch (error) {
        if (!(error instanceof LeaseLost) && clock.now() < end) continue;
        this.#losing.abort(error instanceof LeaseLost ? error : new LeaseLost());
        return;
      }
    }
  }

  async #prolong(): Promise<void> {
    // After a long sleep of this machine, another deployment may hold it.
    const isOld = this.#context.clock.now() - this.#renewedAt > 2 * interval;
    if (isOld && !(await this.#isStillHeld())) throw new LeaseLost();
    await writeLease(this.#path, this.#lease, this.#context);
  }

  /** Calls are tried again for minutes, and others do not wait that long for a sign of life. */
  async #until(end: number, work: Promise<void>): Promise<void> {
    const { clock } = this.#context;
    const done = new AbortController();
    const late = clock.sleep(Math.max(0, end - clock.now()), done.signal).then(
      () => Promise.reject(new LeaseLost()),
      () => {},
    );
    await Promise.race([work, late]).finally(() => done.abort());
  }

  async #isStillHeld(): Promise<boolean> {
    // Whoever wants the work to stop wants it to hold the lease until it has.
    const [now] = await readLeases(this.#path, { ...this.#context, signal: this.#over.signal });
    return now?.lease.id === this.#lease.id;
  }
}

/** Milliseconds between two renewals. */
const interval = 10_000;

/** Milliseconds without a renewal after which others may think us dead. */
const longest = 45_000;
