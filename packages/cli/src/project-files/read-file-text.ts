import type { FileText } from '@seaworthy/compiler';
import type { FileSystem } from './file-system.ts';

/** The largest file that is read, in bytes. */
const largestFile = 16 * 1024 * 1024;

/**
 * The text of a file. A byte order mark stays in it, so that places count as they do in the file.
 * Only regular files are read: a pipe would keep the command waiting.
 */
export function readFileText(path: string, fileSystem: FileSystem): FileText {
  const { readFileSync, statSync } = fileSystem;
  try {
    const status = statSync(path);
    if (status.isDirectory()) return unreadable('it is a folder');
    if (!status.isFile()) return unreadable('it is not a regular file');
    if (status.size > largestFile) return unreadable('it is larger than 16 MB');
    return decode(readFileSync(path));
  } catch (error) {
    return failure(error, path, fileSystem);
  }
}

function decode(bytes: Uint8Array): FileText {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    return unreadable('it is UTF-16 text; save it as UTF-8');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'text', text };
  } catch {
    return unreadable('it is not UTF-8 text');
  }
}

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

/** Why the disk refused, in words. */
function failure(error: unknown, path: string, { lstatSync }: FileSystem): FileText {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  if (code === 'ENOTDIR') return { kind: 'absent' };
  if (code === 'ENOENT') {
    const isLink = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    return isLink ? unreadable('it is a link that leads nowhere') : { kind: 'absent' };
  }
  return unreadable(reasons[code] ?? code);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its path is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk has a fault',
  ERR_INVALID_ARG_VALUE: 'no file can have this path',
};

function unreadable(reason: string): FileText {
  return { kind: 'unreadable', reason };
}
