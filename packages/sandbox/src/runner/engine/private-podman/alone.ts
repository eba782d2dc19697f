import { readlink, rm, symlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Does what only one process does at a time: who works stands in the link `lock`, by its number. */
export async function alone<Result>(lock: string, work: () => Promise<Result>): Promise<Result> {
  while (!(await take(lock))) await sleep(20);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Whether it is ours now. One that was left by a process that was killed is taken away. */
async function take(lock: string): Promise<boolean> {
  try {
    await symlink(String(process.pid), lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = Number(await readlink(lock).catch(() => Number.NaN));
  if (owner > 0 && !isRunning(owner)) await rm(lock, { force: true });
  return false;
}

/** Whether there is a process of that number. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
