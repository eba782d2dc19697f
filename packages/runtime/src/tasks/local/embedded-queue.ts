import { readEnvelope } from '../envelope.ts';
import type { TaskClock } from '../task-clock.ts';
import { TaskNotSent } from '../task-mistake.ts';
import type { DeadLetter, Delivery, TaskCounts, TaskQueue } from '../task-queue.ts';
import { type Hazards, throwDice } from './hazards.ts';
import type { Change, HeldTask, TaskTable } from './task-table.ts';

export interface EmbeddedQueueParts {
  readonly table: TaskTable;
  /** Writes a change down; the promise says that it is on the disk. */
  readonly journal: {
    write(change: Change): void;
    synced(): Promise<void>;
    close(): Promise<void>;
  };
  readonly hazards: Hazards;
  readonly clock: TaskClock;
}

const longestWaitMs = 20_000;

/** A queue in this process, which does what SQS may do, by the dice of its hazards. */
export function createEmbeddedQueue(parts: EmbeddedQueueParts): TaskQueue {
  const { table, journal, hazards, clock } = parts;
  const dice = throwDice(hazards);
  const listeners = new Set<() => void>();
  let isClosed = false;

  function change(what: Change): void {
    table.apply(what);
    journal.write(what);
  }

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function take(leaseMs: number): Delivery | undefined {
    const now = clock.now();
    const task = table.nextDue(now);
    if (!task) return undefined;
    const lease = table.lastLease + 1;
    const isTwice = dice.happens(hazards.duplicate);
    change(['take', task.id, lease, now + (isTwice ? 0 : leaseMs)]);
    return { handle: `${task.id}/${lease}`, body: task.body, attempt: task.attempts };
  }

  /** The task, if the handle is of its last handing-over: SQS answers to older ones and does nothing. */
  function heldBy(handle: string): HeldTask | undefined {
    const [id = '', lease] = handle.split('/');
    const task = table.tasks.get(id);
    return task && task.reason === undefined && String(task.lease) === lease ? task : undefined;
  }

  function giveBack({ id }: HeldTask, delayMs: number): void {
    change(['give', id, clock.now() + delayMs]);
    tell();
  }

  /** Resolves when a task may be due, at `end`, or when the caller no longer waits. */
  function somethingDue(end: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const at = Math.min(end, table.nextDueAt() ?? end);
      const cancel = clock.after(Math.max(0, at - clock.now()), done);
      listeners.add(done);
      signal.addEventListener('abort', done);
      function done(): void {
        cancel();
        listeners.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      }
    });
  }

  function dead(): readonly HeldTask[] {
    return [...table.tasks.values()].filter(({ reason }) => reason !== undefined);
  }

  return {
    send: async ({ id, body, delaySeconds }) => {
      if (isClosed) throw new TaskNotSent('The queue is closed.', false);
      const lateMs = dice.happens(hazards.late) ? dice.upTo(hazards.lateMs) : 0;
      const dueAt = clock.now() + delaySeconds * 1000 + lateMs;
      change(['keep', { id, body, attempts: 0, dueAt, lease: 0 }]);
      tell();
      await journal.synced().catch((error: unknown) => {
        throw new TaskNotSent(`The journal cannot be written: ${String(error)}`, true);
      });
    },
    limits: async () => ({ receivers: 4 }),
    receive: async (most, leaseMs, signal) => {
      const end = clock.now() + longestWaitMs;
      for (;;) {
        if (signal.aborted || isClosed) return [];
        const deliveries: Delivery[] = [];
        while (deliveries.length < most) {
          const delivery = take(leaseMs);
          if (!delivery) break;
          deliveries.push(delivery);
        }
        if (deliveries.length > 0 || clock.now() >= end) return deliveries;
        await somethingDue(end, signal);
      }
    },
    extend: async (handles, leaseMs) =>
      handles.filter((handle) => {
        const task = heldBy(handle);
        if (!task) return true;
        const isLost = dice.happens(hazards.loseLease);
        if (isLost) giveBack(task, 0);
        else change(['until', task.id, clock.now() + leaseMs]);
        return isLost;
      }),
    complete: async (handle) => {
      const task = heldBy(handle);
      if (task) change(['done', task.id]);
    },
    release: async (handle, delayMs) => {
      const task = heldBy(handle);
      if (task) giveBack(task, delayMs);
    },
    bury: async (handle, reason) => {
      const task = heldBy(handle);
      if (task) change(['bury', task.id, reason]);
    },
    counts: async () => countTasks(table, clock.now()),
    deadLetters: async (most) => dead().slice(0, most).map(describeLetter),
    redrive: async (ids) => {
      const wanted = ids && new Set(ids);
      const letters = dead().filter(({ id }) => wanted?.has(id) ?? true);
      for (const { id } of letters) change(['redrive', id, clock.now()]);
      tell();
      await journal.synced();
      return letters.length;
    },
    ping: async () => undefined,
    close: async () => {
      isClosed = true;
      tell();
      await journal.close();
    },
  };
}

function countTasks({ tasks }: TaskTable, now: number): TaskCounts {
  const counts = { waiting: 0, running: 0, delayed: 0, dead: 0 };
  for (const task of tasks.values()) counts[stateOf(task, now)] += 1;
  return counts;
}

function stateOf({ reason, dueAt, lease }: HeldTask, now: number): keyof TaskCounts {
  if (reason !== undefined) return 'dead';
  if (dueAt <= now) return 'waiting';
  return lease > 0 ? 'running' : 'delayed';
}

function describeLetter({ id, body, reason = '', attempts }: HeldTask): DeadLetter {
  const envelope = readEnvelope(body);
  if (typeof envelope === 'string') return { id, reason, attempts };
  const { type, payload, key } = envelope;
  return { id, type, payload, idempotencyKey: key, reason, attempts };
}
