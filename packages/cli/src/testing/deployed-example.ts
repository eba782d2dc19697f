import { fileURLToPath } from 'node:url';
import {
  type DeployedExample,
  deployExample,
} from '../../../engine/src/operations/testing/deployed-example.ts';
import { engineCommands } from '../engine-commands/index.ts';
import type { Finished } from './run-command.ts';
import { runLongCommand } from './run-command.ts';

type Start = Parameters<typeof runLongCommand>[1];

/** An example that is deployed into a sandbox, and commands in its folder that work on it. */
export interface ExampleInAccount extends DeployedExample {
  readonly command: (args: readonly string[], start?: Partial<Start>) => Promise<Finished>;
}

export async function exampleInAccount(
  name: string,
  ...[scriptFor]: [Parameters<typeof deployExample>[1]?]
): Promise<ExampleInAccount> {
  // Loading code takes real time, which a virtual clock does not wait for.
  await Promise.all(Object.values(engineCommands).map((load) => load()));
  const deployed = await deployExample(name, scriptFor);
  const directory = fileURLToPath(new URL(`../../../../examples/${name}`, import.meta.url));
  const command: ExampleInAccount['command'] = (args, start = {}) =>
    deployed.run(() =>
      runLongCommand(args, {
        directory,
        width: 100,
        openAccount: () => deployed.account,
        ...start,
      }),
    );
  return { ...deployed, command };
}
