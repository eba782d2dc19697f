import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { OutputFile } from './output-file.ts';

/**
 * Makes a folder hold exactly these files. They are written beside it and put in its place at
 * once, so that nobody sees half of them. Throws the file system's error, and then the folder is
 * what it was.
 */
export function replaceFolder(folder: string, files: readonly OutputFile[]): void {
  const target = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const fresh = besideOf(target, 'new');
  rmSync(fresh, { recursive: true, force: true });
  try {
    makeFolder(fresh);
    for (const { name, text } of files) writeFileSync(join(fresh, name), text);
    putInPlace(fresh, target);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Step by step: Node's recursive `mkdir` never ends where a file system refuses with ENOENT. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function putInPlace(fresh: string, target: string): void {
  if (!existsSync(target)) {
    renameSync(fresh, target);
    return;
  }
  const old = besideOf(target, 'old');
  renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** On the same file system, so that renaming is one step. */
function besideOf(target: string, what: 'new' | 'old'): string {
  return join(dirname(target), `.${basename(target)}.${what}-${process.pid}`);
}
