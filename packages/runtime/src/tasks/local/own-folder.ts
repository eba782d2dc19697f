import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { TaskMistake } from '../task-mistake.ts';

/** How a process takes part in a folder: one owns it, the others ask the owner. */
export type Share =
  | { readonly kind: 'owner'; readonly server: Server; readonly waiting: readonly Socket[] }
  | { readonly kind: 'client'; readonly socket: Socket };

/** Bytes of a socket's path on Linux, less its end; macOS has 104. */
const longestPath = 103;

/**
 * Becomes the one owner of a folder, or connects to it. The lock is a listening socket
 * `owner-N.sock`, which the kernel closes with its process however that ends; N only ever counts up
 * while somebody may look, so that no socket is removed that another has just made.
 */
export async function shareFolder(path: string): Promise<Share> {
  const folder = resolve(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const socketOf = (number: number) => join(folder, `owner-${number}.sock`);
  if (Buffer.byteLength(socketOf(1_000_000)) > longestPath) {
    throw new TaskMistake(`${folder} is too long for a socket in it: name a shorter folder.`);
  }
  for (;;) {
    const last = Math.max(0, ...numbersIn(folder));
    const socket = last === 0 ? undefined : await reach(socketOf(last));
    if (socket) return { kind: 'client', socket };
    const own = last + 1;
    const listening = await listen(socketOf(own));
    if (listening && (await isAlone(folder, own, socketOf))) {
      for (const number of numbersIn(folder)) {
        if (number < own) rmSync(socketOf(number), { force: true });
      }
      return { kind: 'owner', ...listening };
    }
    if (listening) {
      for (const waiting of listening.waiting) waiting.destroy();
      listening.server.close();
    }
    // Two that began together make way for each other, and come back at different times.
    await new Promise((again) => setTimeout(again, 5 + Math.random() * 45));
  }
}

function numbersIn(folder: string): readonly number[] {
  return readdirSync(folder).flatMap((name) => {
    const [, number] = /^owner-(\d+)\.sock$/.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

/** Whoever was about to listen when nobody answered is seen now, by number or by its answer. */
async function isAlone(
  folder: string,
  own: number,
  socketOf: (number: number) => string,
): Promise<boolean> {
  for (const number of numbersIn(folder)) {
    if (number > own) return false;
    if (number === own) continue;
    const other = await reach(socketOf(number));
    other?.destroy();
    if (other) return false;
  }
  return true;
}

function reach(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

/** Undefined if the path is taken. Connections are collected until there is somebody to answer. */
function listen(
  path: string,
): Promise<{ readonly server: Server; readonly waiting: readonly Socket[] } | undefined> {
  return new Promise((resolve, reject) => {
    const waiting: Socket[] = [];
    const server = createServer((socket) => waiting.push(socket));
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => resolve({ server, waiting }));
  });
}
