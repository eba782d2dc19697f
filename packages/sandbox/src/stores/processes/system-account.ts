import { readFile } from 'node:fs/promises';

/** Another user of this machine. */
export interface SystemAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom a server shall run as: the first of `names` that this machine knows, when we are root, since
 * servers refuse to run as root or should not; otherwise undefined, ourselves.
 */
export async function accountFor(names: readonly string[]): Promise<SystemAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = await readFile('/etc/passwd', 'utf8');
  const entries = passwd.split('\n').map((line) => line.split(':'));
  const entry = names
    .map((name) => entries.find(([entryName]) => entryName === name))
    .find((found) => found !== undefined);
  return entry && { uid: Number(entry[2]), gid: Number(entry[3]) };
}
