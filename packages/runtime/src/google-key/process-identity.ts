import { readFileSync, readlinkSync } from 'node:fs';

/** What tells one process from another that later has its number. */
export interface ProcessIdentity {
  /** The PID namespace, `0` where there is none. */
  readonly space: string;
  readonly pid: number;
  /** Clock ticks between the machine's start and the process's, `0` if unknown. */
  readonly startedAt: string;
}

/** This process, as `/proc` tells it. */
export function ownIdentity(): ProcessIdentity {
  const { pid } = process;
  return { space: namespace(), pid, startedAt: startOf(pid) ?? '0' };
}

/** False only if the process is certainly not there any more. */
export function mayBeAlive({ space, pid, startedAt }: ProcessIdentity): boolean {
  if (space !== namespace()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ESRCH') return false;
  }
  const start = startOf(pid);
  return start === undefined || startedAt === '0' || start === startedAt;
}

function namespace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

/** The 22nd field of `/proc/PID/stat`; the second one is in parentheses and may have anything. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
