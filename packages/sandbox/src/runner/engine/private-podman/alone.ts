import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Does what only one process on this machine does at a time, for all that give the same `path`. */
export async function alone<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const lock = await take(lockOf(path));
  try {
    return await work();
  } finally {
    await new Promise((resolve) => lock.close(resolve));
  }
}

/** Linux lets a socket without a file go with its process, also with one that is killed. */
export function lockOf(path: string): string {
  return `\0seaworthy-${createHash('sha256').update(path).digest('hex')}`;
}

async function take(name: string): Promise<Server> {
  for (;;) {
    const lock = createServer();
    try {
      await once(lock.listen(name), 'listening');
      return lock;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
    await sleep(20);
  }
}
