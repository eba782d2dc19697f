import type { Surroundings } from '../command-line/command.ts';
import type { ExitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';

/** The work of a command that needs the engine. */
export type EngineCommand = (
  options: Options,
  surroundings: Surroundings,
) => ExitCode | Promise<ExitCode>;
