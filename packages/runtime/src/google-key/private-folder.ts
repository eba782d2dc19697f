import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderPrefix, sweepFolders } from './sweep-folders.ts';

/** `f_type` of tmpfs and ramfs, from statfs(2). */
const inMemory = [0x01021994, 0x858458f6];

/** Thrown when no place takes a file; has the places and the system's codes. */
export class NoPrivateFolder extends Error {
  override readonly name = 'NoPrivateFolder';
}

/**
 * Makes a folder for this process alone, in memory where the machine offers that, and removes what
 * dead processes of the same user left beside it. Throws NoPrivateFolder.
 */
export function makePrivateFolder(directory?: string): string {
  const refused: string[] = [];
  for (const place of directory === undefined ? places() : [directory]) {
    try {
      sweepFolders(place);
      return mkdtempSync(join(place, folderPrefix()));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      refused.push(`${place} (${code})`);
    }
  }
  throw new NoPrivateFolder(
    `could not be written to a file in ${refused.join(', ')}; a read-only container needs a tmpfs`,
  );
}

function places(): readonly string[] {
  const wanted = ['/run/app', process.env.XDG_RUNTIME_DIR ?? '', '/dev/shm'];
  return [...wanted.filter(isInMemory), tmpdir()];
}

function isInMemory(place: string): boolean {
  try {
    return place !== '' && inMemory.includes(statfsSync(place).type);
  } catch {
    return false;
  }
}
