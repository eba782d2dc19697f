import { delimiter, dirname, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '@seaworthy/compiler';
import type { Surroundings } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';
import { type ChosenFiles, findComposeFiles } from './find-compose-files.ts';
import { findEnvFiles } from './find-env-files.ts';
import { placeProblems } from './problems.ts';
import { readFolder } from './read-folder.ts';
import { readVariables, type Variables } from './read-variables.ts';

/** Where a project is, and which of its files to read. */
export interface ProjectPlace {
  /** Absolute; paths in Compose files start from it. */
  readonly directory: string;
  /** Compose files, relative to the directory, with `/`. */
  readonly files: readonly string[];
  /** Files of variables, absolute; a later one comes before an earlier one. */
  readonly envFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly projectName?: string;
  /** What the user should know of the choice. */
  readonly notes: readonly string[];
}

export type Location =
  | { readonly kind: 'found'; readonly place: ProjectPlace }
  | { readonly kind: 'problem'; readonly diagnostic: Diagnostic };

/**
 * Finds the project as Compose does: `-f`, else `COMPOSE_FILE`, else the default names here and in
 * the folders above. `COMPOSE_…` variables may also stand in the `.env` of the folder.
 */
export function locateProject(
  options: Options,
  surroundings: Pick<Surroundings, 'directory' | 'variables'>,
): Location {
  const start = resolve(surroundings.directory, options.projectDirectory ?? '.');
  const folder = readFolder(start);
  if (folder.kind === 'unreadable') {
    const unreadable = placeProblems['compose/unreadable-folder'];
    return {
      kind: 'problem',
      diagnostic: unreadable(undefined, { directory: start, reason: folder.reason }),
    };
  }
  const nearby = readVariables(start, findEnvFiles([start], options, surroundings), surroundings);
  const chosen = chooseFiles(start, options, surroundings.directory, nearby);
  const [first] = chosen?.files ?? [];
  if (!chosen || first === undefined) {
    const missing = placeProblems['compose/no-compose-file'];
    return { kind: 'problem', diagnostic: missing(undefined, { directory: start }) };
  }
  const directory = options.projectDirectory === undefined ? dirname(first) : start;
  const envFiles = findEnvFiles([directory, start], options, surroundings);
  const variables = readVariables(directory, envFiles, surroundings);
  const projectName = options.projectName ?? variables('COMPOSE_PROJECT_NAME');
  return {
    kind: 'found',
    place: {
      directory,
      files: chosen.files.map((file) => relative(directory, file).split(sep).join('/')),
      envFiles,
      profiles: chooseProfiles(options, variables),
      ...(projectName && { projectName }),
      notes: chosen.notes,
    },
  };
}

function chooseFiles(
  start: string,
  options: Options,
  currentDirectory: string,
  variables: Variables,
): ChosenFiles | undefined {
  if (options.files.length > 0) {
    return { files: options.files.map((file) => resolve(currentDirectory, file)), notes: [] };
  }
  const separator = variables('COMPOSE_PATH_SEPARATOR') || delimiter;
  const named = (variables('COMPOSE_FILE') ?? '').split(separator).filter((file) => file !== '');
  if (named.length === 0) return findComposeFiles(start, options.environment);
  return { files: named.map((file) => resolve(start, file)), notes: [] };
}

function chooseProfiles(options: Options, variables: Variables): readonly string[] {
  if (options.profiles.length > 0) return options.profiles;
  const named = variables('COMPOSE_PROFILES') ?? '';
  return named
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
