import { lstat, mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { PrivateFolders } from './private-folders.ts';

/**
 * Where a Podman without root and its runtime note what runs: the user's own folder for that, which
 * without a session is missing. Else Podman would take one in its TMPDIR, and no later Podman could
 * end the containers of one that was killed.
 */
export async function makeRuntimeFolder({ state }: PrivateFolders): Promise<string> {
  const { uid } = userInfo();
  for (const folder of [process.env.XDG_RUNTIME_DIR ?? '', `/run/user/${uid}`]) {
    if (await isOwn(folder, uid)) return folder;
  }
  const folder = join(state, 'runtime');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

const isOwn = (folder: string, owner: number): Promise<boolean> =>
  lstat(folder).then(
    ({ uid, mode }) => uid === owner && (mode & 0o077) === 0,
    () => false,
  );
