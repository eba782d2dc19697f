import { type ChildProcess, spawn } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real process of a test. */
export interface RunningProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output has the text. */
  said(text: string): Promise<void>;
}

/** Starts a command with nothing in its environment but `env` and PATH. */
export function start(
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
  cwd?: string,
): RunningProcess {
  const [file, ...rest] = command;
  const path = process.env.PATH ?? '';
  const child = spawn(file, rest, {
    env: { PATH: path, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return {
    child,
    ended,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!stdout.includes(text)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        ended.then(
          (end) => reject(new Error(`ended before it said ${text}: ${JSON.stringify(end)}`)),
          reject,
        );
        look();
      }),
  };
}

/** Runs Node with a script until it ends. */
export function runNode(
  script: string,
  env: Readonly<Record<string, string>> = {},
  ...rest: readonly string[]
): Promise<Ended> {
  return start([process.execPath, script, ...rest], env).ended;
}
