import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { identify } from './process-identity.ts';
import { sweep } from './sweep.ts';

/** A folder that belongs to this process. */
export interface OwnedFolder {
  readonly path: string;
  close(): Promise<void>;
}

/** `seaworthy-4711-9f86-abcdef`. Short: paths of sockets in it have room for some 100 letters. */
const ownedName = /^seaworthy-((\d+)-[0-9a-f]{4})-/;

/**
 * Makes a folder of this process's own in `parent`, such as the system's temporary folder. Those of
 * processes that are gone, for instance killed, are removed with the servers that still live in
 * them. The name tells the owner, so that there is no moment in which nobody owns the folder.
 */
export async function openOwnedFolder(parent: string): Promise<OwnedFolder> {
  await removeAbandoned(parent);
  const path = await mkdtemp(join(parent, `seaworthy-${await ownerTag(process.pid)}-`));
  return { path, close: () => remove(path) };
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, owner, pid] = ownedName.exec(name) ?? [];
    if (owner === undefined || owner === (await ownerTag(Number(pid)))) continue;
    await removeWithServers(join(parent, name));
  }
}

/** Another user's folder is that user's to remove. */
async function removeWithServers(path: string): Promise<void> {
  try {
    await sweep(path);
    await remove(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'ENOENT') throw error;
  }
}

/** `4711-9f86`: a process and when it started; undefined when there is none of the number. */
async function ownerTag(pid: number): Promise<string | undefined> {
  const process = await identify(pid);
  if (process === undefined) return undefined;
  return `${pid}-${createHash('sha256').update(process.started).digest('hex').slice(0, 4)}`;
}

function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 5 });
}
