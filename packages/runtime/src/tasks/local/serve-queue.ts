import type { Server, Socket } from 'node:net';
import { TaskNotSent } from '../task-mistake.ts';
import type { OutgoingTask, TaskQueue } from '../task-queue.ts';
import { readLines, writeLine } from './lines.ts';

/** What may be asked of the owner, and how. */
export type OwnerCall =
  | readonly [id: number, 'send', OutgoingTask]
  | readonly [id: number, 'receive', most: number, leaseMs: number]
  | readonly [id: number, 'cancel']
  | readonly [id: number, 'extend', handles: readonly string[], leaseMs: number]
  | readonly [id: number, 'complete', handle: string]
  | readonly [id: number, 'release', handle: string, delayMs: number]
  | readonly [id: number, 'bury', handle: string, reason: string]
  | readonly [id: number, 'counts']
  | readonly [id: number, 'deadLetters', most: number]
  | readonly [id: number, 'redrive', ids: readonly string[] | null];

/** Its answer: a value, or why there is none, and whether asking again may help. */
export type OwnerAnswer =
  | readonly [id: number, 'value', value: unknown]
  | readonly [id: number, 'refusal', said: string, isTemporary: boolean];

/** The end of serving, in two steps, between which nobody else becomes the owner. */
export interface Serving {
  /** Leaves all clients, and lets new ones wait. */
  leave(): void;
  /** Gives the folder up. */
  end(): Promise<void>;
}

/** Lets other processes use the queue of this one. */
export function serveQueue(
  queue: TaskQueue,
  { server, waiting }: { readonly server: Server; readonly waiting: readonly Socket[] },
): Serving {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const serve = (socket: Socket) => {
    keep(socket);
    serveOne(queue, socket);
  };
  server.removeAllListeners('connection').on('connection', serve);
  for (const socket of waiting) serve(socket);
  const leave = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    leave: () => {
      server.removeAllListeners('connection').on('connection', keep);
      leave();
    },
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        leave();
      }),
  };
}

function serveOne(queue: TaskQueue, socket: Socket): void {
  const receives = new Map<number, AbortController>();
  socket.once('close', () => {
    for (const receive of receives.values()) receive.abort();
  });
  readLines(socket, (message) => {
    const call = message as OwnerCall;
    const [id] = call;
    answer(queue, call, receives)
      .then((value) => writeLine(socket, [id, 'value', value] satisfies OwnerAnswer))
      .catch((error: unknown) => {
        const said = error instanceof Error ? error.message : String(error);
        const isTemporary = error instanceof TaskNotSent && error.isTemporary;
        writeLine(socket, [id, 'refusal', said, isTemporary] satisfies OwnerAnswer);
      });
  });
}

async function answer(
  queue: TaskQueue,
  call: OwnerCall,
  receives: Map<number, AbortController>,
): Promise<unknown> {
  switch (call[1]) {
    case 'send':
      return queue.send(call[2]);
    case 'receive': {
      const receive = new AbortController();
      receives.set(call[0], receive);
      const deliveries = await queue.receive(call[2], call[3], receive.signal);
      receives.delete(call[0]);
      return deliveries;
    }
    case 'cancel':
      return receives.get(call[0])?.abort();
    case 'extend':
      return queue.extend(call[2], call[3]);
    case 'complete':
      return queue.complete(call[2]);
    case 'release':
      return queue.release(call[2], call[3]);
    case 'bury':
      return queue.bury(call[2], call[3]);
    case 'counts':
      return queue.counts();
    case 'deadLetters':
      return queue.deadLetters(call[2]);
    case 'redrive':
      return queue.redrive(call[2] ?? undefined);
  }
}
