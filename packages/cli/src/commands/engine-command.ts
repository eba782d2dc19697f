import type { Command } from '../command-line/command.ts';
import type { EngineCommands } from '../engine-commands/index.ts';

/** A command whose work is in a bundle of its own, with the engine and the AWS SDK. */
export function engineCommand(
  definition: Omit<Command, 'run'> & { readonly run: keyof EngineCommands },
): Command {
  return {
    ...definition,
    run: async (options, surroundings) => {
      const commands = await surroundings.loadEngineCommands();
      const run = await commands[definition.run]();
      return run(options, surroundings);
    },
  };
}
