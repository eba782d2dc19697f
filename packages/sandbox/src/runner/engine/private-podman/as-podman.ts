import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Runs a program as the one that Podman is to its containers, which without root is another. */
export async function runAsPodman(
  environment: NodeJS.ProcessEnv,
  program: string,
  options: readonly string[],
): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  const command = [...(isRoot ? [] : ['podman', 'unshare']), program, ...options];
  await promisify(execFile)(command[0] ?? program, command.slice(1), { env: environment });
}

/** Removes a folder in which there may be what is another id's, as containers have it. */
export async function removeAsPodman(
  environment: NodeJS.ProcessEnv,
  folder: string,
): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    await runAsPodman(environment, 'rm', ['-rf', folder]);
  }
}
