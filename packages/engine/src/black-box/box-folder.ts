import { mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that are kept. */
const kept = 20;

/**
 * Makes a new file for a black box in `.seaworthy/black-boxes` of the project, which only its owner
 * can read and Git does not see, and removes the oldest. Throws what the disk throws.
 */
export function makeBoxFile(project: string, name: string): BoxFile {
  const own = join(project, '.seaworthy');
  const folder = join(own, 'black-boxes');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(own, '.gitignore'), '*\n');
  const opened = openNew(folder, name);
  const files = readdirSync(folder).filter((file) => file.endsWith(extension));
  for (const file of files.sort().slice(0, -kept)) rmSync(join(folder, file), { force: true });
  return opened;
}

export interface BoxFile {
  readonly path: string;
  /** Descriptor, open for writing. */
  readonly descriptor: number;
}

const extension = '.ndjson';

/** Two may begin within a second. */
function openNew(folder: string, name: string): BoxFile {
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${name}${number === 1 ? '' : `-${number}`}${extension}`);
    try {
      return { path, descriptor: openSync(path, 'wx', 0o600) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
