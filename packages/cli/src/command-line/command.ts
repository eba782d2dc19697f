import type * as engine from '@seaworthy/engine';
import type { Output } from '../terminal/output.ts';
import type { ExitCode } from './exit-code.ts';
import type { OptionName, Options } from './options.ts';

/** One command of `seaworthy`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What help says below the summary. */
  readonly description: string;
  readonly options: readonly OptionName[];
  readonly examples: readonly string[];
  readonly run: (options: Options, surroundings: Surroundings) => ExitCode | Promise<ExitCode>;
}

/** What a command sees of the world: where it was started, its variables, and where it writes. */
export interface Surroundings {
  /** Folder of the installed package. */
  readonly installation: string;
  readonly directory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Results go here. */
  readonly stdout: Output;
  /** Everything said besides goes here. */
  readonly stderr: Output;
  /** What commands need that touch more than files; it and the AWS SDK load only for them. */
  readonly loadEngine: () => Promise<typeof engine>;
  /** Aborts when the user interrupts; until it is asked for, an interruption ends the process. */
  readonly interruption: () => AbortSignal;
}
