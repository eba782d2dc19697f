import type { Account, Opening } from '@seaworthy/engine';
import type { EngineCommands } from '../engine-commands/index.ts';
import type { Input } from '../terminal/input.ts';
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
  /** What may follow the name, besides options; absent: nothing. */
  readonly arguments?: CommandArguments;
  readonly options: readonly OptionName[];
  /** Letters that mean another option after this command's name than everywhere. */
  readonly shorts?: Readonly<Record<string, OptionName>>;
  readonly examples: readonly string[];
  /** What the first argument chooses from; each has its own arguments, options and help. */
  readonly actions?: readonly Action[];
  readonly run: (options: Options, surroundings: Surroundings) => ExitCode | Promise<ExitCode>;
}

/** One of the things that a command does, such as `push` of `secrets`. */
export interface Action
  extends Pick<
    Command,
    'name' | 'summary' | 'description' | 'arguments' | 'options' | 'examples'
  > {}

/** `usage` as help shows it, such as `SERVICE=TASKS...`; what follows `--` counts too. */
export interface CommandArguments {
  readonly usage: string;
  readonly atLeast: number;
  readonly atMost: number;
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
  /** Where answers and values come from; absent: nobody can be asked. */
  readonly input?: Input;
  /** The work of commands that touch more than files; the AWS SDK loads only for them. */
  readonly loadEngineCommands: () => Promise<EngineCommands>;
  /** Opens the AWS account that is found here, in a region; absent: the user's own. */
  readonly openAccount?: (region: string, opening: Opening) => Account;
  /** Answers a question in place of the user at the terminal. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Aborts when the user interrupts; until it is asked for, an interruption ends the process. */
  readonly interruption: () => AbortSignal;
}
