import { constants } from 'node:os';
import { bootstrapSecrets } from '../secrets/bootstrap-secrets.ts';
import type { BootstrapOptions, BootstrapReport, EnvMap } from '../secrets/options.ts';
import { SecretsError } from '../secrets/secrets-error.ts';
import { checkLengths } from './check-lengths.ts';
import { findCommand } from './find-command.ts';
import { findExecve } from './replace-process.ts';
import { allSignals, runChild } from './run-child.ts';

export interface EntrypointOptions extends BootstrapOptions {
  readonly command: readonly [string, ...string[]];
  /** Default `auto`: `execve` where Node has it and no file has to be removed afterwards. */
  readonly strategy?: 'auto' | 'execve' | 'spawn';
  /** Signals for the child; default all that can be caught. Only for `spawn`. */
  readonly forward?: readonly NodeJS.Signals[];
  /** Variables that the command does not get. */
  readonly stripAfterExec?: readonly string[];
}

/**
 * Makes the settings complete and becomes the command, or runs it until it ends. Ends the process:
 * with the command's code, 128 + its signal, 126 or 127 as shells do, 78 or 75 without settings.
 */
export async function runEntrypoint(options: EntrypointOptions): Promise<never> {
  try {
    process.exit(await run(options));
  } catch (error) {
    if (!(error instanceof SecretsError)) throw error;
    complain(error.message);
    process.exit(error.exitCode);
  }
}

async function run(options: EntrypointOptions): Promise<number> {
  const { command, forward = allSignals, stripAfterExec = [] } = options;
  const target: EnvMap = { ...(options.target ?? process.env) };
  const found = findCommand(command[0], target.PATH);
  if (found.kind === 'mistake') return refuse(found.message, found.exitCode);

  const listening = stopAtOnce();
  const report = await bootstrapSecrets({ ...options, target });
  const env = withoutUndefined(target, stripAfterExec);
  const tooLong = checkLengths(command, env);
  if (tooLong !== undefined) return refuse(tooLong, 126);

  const start = startOf(found, command);
  listening.end();
  const execve = chooseExecve(options, report);
  if (execve) execve(start.file, start.command, env);
  try {
    return await runChild({ ...start, env, forward });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return refuse(`${command[0]}: could not be started (${code})`, code === 'ENOENT' ? 127 : 126);
  } finally {
    report.dispose();
  }
}

/** Process 1 does not heed signals that it has no listener for, and loading may take seconds. */
function stopAtOnce() {
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  const stop = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  for (const signal of signals) process.on(signal, stop);
  return {
    end: () => {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}

/** After execve nobody would be left to remove a key's file. */
function chooseExecve({ strategy = 'auto' }: EntrypointOptions, { files }: BootstrapReport) {
  if (strategy === 'spawn' || (strategy === 'auto' && files.length > 0)) return undefined;
  const execve = findExecve();
  if (execve || strategy === 'auto') return execve;
  throw new Error('This version of Node has no process.execve: 22.15, 23.11 or later has.');
}

/** A script without `#!` is run by the shell, as execvp(3) does. */
function startOf(
  { file, isForKernel }: { readonly file: string; readonly isForKernel: boolean },
  command: readonly [string, ...string[]],
): { readonly file: string; readonly command: readonly [string, ...string[]] } {
  if (isForKernel) return { file, command };
  return { file: '/bin/sh', command: ['/bin/sh', file, ...command.slice(1)] };
}

function withoutUndefined(env: EnvMap, without: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || without.includes(name) ? [] : [[name, value]],
    ),
  );
}

function refuse(message: string, exitCode: number): number {
  complain(message);
  return exitCode;
}

function complain(message: string): void {
  process.stderr.write(`seaworthy-run: ${message}\n`);
}
