import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { SystemAccount } from './system-account.ts';

/** A program to run to its end. Secrets go into `input`, never into `args`. */
export interface Program {
  readonly path: string;
  readonly args: readonly string[];
  readonly account: SystemAccount | undefined;
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs a program; throws with its last words, but never its input, when it fails. */
export async function runProgram(program: Program, signal: AbortSignal): Promise<void> {
  const child = spawn(program.path, program.args, {
    cwd: program.folder,
    env: { ...plainEnvironment(), ...program.environment },
    stdio: ['pipe', 'ignore', 'pipe'],
    signal,
    ...program.account,
  });
  child.stdin.on('error', () => {}); // a program that fails early does not read
  child.stdin.end(program.input ?? '');
  let output = '';
  child.stderr.on('data', (chunk) => {
    output = `${output}${chunk}`.slice(-2_000);
  });
  const [code] = await once(child, 'close');
  if (code === 0) return;
  const words = program.input === undefined ? `: ${output.trim()}` : '';
  throw new Error(`${program.path} ended with ${code}${words}`);
}

/** What a server needs of our own environment; the rest, such as credentials, is none of its business. */
export function plainEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8' };
}
