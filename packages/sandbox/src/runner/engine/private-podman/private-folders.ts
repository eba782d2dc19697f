import { lstat, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where a Podman of our own keeps its things, apart from the machine's own. */
export interface PrivateFolders {
  /** Images and settings; survives between runs. */
  readonly cache: string;
  /** What is only true until the machine is switched off. */
  readonly state: string;
}

/** Makes the folders, for this user alone. Podman ties its images to one folder for its state. */
export async function makePrivateFolders(): Promise<PrivateFolders> {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const cache = join(caches, 'seaworthy', 'podman');
  const state = join(tmpdir(), `seaworthy-podman-${userInfo().uid}`);
  await mkdir(cache, { recursive: true, mode: 0o700 });
  await mkdir(state, { recursive: true, mode: 0o700 });
  // The temporary folder is everybody's: another user could have made ours first.
  const { uid, mode } = await lstat(state);
  if (uid !== userInfo().uid || (mode & 0o077) !== 0) {
    throw new Error(`${state} is not this user's alone: remove it, then start again.`);
  }
  return { cache, state };
}

/** Removes the state when no service of a live process uses it; images stay. */
export async function removeUnusedState({ state }: PrivateFolders): Promise<void> {
  const owners = (await readdir(state)).flatMap(
    (name) => /^(\d+)-\d+\.sock$/.exec(name)?.[1] ?? [],
  );
  if (owners.some((pid) => isRunning(Number(pid)))) return;
  await endPause(state);
  await rm(state, { recursive: true, force: true });
}

/** Without root, Podman leaves a process behind that keeps its user namespace for the next call. */
async function endPause(state: string): Promise<void> {
  const pid = Number(await readText(join(state, 'engine', 'pause.pid')));
  // The number may be another process's by now.
  const command = pid > 0 ? await readText(`/proc/${pid}/cmdline`) : '';
  if (/^(?:\S*\/)?(?:catatonit|podman)\0/.test(command)) process.kill(pid, 'SIGTERM');
}

const readText = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** Whether there is a process of that number. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
