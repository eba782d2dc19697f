import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFolder } from './private-folder.ts';
import { removeAtEnd, removeFolder } from './remove-at-end.ts';

/** A key that lies in a file until the process ends. */
export interface GoogleKeyFile {
  readonly path: string;
  /** Removes it now; may be called again. */
  remove(): void;
}

const written = new Map<string, GoogleKeyFile>();

/**
 * Writes the key to a file with mode 0600 in a folder with mode 0700; the same key again gives the
 * same file. Throws NoPrivateFolder, without anything of the key.
 */
export function writeGoogleKey(json: string, directory?: string): GoogleKeyFile {
  const known = written.get(json);
  if (known) return known;
  const folder = makePrivateFolder(directory);
  removeAtEnd(folder);
  const path = join(folder, 'google.json');
  writeFileSync(path, json, { mode: 0o600, flag: 'wx' });
  const file = {
    path,
    remove: () => {
      written.delete(json);
      removeFolder(folder);
    },
  };
  written.set(json, file);
  return file;
}
