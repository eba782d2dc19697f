import { fstatSync, statSync } from 'node:fs';
import process from 'node:process';
import type { Stream } from './output.ts';
import { writeWhole } from './write-whole.ts';

/**
 * The process's standard output (1) or error (2). Node's own streams take 3 ms to open, so only
 * terminals get them: what is at the other end of anything else need not be known.
 */
export function standardStream(descriptor: 1 | 2): Stream {
  if (!isPlain(descriptor)) return nodeStream(descriptor === 1 ? process.stdout : process.stderr);
  let isRead = true;
  return {
    write: (text) => {
      isRead = writeWhole(text, descriptor);
    },
    isRead: () => isRead,
  };
}

/** Whether it is a file, a pipe, a socket or the null device. Windows has rules of its own. */
function isPlain(descriptor: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const found = fstatSync(descriptor);
    return !found.isCharacterDevice() || found.rdev === statSync('/dev/null').rdev;
  } catch {
    return false;
  }
}

function nodeStream(stream: NodeJS.WriteStream): Stream {
  return stream.removeListener('error', leaveClosedPipe).on('error', leaveClosedPipe);
}

/** A reader such as `head` may go before all is written: nobody's mistake. */
function leaveClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
