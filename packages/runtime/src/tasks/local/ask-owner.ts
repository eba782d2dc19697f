import type { Socket } from 'node:net';
import { TaskNotSent } from '../task-mistake.ts';
import type { DeadLetter, Delivery, TaskCounts, TaskQueue } from '../task-queue.ts';
import { readLines, writeLine } from './lines.ts';
import type { OwnerAnswer } from './serve-queue.ts';

/** Thrown for what is under way when the owner's process ends. */
export class OwnerGone extends Error {
  override readonly name = 'OwnerGone';
}

interface Asked {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The queue of the process at the other end. Its calls throw OwnerGone when that ends. */
export function askOwner(socket: Socket): TaskQueue {
  const asked = new Map<number, Asked>();
  let last = 0;
  readLines(socket, (message) => {
    const [id, kind, ...rest] = message as OwnerAnswer;
    const waiting = asked.get(id);
    asked.delete(id);
    if (kind === 'value') waiting?.resolve(rest[0]);
    else waiting?.reject(new TaskNotSent(String(rest[0]), rest[1] === true));
  });
  socket.on('error', () => undefined);
  socket.once('close', () => {
    for (const { reject } of asked.values()) reject(new OwnerGone('The owner has gone.'));
    asked.clear();
  });

  function ask<Value>(method: string, ...values: readonly unknown[]): Promise<Value> {
    last += 1;
    return askAs(last, method, values);
  }

  function askAs<Value>(id: number, method: string, values: readonly unknown[]): Promise<Value> {
    if (socket.destroyed) return Promise.reject(new OwnerGone('The owner has gone.'));
    return new Promise<Value>((resolve, reject) => {
      asked.set(id, { resolve: (value) => resolve(value as Value), reject });
      writeLine(socket, [id, method, ...values]);
    });
  }

  return {
    send: (task) => ask('send', task),
    limits: async () => ({ receivers: 4 }),
    receive: async (most, leaseMs, signal) => {
      last += 1;
      const id = last;
      const cancel = () => writeLine(socket, [id, 'cancel']);
      signal.addEventListener('abort', cancel);
      try {
        return await askAs<readonly Delivery[]>(id, 'receive', [most, leaseMs]);
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
    extend: (handles, leaseMs) => ask('extend', handles, leaseMs),
    complete: (handle) => ask('complete', handle),
    release: (handle, delayMs) => ask('release', handle, delayMs),
    bury: (handle, reason) => ask('bury', handle, reason),
    counts: () => ask<TaskCounts>('counts'),
    deadLetters: (most) => ask<readonly DeadLetter[]>('deadLetters', most),
    redrive: (ids) => ask<number>('redrive', ids ?? null),
    ping: () => ask('counts'),
    close: async () => void socket.destroy(),
  };
}
