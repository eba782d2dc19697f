import { fileURLToPath } from 'node:url';
import type { Surroundings } from '../command-line/command.ts';
import { engineCommands } from '../engine-commands/index.ts';
import { runCommandLine } from '../main.ts';
import type { Output } from '../terminal/output.ts';

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Written = Record<'stdout' | 'stderr', string>;

interface Start {
  readonly directory: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly colour?: boolean;
  readonly openAccount?: Surroundings['openAccount'];
  readonly input?: Surroundings['input'];
  readonly interruption?: AbortSignal;
  readonly loadEngineCommands?: Surroundings['loadEngineCommands'];
  readonly ask?: Surroundings['ask'];
  readonly isRead?: Output['isRead'];
}

/** Runs a command of `seaworthy` that answers at once in this process, as if started in a folder. */
export function runCommand(args: readonly string[], start: Start): Finished {
  const { code, written } = run(args, start);
  if (typeof code !== 'number') throw new Error(`${args[0]} takes its time: await runLongCommand`);
  return { code, ...written };
}

/** Runs any command of `seaworthy` in this process, as if started in a folder. */
export async function runLongCommand(args: readonly string[], start: Start): Promise<Finished> {
  const { code, written } = run(args, start);
  return { code: await code, ...written };
}

function run(
  args: readonly string[],
  { directory, variables = {}, width = 80, colour = false, ...start }: Start,
): { readonly code: ReturnType<typeof runCommandLine>; readonly written: Written } {
  const written: Written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Output => ({
    write: (text) => {
      written[name] += text;
    },
    width,
    colour,
    unicode: true,
    ...(start.isRead && { isRead: start.isRead }),
  });
  const code = runCommandLine(args, {
    installation: fileURLToPath(new URL('../..', import.meta.url)),
    directory,
    variables,
    stdout: output('stdout'),
    stderr: output('stderr'),
    loadEngineCommands: start.loadEngineCommands ?? (async () => engineCommands),
    ...(start.openAccount && { openAccount: start.openAccount }),
    ...(start.input && { input: start.input }),
    ...(start.ask && { ask: start.ask }),
    interruption: () => start.interruption ?? new AbortController().signal,
  });
  return { code, written };
}
