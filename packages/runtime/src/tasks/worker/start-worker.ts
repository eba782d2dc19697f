import type { TaskRecords } from '../records/task-records.ts';
import { pause } from '../task-clock.ts';
import type { Delivery, TaskQueue } from '../task-queue.ts';
import { messageOf } from './attempt-task.ts';
import { keepLeases } from './leases.ts';
import { createProtection } from './protect-from-scale-in.ts';
import { type Run, type RunParts, runDelivery } from './run-delivery.ts';
import { createSlots } from './slots.ts';
import type { TaskHandler } from './task-context.ts';
import type { WorkSettings } from './worker-options.ts';

export interface WorkerParts {
  readonly queue: TaskQueue;
  readonly handlers: ReadonlyMap<string, TaskHandler<never>>;
  readonly records: TaskRecords | undefined;
  readonly settings: WorkSettings;
  /** `ECS_AGENT_URI`, to be asked for protection. */
  readonly agent: string | undefined;
}

/** What became of the tasks in hand when a worker was stopped. */
export interface Drained {
  readonly finished: number;
  /** Given back. */
  readonly released: number;
  /** Still running, without a lease; given back if the worker was stopped. */
  readonly abandoned: number;
}

/** Takes tasks until it is stopped. */
export interface TaskWorker {
  /** Tasks in hand. */
  readonly active: number;
  readonly state: 'running' | 'draining' | 'stopped';
  /**
   * Takes no more tasks and waits for those in hand; tells them to give up, and gives them back,
   * when the signal aborts or at the deadline. Default: waits as long as they take.
   */
  stop(how?: { readonly signal?: AbortSignal; readonly deadline?: Date }): Promise<Drained>;
}

/** Starts to take tasks. */
export function startWorker(parts: WorkerParts): TaskWorker {
  const { queue, settings } = parts;
  const { clock, log, concurrency } = settings;
  const stopping = new AbortController();
  const runs = new Set<Run>();
  const drained = { finished: 0, released: 0, abandoned: 0 };
  const slots = createSlots(concurrency);
  const protection = createProtection(parts.agent, { clock, log });
  let state: TaskWorker['state'] = 'running';
  let stopped: Promise<Drained> | undefined;
  let endLeases: () => void = () => undefined;
  const receiving = receiveAll().catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error({ error: messageOf(error) }, 'no more tasks are taken');
  });

  async function receiveAll(): Promise<void> {
    const { mostAttempts = Number.POSITIVE_INFINITY, ...limits } = await persist(() =>
      queue.limits(),
    );
    const maxAttempts = Math.min(settings.maxAttempts, mostAttempts);
    const { longestLeaseMs } = limits;
    const leases = keepLeases(queue, { leaseMs: settings.leaseMs, longestLeaseMs, clock, log });
    endLeases = leases.stop;
    const runParts = { ...parts, leases, settings: { ...settings, maxAttempts } };
    const receivers = Math.min(limits.receivers, Math.ceil(concurrency / 10));
    await Promise.all(Array.from({ length: receivers }, () => receiveInTurn(runParts)));
  }

  async function receiveInTurn(runParts: RunParts): Promise<void> {
    while (!stopping.signal.aborted) {
      const most = await slots.take(10, stopping.signal);
      if (most === 0) return;
      const deliveries = await persist(() =>
        queue.receive(most, settings.leaseMs, stopping.signal),
      );
      slots.give(most - deliveries.length);
      for (const delivery of deliveries) {
        // What arrived as the worker was told to stop is not begun.
        if (stopping.signal.aborted) await giveBack(delivery);
        else begin(delivery, runParts);
      }
    }
  }

  function begin(delivery: Delivery, runParts: RunParts): void {
    const run = runDelivery(delivery, runParts);
    runs.add(run);
    protection.isBusy(true);
    void run.ended.then((end) => {
      runs.delete(run);
      if (state === 'draining') drained[end] += 1;
      slots.give(1);
      protection.isBusy(runs.size > 0);
    });
  }

  async function giveBack({ handle }: Delivery): Promise<void> {
    slots.give(1);
    drained.released += 1;
    await queue.release(handle, 0).catch((error: unknown) => {
      log.warn({ handle, error: messageOf(error) }, 'not given back');
    });
  }

  /** A queue that cannot be reached is asked again, more and more seldom. */
  async function persist<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await ask();
      } catch (error) {
        if (stopping.signal.aborted) throw error;
        log.error({ error: messageOf(error) }, 'the queue cannot be reached');
        await pause(clock, settings.backoff(Math.min(failures, 4)), stopping.signal);
      }
    }
  }

  async function stop(how: Parameters<TaskWorker['stop']>[0] = {}): Promise<Drained> {
    state = 'draining';
    stopping.abort(new Error('The worker is stopping.'));
    const interruptAll = () => {
      for (const run of runs) run.interrupt(how.deadline);
    };
    if (how.signal?.aborted) interruptAll();
    how.signal?.addEventListener('abort', interruptAll);
    const left = how.deadline ? how.deadline.getTime() - clock.now() : undefined;
    const cancel = left === undefined ? () => undefined : clock.after(left, interruptAll);
    await receiving;
    await Promise.all([...runs].map(({ ended }) => ended));
    cancel();
    how.signal?.removeEventListener('abort', interruptAll);
    endLeases();
    await protection.end();
    state = 'stopped';
    return drained;
  }

  return {
    get active() {
      return runs.size;
    },
    get state() {
      return state;
    },
    stop: (how) => {
      stopped ??= stop(how);
      return stopped;
    },
  };
}
