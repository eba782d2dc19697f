import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EngineUnavailable } from '../engine.ts';
import { leavePrivateFolders, makePrivateFolders } from './private-folders.ts';

// The number of a process that lives at least as long as this one.
const another = `${process.ppid}-1`;
const longGone = `${2 ** 22 + 1}-1`;

describe.skipIf(process.platform !== 'linux')('the folders of the private Podman', () => {
  let folder: string;
  const own = `${process.pid}-1`;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'private-folders-'));
    vi.stubEnv('TMPDIR', folder);
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'caches'));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  const stateIsThere = async () =>
    (await readdir(folder)).includes(`seaworthy-podman-${userInfo().uid}`);

  test('are this user’s alone; else no engine can be had, and it says where', async () => {
    const state = join(folder, `seaworthy-podman-${userInfo().uid}`);
    await mkdir(state);
    await chmod(state, 0o755);

    const making = makePrivateFolders(own);

    await expect(making).rejects.toThrow(EngineUnavailable);
    await expect(making).rejects.toThrow(`${state} is not `);
  });

  test('lose their state with the last engine, and what processes left that are gone', async () => {
    const folders = await makePrivateFolders(own);
    await writeFile(join(folders.state, `${longGone}.use`), '');

    await leavePrivateFolders(folders, own, { isEmpty: true });

    expect(await stateIsThere()).toBe(false);
  });

  test('keep it while another engine uses it, or there is still something to sweep', async () => {
    const folders = await makePrivateFolders(own);
    await leavePrivateFolders(folders, own, { isEmpty: false });
    expect(await stateIsThere()).toBe(true);

    await makePrivateFolders(own);
    await writeFile(join(folders.state, `${another}.use`), '');
    await leavePrivateFolders(folders, own, { isEmpty: true });

    expect(await readdir(folders.state)).toEqual([`${another}.use`]);
  });

  test('may be gone already when they are left', async () => {
    const folders = await makePrivateFolders(own);
    await rm(folders.state, { recursive: true });

    await leavePrivateFolders(folders, own, { isEmpty: true });

    expect(await stateIsThere()).toBe(false);
  });
});
