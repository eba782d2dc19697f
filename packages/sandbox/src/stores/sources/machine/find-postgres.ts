import { access, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findProgram } from '../../processes/find-program.ts';
import { readVersion } from './read-version.ts';

/** A PostgreSQL that is installed. */
export interface PostgresInstallation {
  readonly folder: string;
  /** `15.18` */
  readonly version: string;
}

/**
 * The installed PostgreSQL that comes nearest to a version: its own major, otherwise the newest.
 * Undefined when none has all of the extensions.
 */
export async function findPostgres(
  version: string,
  extensions: readonly string[],
): Promise<PostgresInstallation | undefined> {
  const folders = [...(await debianFolders()), ...pathFolders()];
  const installed = await Promise.all(folders.map((folder) => inspect(folder, extensions)));
  const usable = installed
    .filter((installation) => installation !== undefined)
    .sort((one, other) => Number.parseInt(other.version, 10) - Number.parseInt(one.version, 10));
  const wanted = Number.parseInt(version, 10);
  return usable.find((one) => Number.parseInt(one.version, 10) === wanted) ?? usable[0];
}

/** Debian installs each major version beside the others. */
async function debianFolders(): Promise<readonly string[]> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  return versions.map((version) => join(root, version, 'bin'));
}

function pathFolders(): readonly string[] {
  const initdb = findProgram('initdb');
  return initdb === undefined ? [] : [dirname(initdb)];
}

async function inspect(
  folder: string,
  extensions: readonly string[],
): Promise<PostgresInstallation | undefined> {
  const version = await readVersion(join(folder, 'postgres'), ['--version'], /\) (\d+\.\d+)/);
  if (version === undefined) return undefined;
  const shared = await sharedFolder(folder, version);
  const controls = extensions.map((name) => access(join(shared, 'extension', `${name}.control`)));
  const found = await Promise.allSettled(controls);
  return found.every(({ status }) => status === 'fulfilled') ? { folder, version } : undefined;
}

async function sharedFolder(folder: string, version: string): Promise<string> {
  const debian = join('/usr/share/postgresql', `${Number.parseInt(version, 10)}`);
  const configured = await readVersion(join(folder, 'pg_config'), ['--sharedir'], /^(.+)$/m);
  return configured ?? debian;
}
