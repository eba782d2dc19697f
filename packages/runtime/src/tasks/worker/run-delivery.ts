import { readEnvelope } from '../envelope.ts';
import type { Claim, TaskRecords } from '../records/task-records.ts';
import type { Delivery, TaskQueue } from '../task-queue.ts';
import { attemptTask, messageOf, type Outcome } from './attempt-task.ts';
import type { Leases } from './leases.ts';
import type { TaskHandler } from './task-context.ts';
import type { WorkSettings } from './worker-options.ts';

export interface RunParts {
  readonly queue: Pick<TaskQueue, 'complete' | 'release' | 'bury'>;
  readonly handlers: ReadonlyMap<string, TaskHandler<never>>;
  readonly leases: Leases;
  readonly records: TaskRecords | undefined;
  readonly settings: WorkSettings;
}

/** How a task left the worker. */
export type RunEnd = 'finished' | 'released' | 'abandoned';

/** A task in hand. */
export interface Run {
  /** Never rejects. */
  readonly ended: Promise<RunEnd>;
  /** Tells the handler to give up, for the task to be handed over again at once; at `by` anyway. */
  interrupt(by: Date | undefined): void;
}

/** Milliseconds before a deadline in which tasks are given back. */
const settleMs = 500;

/** Takes one task from its delivery to its end. */
export function runDelivery(delivery: Delivery, parts: RunParts): Run {
  const { settings, leases, records } = parts;
  const giveUp = new AbortController();
  const grace = createGrace(settings);
  let isInterrupted = false;
  let claim: Claim | undefined;

  function stop(why: string, graceMs = settings.graceMs): void {
    if (giveUp.signal.aborted) return;
    settings.log.warn({ handle: delivery.handle, why }, 'a task is told to give up');
    giveUp.abort(new Error(why));
    grace.begin(graceMs);
  }

  async function run(): Promise<RunEnd> {
    const { handle } = delivery;
    const cancelTimeout =
      settings.timeoutMs === undefined
        ? () => undefined
        : settings.clock.after(settings.timeoutMs, () => stop('The time for the task is over.'));
    leases.hold({
      handle,
      onLost: (why) => stop(why),
      onBeat: () => {
        if (claim) renewClaim(claim).catch(() => undefined);
      },
    });
    const outcome = await Promise.race([decide(), grace.isOver]);
    cancelTimeout();
    grace.end();
    leases.letGo(handle);
    if (outcome === undefined) {
      settings.log.error({ handle }, 'a handler goes on although it was told to give up');
      // A process that stops takes its handler with it; otherwise the lease keeps others away.
      if (isInterrupted) await settle(delivery, { kind: 'release', delayMs: 0 }, parts);
      return 'abandoned';
    }
    await settle(delivery, outcome, parts);
    return 'delayMs' in outcome ? 'released' : 'finished';
  }

  /** A failure is no loss: the claim lasts as long as the lease, and is renewed three times in it. */
  async function renewClaim(held: Claim): Promise<void> {
    if ((await records?.extend(held)) === false) stop('Another run has taken over the key.');
  }

  async function decide(): Promise<Outcome> {
    if (delivery.unreadable !== undefined) return { kind: 'bury', reason: delivery.unreadable };
    const envelope = readEnvelope(delivery.body);
    if (typeof envelope === 'string') return { kind: 'bury', reason: envelope };
    const handler = parts.handlers.get(envelope.type);
    if (!handler) return { kind: 'bury', reason: `No handler for tasks of type ${envelope.type}.` };
    return attemptTask({
      envelope,
      handler,
      attempt: delivery.attempt,
      signal: giveUp.signal,
      isInterrupted: () => isInterrupted,
      onClaim: (claimed) => {
        claim = claimed;
      },
      renew: () => leases.renew(delivery.handle),
      settings,
      records,
    });
  }

  return {
    ended: run(),
    interrupt: (by) => {
      isInterrupted = true;
      const left = by === undefined ? settings.graceMs : by.getTime() - settings.clock.now();
      stop('The process is stopping.', Math.max(0, Math.min(settings.graceMs, left - settleMs)));
    },
  };
}

/** The time that a handler has between being told to give up and being left. */
function createGrace({ clock }: WorkSettings) {
  let cancel: () => void = () => undefined;
  let over: (nothing: undefined) => void;
  const isOver = new Promise<undefined>((resolve) => {
    over = resolve;
  });
  return {
    isOver,
    begin: (graceMs: number) => {
      cancel = clock.after(graceMs, () => over(undefined));
    },
    end: () => cancel(),
  };
}

/** What fails here mends itself: the lease runs out, and the task is handed over again. */
async function settle(delivery: Delivery, outcome: Outcome, parts: RunParts): Promise<void> {
  const { queue, settings } = parts;
  const { handle } = delivery;
  try {
    if (outcome.kind === 'complete') await queue.complete(handle);
    else if (outcome.kind === 'bury') {
      settings.log.error({ handle, reason: outcome.reason }, 'a task is a dead letter');
      await queue.bury(handle, outcome.reason);
    } else await queue.release(handle, outcome.delayMs);
  } catch (error) {
    settings.log.warn({ handle, outcome: outcome.kind, error: messageOf(error) }, 'not settled');
  }
}
