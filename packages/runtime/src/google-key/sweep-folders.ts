import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mayBeAlive, ownIdentity } from './process-identity.ts';

const start = 'seaworthy-key-';

/** `seaworthy-key-SPACE-PID-STARTED-`, so that a later process can tell whose the folder was. */
export function folderPrefix(): string {
  const { space, pid, startedAt } = ownIdentity();
  return `${start}${space}-${pid}-${startedAt}-`;
}

/** Removes this user's folders of processes that are certainly dead; what it cannot, it leaves. */
export function sweepFolders(place: string): void {
  for (const name of readdirSync(place)) {
    const owner = name.startsWith(start) ? ownerOf(name.slice(start.length)) : undefined;
    if (owner && !mayBeAlive(owner)) removeOwn(join(place, name));
  }
}

function ownerOf(rest: string) {
  const [, space, pid, startedAt] = /^(\d+)-(\d+)-(\d+)-\w+$/.exec(rest) ?? [];
  if (space === undefined || pid === undefined || startedAt === undefined) return undefined;
  return { space, pid: Number(pid), startedAt };
}

function removeOwn(folder: string): void {
  try {
    const entry = lstatSync(folder);
    if (entry.isDirectory() && entry.uid === process.getuid?.())
      rmSync(folder, { recursive: true });
  } catch {
    // Another process that starts now may have been faster.
  }
}
