import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

/**
 * Who a thing belongs to: a machine, a process and when it started, so that a later process of the
 * same number is not taken for it.
 */
export async function currentOwner(): Promise<string> {
  return `${hostname()} ${process.pid} ${await startOf(process.pid)}`;
}

/** Whether an owner still runs; on another machine nobody can say, so it does. */
export async function isAlive(owner: string): Promise<boolean> {
  const [host, pid, start] = owner.split(' ');
  if (host !== hostname()) return true;
  return start !== undefined && (await startOf(Number(pid))) === start;
}

/** When a process started, as a word; undefined when there is none. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    if (process.platform !== 'linux') return await startByProcessList(pid);
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    // The program's name, in brackets, may have spaces; the start is the 20th word after it.
    const words = status.slice(status.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended, whoever has yet to notice.
    return words[0] === 'Z' ? undefined : `${boot.trim()}/${words[19]}`;
  } catch {
    return undefined;
  }
}

async function startByProcessList(pid: number): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
  return stdout.trim().replaceAll(' ', '_');
}
