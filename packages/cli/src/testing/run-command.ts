import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../main.ts';
import type { Output } from '../terminal/output.ts';

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Start {
  readonly directory: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly colour?: boolean;
}

/** Runs `seaworthy` in this process, as if started in a folder. */
export function runCommand(
  args: readonly string[],
  { directory, variables = {}, width = 80, colour = false }: Start,
): Finished {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Output => ({
    write: (text) => {
      written[name] += text;
    },
    width,
    colour,
    unicode: true,
  });
  const code = runCommandLine(args, {
    installation: fileURLToPath(new URL('../..', import.meta.url)),
    directory,
    variables,
    stdout: output('stdout'),
    stderr: output('stderr'),
  });
  return { code, ...written };
}
