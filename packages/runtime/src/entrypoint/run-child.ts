import { spawn } from 'node:child_process';
import { constants } from 'node:os';

export interface Child {
  readonly file: string;
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly forward: readonly NodeJS.Signals[];
}

/** Signals that a terminal sends to the child by itself; twice would mean "now" to many programs. */
const fromTerminal: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGTSTP', 'SIGWINCH'];

export const allSignals: readonly NodeJS.Signals[] = [
  'SIGTERM',
  'SIGINT',
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR1',
  'SIGUSR2',
  'SIGALRM',
  'SIGCONT',
  'SIGTSTP',
  'SIGWINCH',
];

/** Runs a child, passes signals on, and gives its exit code, or 128 + the signal that ended it. */
export async function runChild({ file, command, env, forward }: Child): Promise<number> {
  const [name, ...rest] = command;
  const child = spawn(file, rest, { argv0: name, env: { ...env }, stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals) => {
    if (!process.stdin.isTTY || !fromTerminal.includes(signal)) child.kill(signal);
  };
  for (const signal of forward) process.on(signal, pass);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
      );
    });
  } finally {
    for (const signal of forward) process.off(signal, pass);
  }
}
