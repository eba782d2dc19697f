import { chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './place.ts';

/** Writes a file into a place that only the server's account can read; gives its path. */
export async function writeOwned(place: Place, name: string, content: string): Promise<string> {
  const path = join(place.folder, name);
  await writeFile(path, content, { mode: 0o600 });
  if (place.account !== undefined) await chown(path, place.account.uid, place.account.gid);
  return path;
}
