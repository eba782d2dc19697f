import type { Log } from '../../log.ts';
import type { TaskClock } from '../task-clock.ts';
import type { TaskQueue } from '../task-queue.ts';

/** One lease that is kept up. */
export interface Lease {
  readonly handle: string;
  /** Called once, when somebody else may get the task. */
  onLost(why: string): void;
  /** Called at each renewal. */
  onBeat(): void;
}

export interface Leases {
  hold(lease: Lease): void;
  letGo(handle: string): void;
  /** Renews one now. */
  renew(handle: string): Promise<void>;
  stop(): void;
}

interface HeldLease extends Lease {
  readonly from: number;
  until: number;
}

/** Renews all leases of a worker by one timer, a third of a lease apart. */
export function keepLeases(
  queue: Pick<TaskQueue, 'extend'>,
  {
    leaseMs,
    longestLeaseMs = Number.POSITIVE_INFINITY,
    clock,
    log,
  }: {
    readonly leaseMs: number;
    readonly longestLeaseMs: number | undefined;
    readonly clock: TaskClock;
    readonly log: Log;
  },
): Leases {
  const held = new Map<string, HeldLease>();
  const interval = leaseMs / 3;
  let due = clock.now() + interval;
  let isBeating = false;
  let cancel = clock.after(interval, beat);

  function beat(): void {
    const late = clock.now() - due;
    if (late > interval) {
      log.warn({ milliseconds: late }, 'leases are renewed late: a handler blocks the event loop');
    }
    due = clock.now() + interval;
    cancel = clock.after(interval, beat);
    if (isBeating || held.size === 0) return;
    isBeating = true;
    void renewAll([...held.values()]).then(() => {
      isBeating = false;
    });
  }

  async function renewAll(leases: readonly HeldLease[]): Promise<void> {
    const from = clock.now();
    for (const lease of leases) lease.onBeat();
    try {
      const lost = new Set(
        await queue.extend(
          leases.map(({ handle }) => handle),
          leaseMs,
        ),
      );
      for (const lease of leases) {
        if (lost.has(lease.handle))
          lose(lease, 'The lease is lost: another worker may have the task.');
        else lease.until = from + leaseMs;
      }
    } catch (error) {
      log.warn({ error: String(error) }, 'leases could not be renewed');
    }
    for (const lease of leases) check(lease);
  }

  function check(lease: HeldLease): void {
    const now = clock.now();
    if (now + interval >= lease.from + longestLeaseMs) {
      lose(lease, 'The task has been held as long as the queue allows.');
    } else if (now >= lease.until) {
      lose(lease, 'The lease has run out, since it could not be renewed.');
    }
  }

  function lose(lease: HeldLease, why: string): void {
    if (held.get(lease.handle) !== lease) return;
    held.delete(lease.handle);
    lease.onLost(why);
  }

  return {
    hold: (lease) => {
      const from = clock.now();
      held.set(lease.handle, { ...lease, from, until: from + leaseMs });
    },
    letGo: (handle) => void held.delete(handle),
    renew: async (handle) => {
      const lease = held.get(handle);
      if (lease) await renewAll([lease]);
    },
    stop: () => cancel(),
  };
}
