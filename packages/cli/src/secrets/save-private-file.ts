import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/** `reason` is for people, such as "permission denied". */
export type SavedFile =
  | { readonly kind: 'saved' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Saves a text where only its owner can read it, whole or not at all: it is written beside its place
 * and then put there in one step. Nothing is left behind when that fails.
 */
export function savePrivateFile(
  path: string,
  text: string,
  { overwrite }: { readonly overwrite: boolean },
): SavedFile {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status && !overwrite) return { kind: 'exists' };
  const draft = `${path}.${randomUUID()}`;
  try {
    writePrivately(draft, text);
    if (overwrite) renameSync(draft, path);
    else linkSync(draft, path); // which fails should there be a file by now
    return { kind: 'saved' };
  } catch (error) {
    return failure(error);
  } finally {
    rmSync(draft, { force: true });
  }
}

function writePrivately(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function failure(error: unknown): SavedFile {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  if (code === 'EEXIST') return { kind: 'exists' };
  return { kind: 'failed', reason: reasons[code] ?? code };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};
