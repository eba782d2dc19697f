import { lstatSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Surroundings } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';

/**
 * Files of variables, absolute, the strongest last: `--env-file`, else `COMPOSE_ENV_FILES`, else
 * the `.env` of each folder that has one, unless `COMPOSE_DISABLE_ENV_FILE` says so.
 */
export function findEnvFiles(
  folders: readonly string[],
  options: Options,
  { directory, variables }: Pick<Surroundings, 'directory' | 'variables'>,
): readonly string[] {
  const listed = variables.COMPOSE_ENV_FILES?.split(',').filter((name) => name !== '') ?? [];
  const named = options.envFiles.length > 0 ? options.envFiles : listed;
  if (named.length > 0) return named.map((file) => resolve(directory, file));
  const disabled = variables.COMPOSE_DISABLE_ENV_FILE;
  if (disabled && /^(1|t|true)$/i.test(disabled)) return [];
  return [...new Set(folders)].map((folder) => join(folder, '.env')).filter(isThere);
}

/** A link counts even when it leads nowhere: its owner meant it to be read. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
