import type { Log } from '../../log.ts';
import { machineClock } from '../task-clock.ts';
import { TaskNotSent } from '../task-mistake.ts';
import type { TaskQueue } from '../task-queue.ts';
import { askOwner, OwnerGone } from './ask-owner.ts';
import { createEmbeddedQueue } from './embedded-queue.ts';
import type { Hazards } from './hazards.ts';
import { openJournal } from './open-journal.ts';
import { shareFolder } from './own-folder.ts';
import { serveQueue } from './serve-queue.ts';

export interface LocalQueueOptions {
  readonly folder: string;
  readonly hazards: Hazards;
  readonly log: Log;
}

/**
 * The queue in a folder, for as many processes of one machine as like: the first one keeps the
 * journal, the others ask it, and when it ends, however it ends, another one takes over.
 */
export async function openLocalQueue(options: LocalQueueOptions): Promise<TaskQueue> {
  let current: Promise<TaskQueue> | undefined;
  let isClosed = false;

  function part(): Promise<TaskQueue> {
    current ??= takePart(options).catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  }

  /** Asks again whoever is the owner then: each call may be made twice, by its id or handle. */
  async function call<Value>(ask: (queue: TaskQueue) => Promise<Value>): Promise<Value> {
    for (;;) {
      if (isClosed) throw new TaskNotSent('The queue is closed.', false);
      const asked = part();
      try {
        return await ask(await asked);
      } catch (error) {
        if (!(error instanceof OwnerGone)) throw error;
        if (current === asked) current = undefined;
      }
    }
  }

  await part();
  return {
    send: (task) => call((queue) => queue.send(task)),
    limits: () => call((queue) => queue.limits()),
    receive: async (most, leaseMs, signal) =>
      signal.aborted ? [] : call((queue) => queue.receive(most, leaseMs, signal)),
    extend: (handles, leaseMs) => call((queue) => queue.extend(handles, leaseMs)),
    complete: (handle) => call((queue) => queue.complete(handle)),
    release: (handle, delayMs) => call((queue) => queue.release(handle, delayMs)),
    bury: (handle, reason) => call((queue) => queue.bury(handle, reason)),
    counts: () => call((queue) => queue.counts()),
    deadLetters: (most) => call((queue) => queue.deadLetters(most)),
    redrive: (ids) => call((queue) => queue.redrive(ids)),
    ping: () => call((queue) => queue.ping()),
    close: async () => {
      isClosed = true;
      await (await current)?.close();
    },
  };
}

async function takePart({ folder, hazards, log }: LocalQueueOptions): Promise<TaskQueue> {
  const share = await shareFolder(folder);
  if (share.kind === 'client') return askOwner(share.socket);
  const queue = createEmbeddedQueue({
    ...openJournal(folder, { log }),
    hazards,
    clock: machineClock,
  });
  const serving = serveQueue(queue, share);
  log.info({ folder, hazards }, 'this process keeps the tasks of the folder');
  return {
    ...queue,
    close: async () => {
      serving.leave();
      await queue.close();
      await serving.end();
    },
  };
}
