import { execFile } from 'node:child_process';

/** Git's id of the commit in a folder, with `-dirty` when files differ; undefined without Git. */
export function readCommit(directory: string): Promise<string | undefined> {
  const args = ['describe', '--always', '--abbrev=40', '--dirty', '--exclude', '*'];
  return new Promise((resolve) => {
    execFile('git', args, { cwd: directory, timeout: 10_000 }, (error, stdout) => {
      resolve(error ? undefined : stdout.trim() || undefined);
    });
  });
}
