import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A repository on this machine. */
export interface Repository {
  /** Its folder. */
  readonly root: string;
  /** `owner/name` on GitHub; absent when its remote is elsewhere, or there is none. */
  readonly name?: string;
  /** The branch that others start from. */
  readonly branch: string;
}

/** The repository around a folder; undefined outside of any. */
export function findRepository(folder: string): Repository | undefined {
  if (existsSync(join(folder, '.git'))) {
    const name = remoteName(join(folder, '.git', 'config'));
    return { root: folder, branch: usualBranch(folder), ...(name !== undefined && { name }) };
  }
  const above = dirname(folder);
  return above === folder ? undefined : findRepository(above);
}

/** As the remote had it when the repository was cloned. */
function usualBranch(folder: string): string {
  const head = join(folder, '.git', 'refs', 'remotes', 'origin', 'HEAD');
  if (!existsSync(head)) return 'main';
  return /^ref: refs\/remotes\/origin\/(\S+)/.exec(readFileSync(head, 'utf8'))?.[1] ?? 'main';
}

/** Of the remote `origin`, or the first one. */
function remoteName(config: string): string | undefined {
  if (!existsSync(config)) return undefined;
  const sections = readFileSync(config, 'utf8').split(/^(?=\[)/m);
  const remotes = sections.filter((section) => section.startsWith('[remote '));
  const remote = remotes.find((section) => section.startsWith('[remote "origin"]')) ?? remotes[0];
  return /url\s*=\s*\S*github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\s*$/m.exec(remote ?? '')?.[1];
}
