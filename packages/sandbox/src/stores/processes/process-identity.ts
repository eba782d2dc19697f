import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A process, told apart from a later one that the system gave the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in whatever words the system has for it. */
  readonly started: string;
  readonly command: string;
}

/** Who has the number now; undefined when nobody has, or only a dead process that waits. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

/** Whether a process still lives under its number. */
export async function isAlive(expected: ProcessIdentity): Promise<boolean> {
  const found = await identify(expected.pid);
  return found?.started === expected.started && found.command === expected.command;
}

async function fromProc(pid: number): Promise<ProcessIdentity | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // `4711 (a name (with anything)) S 1 …`; the start time, in ticks since boot, is field 22.
  const [, command, rest] = /^\d+ \((.*)\) (.*)$/s.exec(stat ?? '') ?? [];
  if (command === undefined || rest === undefined) return undefined;
  const fields = rest.split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  return { pid, started: `${fields[19]} after ${boot.trim()}`, command };
}

async function fromPs(pid: number): Promise<ProcessIdentity | undefined> {
  const columns = ['-o', 'stat=', '-o', 'lstart=', '-o', 'comm=', '-p', `${pid}`];
  const found = await promisify(execFile)('ps', columns).catch(() => undefined);
  // `Ss   Fri Nov 20 10:00:00 2026 /usr/bin/thing`
  const line = /^(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.+)$/.exec(found?.stdout.trim() ?? '');
  const [, state, started, command] = line ?? [];
  if (!state || !started || !command || state.startsWith('Z')) return undefined;
  return { pid, started, command };
}
