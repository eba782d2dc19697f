import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * What Git makes of a file: `tracked` files are in commits, `seen` ones would be with `git add .`,
 * `ignored` ones not. Where there is a repository and no Git to ask, a file counts as seen.
 */
export type GitSays = 'tracked' | 'seen' | 'ignored' | 'no-repository';

/** Asks Git about a file, which need not exist. */
export async function askGit(path: string): Promise<GitSays> {
  const folder = dirname(path);
  if (!isInRepository(folder)) return 'no-repository';
  const name = basename(path);
  const listing = ['--literal-pathspecs', 'ls-files', '--error-unmatch', '--', name];
  if (await succeeds(listing, folder)) return 'tracked';
  return (await succeeds(['check-ignore', '--quiet', '--', name], folder)) ? 'ignored' : 'seen';
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const above = dirname(folder);
  return above !== folder && isInRepository(above);
}

function succeeds(args: readonly string[], folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: 10_000 };
    execFile('git', [...args], options, (error) => resolve(error === null));
  });
}
