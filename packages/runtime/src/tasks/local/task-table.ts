import { createDueHeap } from './due-heap.ts';

/** A task as the embedded queue holds it. Times are milliseconds since 1970. */
export interface HeldTask {
  readonly id: string;
  readonly body: string;
  /** How often it has been handed over. */
  attempts: number;
  /** Nobody gets it before. */
  dueAt: number;
  /** Counts the handings-over of all tasks; the last one's handle alone is good. 0: none yet. */
  lease: number;
  /** Why it is a dead letter. */
  reason?: string;
}

/**
 * One change of the table, as it stands in the journal: kept, taken, leased for longer, given back,
 * done, buried, redriven; and the number of leases, which tasks that are gone have had.
 */
export type Change =
  | readonly ['lease', last: number]
  | readonly ['keep', HeldTask]
  | readonly ['take', id: string, lease: number, until: number]
  | readonly ['until', id: string, dueAt: number]
  | readonly ['give', id: string, dueAt: number]
  | readonly ['done', id: string]
  | readonly ['bury', id: string, reason: string]
  | readonly ['redrive', id: string, dueAt: number];

/** All tasks and what becomes of them. It changes by `apply` alone, so that a journal can repeat it. */
export interface TaskTable {
  readonly tasks: ReadonlyMap<string, HeldTask>;
  /** The highest lease so far. */
  readonly lastLease: number;
  apply(change: Change): void;
  /** The task that has been due for longest, if one is. */
  nextDue(now: number): HeldTask | undefined;
  /** When the next one is due. */
  nextDueAt(): number | undefined;
}

export function createTaskTable(): TaskTable {
  const tasks = new Map<string, HeldTask>();
  const due = createDueHeap();
  let lastLease = 0;

  function makeDue(task: HeldTask, at: number): void {
    task.dueAt = at;
    if (task.reason === undefined) due.add({ at, id: task.id });
  }

  /** Entries of the heap stay when a task changes; those that are not its last are passed over. */
  function dropPassed(): void {
    for (let first = due.first(); first; first = due.first()) {
      const task = tasks.get(first.id);
      if (task && task.reason === undefined && task.dueAt === first.at) return;
      due.take();
    }
  }

  const handlers: { readonly [Kind in Change[0]]: (change: ChangeOf<Kind>) => void } = {
    lease: ([, last]) => {
      lastLease = Math.max(lastLease, last);
    },
    keep: ([, task]) => {
      if (tasks.has(task.id)) return;
      const held = { ...task };
      tasks.set(task.id, held);
      makeDue(held, task.dueAt);
    },
    take: ([, id, lease, until]) => {
      lastLease = Math.max(lastLease, lease);
      const task = tasks.get(id);
      if (!task) return;
      task.attempts += 1;
      task.lease = lease;
      makeDue(task, until);
    },
    until: ([, id, dueAt]) => {
      const task = tasks.get(id);
      if (task) makeDue(task, dueAt);
    },
    give: ([, id, dueAt]) => {
      const task = tasks.get(id);
      if (!task) return;
      task.lease = 0;
      makeDue(task, dueAt);
    },
    done: ([, id]) => void tasks.delete(id),
    bury: ([, id, reason]) => {
      const task = tasks.get(id);
      if (task) Object.assign(task, { reason, lease: 0 });
    },
    redrive: ([, id, dueAt]) => {
      const task = tasks.get(id);
      if (!task) return;
      delete task.reason;
      task.attempts = 0;
      makeDue(task, dueAt);
    },
  };

  return {
    tasks,
    get lastLease() {
      return lastLease;
    },
    apply: <Kind extends Change[0]>(change: ChangeOf<Kind>) => {
      const handler: (change: ChangeOf<Kind>) => void = handlers[change[0] as Kind];
      handler(change);
    },
    nextDue: (now) => {
      dropPassed();
      const first = due.first();
      return first && first.at <= now ? tasks.get(first.id) : undefined;
    },
    nextDueAt: () => {
      dropPassed();
      return due.first()?.at;
    },
  };
}

type ChangeOf<Kind extends Change[0]> = Extract<Change, readonly [Kind, ...unknown[]]>;
