import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Commits by author, most first. */
export interface Contributions {
  readonly authors: readonly { readonly name: string; readonly commits: number }[];
}

/** Clones a repository into a temporary folder and counts who wrote what. Throws when Git does. */
export async function analyseRepository(url: string): Promise<Contributions> {
  const folder = await mkdtemp(join(tmpdir(), 'sesami-'));
  try {
    await run('git', ['clone', '--quiet', '--bare', '--', url, folder]);
    const { stdout } = await run('git', ['-C', folder, 'shortlog', '-sn', 'HEAD']);
    return { authors: readShortlog(stdout) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether Git failed for the network's sake, so that another try may mend it. */
export function isTemporary(error: unknown): boolean {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return /could not resolve host|timed out|connection (?:reset|refused)|early EOF|error: (?:429|5\d\d)/i.test(
    said,
  );
}

/** `    12\tAda` becomes `{ name: 'Ada', commits: 12 }`. */
export function readShortlog(text: string): Contributions['authors'] {
  return text
    .split('\n')
    .map((line) => /^\s*(\d+)\t(.+)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, commits, name]) => ({ name: name ?? '', commits: Number(commits) }));
}
