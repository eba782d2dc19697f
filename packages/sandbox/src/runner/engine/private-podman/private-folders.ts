import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { EngineUnavailable } from '../engine.ts';
import { alone } from './alone.ts';
import { isRunning } from './is-running.ts';

/** Where a Podman of our own keeps its things, apart from the machine's own. */
export interface PrivateFolders {
  /** Images and settings; survives between runs. */
  readonly cache: string;
  /** What is only true until the machine is switched off. */
  readonly state: string;
}

/**
 * Makes the folders, for this user alone, and notes that an engine of this name, `<pid>-<number>`,
 * uses them. Podman ties its images to one folder for its state. Throws EngineUnavailable.
 */
export async function makePrivateFolders(name: string): Promise<PrivateFolders> {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const cache = join(caches, 'seaworthy', 'podman');
  const state = join(tmpdir(), `seaworthy-podman-${userInfo().uid}`);
  await mkdir(cache, { recursive: true, mode: 0o700 });
  // Whoever begins must not find the state half removed.
  await alone(state, async () => {
    await mkdir(state, { recursive: true, mode: 0o700 });
    // The temporary folder is everybody's: another user could have made ours first.
    const { uid, mode } = await lstat(state);
    if (uid !== userInfo().uid || (mode & 0o077) !== 0) {
      throw new EngineUnavailable(
        `${state} is not ${userInfo().username}’s alone, and Podman would keep its state there: remove it, or name another folder in TMPDIR.`,
      );
    }
    await writeFile(join(state, `${name}.use`), '');
  });
  return { cache, state };
}

/**
 * Notes that this engine uses the folders no more. The state goes with it when it `isEmpty` and no
 * other engine of a live process uses it; images stay.
 */
export async function leavePrivateFolders(
  { state }: PrivateFolders,
  name: string,
  { isEmpty }: { readonly isEmpty: boolean },
): Promise<void> {
  await alone(state, async () => {
    await rm(join(state, `${name}.use`), { force: true });
    const users = (await readdir(state).catch(() => [])).filter((file) => file.endsWith('.use'));
    const gone = users.filter((file) => !isRunning(Number.parseInt(file, 10)));
    await Promise.all(gone.map((file) => rm(join(state, file), { force: true })));
    if (!isEmpty || gone.length < users.length) return;
    await endPause(state);
    await rm(state, { recursive: true, force: true });
  });
}

/** Without root, Podman leaves a process behind that keeps its user namespace for the next call. */
async function endPause(state: string): Promise<void> {
  const pid = Number(await readText(join(state, 'engine', 'pause.pid')));
  // The number may be another process's by now.
  const command = pid > 0 ? await readText(`/proc/${pid}/cmdline`) : '';
  if (/^(?:\S*\/)?(?:catatonit|podman)\0/.test(command)) process.kill(pid, 'SIGTERM');
}

const readText = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
