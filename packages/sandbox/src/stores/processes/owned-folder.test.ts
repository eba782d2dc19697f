import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOwnedFolder } from './owned-folder.ts';

async function parentFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'seaworthy-test-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('a folder is there until it is closed', async () => {
  const parent = await parentFolder();
  const folder = await openOwnedFolder(parent);

  expect(await readdir(parent)).toHaveLength(1);
  await folder.close();
  expect(await readdir(parent)).toEqual([]);
});

test('folders of live processes stay, also when another process begins', async () => {
  const parent = await parentFolder();
  const first = await openOwnedFolder(parent);
  const second = await openOwnedFolder(parent);

  expect((await readdir(parent)).map((name) => join(parent, name)).sort()).toEqual(
    [first.path, second.path].sort(),
  );
});

test('folders of a process that is gone, and of an earlier one of the same number, are removed', async () => {
  const parent = await parentFolder();
  const child = spawn('true');
  await once(child, 'exit');
  await mkdir(join(parent, `seaworthy-${child.pid}-0a1b-abcdef`, 's-1'), {
    recursive: true,
  });
  await mkdir(join(parent, `seaworthy-${process.pid}-0a1b-abcdef`));
  await mkdir(join(parent, 'seaworthy-of-somebody-else'));
  const folder = await openOwnedFolder(parent);

  expect((await readdir(parent)).map((name) => join(parent, name)).sort()).toEqual(
    [folder.path, join(parent, 'seaworthy-of-somebody-else')].sort(),
  );
});
