import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program in one of `folders`, on PATH, or where Debian keeps those that only root's PATH has. */
export function findProgram(name: string, folders: readonly string[] = []): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders, ...onPath, '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
