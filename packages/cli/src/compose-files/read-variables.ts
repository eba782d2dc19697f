import { plainValue } from '@seaworthy/compiler';
import type { Surroundings } from '../command-line/command.ts';
import { diskHost } from '../project-files/disk-host.ts';

/** Gives the value of a variable that steers Compose itself. */
export type Variables = (name: `COMPOSE_${string}`) => string | undefined;

/** The variables of the process and of the files of variables, as Compose orders them. */
export function readVariables(
  folder: string,
  envFiles: readonly string[],
  { variables }: Pick<Surroundings, 'variables'>,
): Variables {
  const host = diskHost(folder, { envFiles, processEnvironment: variables });
  return (name) => {
    const variable = host.variable(name, { declared: 'plain', position: 'structure' });
    return variable && plainValue(variable.text);
  };
}
