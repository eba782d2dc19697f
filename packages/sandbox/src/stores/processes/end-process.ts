import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from './process-identity.ts';

/** Milliseconds that a server has to go by itself before it is killed. */
const patience = 3_000;

/** Asks a process to end, and kills its group when it does not; nobody else can be hit. */
export async function endProcess(server: ProcessIdentity, signal: NodeJS.Signals): Promise<void> {
  if (!(await isAlive(server))) return;
  send(server.pid, signal);
  if (await isGone(server, patience)) return;
  // Servers lead a group of their own.
  send(-server.pid, 'SIGKILL');
  await isGone(server, patience);
}

async function isGone(server: ProcessIdentity, within: number): Promise<boolean> {
  const end = performance.now() + within;
  while (performance.now() < end) {
    if (!(await isAlive(server))) return true;
    await sleep(5);
  }
  return false;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in the meantime.
  }
}
