import { writeSync } from 'node:fs';

/** How long to wait for a reader that does not keep up, in milliseconds. */
const patience = 2;

/**
 * Writes a text to a file descriptor and returns when all of it is written, or false when nobody
 * reads it any more: a reader such as `head` may go early, which is nobody's mistake. Throws what
 * else the system throws, such as a full disk.
 */
export function writeWhole(text: string, descriptor: number, write: Write = writeSync): boolean {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += write(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, patience);
    }
  }
  return true;
}

type Write = (descriptor: number, bytes: Uint8Array, from: number) => number;
