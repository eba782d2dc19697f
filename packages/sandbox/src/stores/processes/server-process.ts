import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess } from './end-process.ts';
import type { Place } from './place.ts';
import { identify, type ProcessIdentity } from './process-identity.ts';
import { plainEnvironment } from './run-program.ts';

/** A server to start. Secrets go into `input`, never into `args`. */
export interface ServerProgram {
  readonly path: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Written to the server's standard input, which then ends. */
  readonly input?: string;
  /** How the server is told to end at once. */
  readonly stopSignal: NodeJS.Signals;
  /** Whether it answers; asked again until it does. */
  readonly isReady: () => Promise<boolean>;
  /** Milliseconds in which it must answer. */
  readonly patience?: number;
}

/** A server that answers. */
export interface ServerProcess {
  stop(): Promise<void>;
}

/** Starts a server in its place; when it does not come up, it ends and the place is as before. */
export async function startServer(
  program: ServerProgram,
  place: Place,
  signal: AbortSignal,
): Promise<ServerProcess> {
  signal.throwIfAborted();
  const child = launch(program, place);
  const words = lastWords(child);
  const failure = new Promise<Error>((resolve) => child.once('error', resolve));
  if (child.pid === undefined) throw await failure;
  const { pid } = child;
  const noted = await note(pid, program, place);
  try {
    await untilReady(program, child, words, signal);
  } catch (error) {
    await endProcess((await identify(pid)) ?? noted, 'SIGKILL');
    throw error;
  }
  // A start script has become the server by now.
  const server = await note(pid, program, place);
  return { stop: () => endProcess(server, program.stopSignal) };
}

function launch(program: ServerProgram, place: Place): ChildProcess {
  const child = spawn(program.path, program.args, {
    cwd: place.folder,
    env: { ...plainEnvironment(), HOME: place.folder, ...program.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in the terminal is ours to handle.
    detached: true,
    ...place.account,
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(program.input ?? '');
  return child;
}

async function note(pid: number, program: ServerProgram, place: Place): Promise<ProcessIdentity> {
  const server = (await identify(pid)) ?? { pid, started: 'never', command: program.path };
  place.note(server, program.stopSignal);
  return server;
}

/** The end of what a server says. A server with secret input may quote it: then its words are kept back. */
function lastWords(child: ChildProcess): () => string {
  let words = '';
  const keep = (chunk: Buffer) => {
    words = `${words}${chunk}`.slice(-2_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => words.trim();
}

async function untilReady(
  program: ServerProgram,
  child: ChildProcess,
  words: () => string,
  signal: AbortSignal,
): Promise<void> {
  const patience = program.patience ?? 20_000;
  const end = performance.now() + patience;
  while (!(await program.isReady())) {
    const said = program.input === undefined ? `: ${words()}` : '.';
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${program.path} ended with ${child.exitCode ?? child.signalCode}${said}`);
    }
    if (performance.now() > end) {
      throw new Error(`${program.path} does not answer after ${patience / 1_000} s${said}`);
    }
    await sleep(5, undefined, { signal });
  }
}
