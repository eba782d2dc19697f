import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcess } from './end-process.ts';
import { type PlaceRecord, placePrefix } from './place.ts';
import { isAlive } from './process-identity.ts';

/**
 * Ends the servers below `root` whose sandbox is gone, for instance killed, and removes what they
 * had. Servers of a sandbox that lives are left alone, and so is a process that merely has the
 * number that a server once had.
 */
export async function sweep(root: string): Promise<void> {
  const names = await readdir(root);
  const homes = names.filter((name) => name.startsWith(placePrefix));
  await Promise.all(homes.map((name) => sweepPlace(join(root, name))));
}

async function sweepPlace(home: string): Promise<void> {
  const record = await readRecord(home);
  if (record !== undefined) {
    if (await isAlive(record.owner)) return;
    if (record.server) await endProcess(record.server, record.stopSignal ?? 'SIGTERM');
  }
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
}

async function readRecord(home: string): Promise<PlaceRecord | undefined> {
  try {
    return JSON.parse(await readFile(join(home, 'record.json'), 'utf8'));
  } catch {
    return undefined; // killed before the record was whole: no server can have started
  }
}
