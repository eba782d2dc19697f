import { lstat, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alone } from './alone.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alone-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('work that excludes other work is never done at the same time', async () => {
  const lock = join(folder, 'lock');
  let working = 0;
  let most = 0;
  const work = async () => {
    working += 1;
    most = Math.max(most, working);
    await sleep(2);
    working -= 1;
  };

  await Promise.all(Array.from({ length: 5 }, () => alone(lock, work)));

  expect(most).toBe(1);
  await expect(lstat(lock)).rejects.toThrow('ENOENT');
});

test('work that fails lets others begin', async () => {
  const lock = join(folder, 'lock');

  await expect(alone(lock, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');

  expect(await alone(lock, async () => 'done')).toBe('done');
});

test('a process that was killed at its work keeps nobody from theirs', async () => {
  const lock = join(folder, 'lock');
  const longGone = 2 ** 22 + 1;
  await symlink(String(longGone), lock);

  expect(await alone(lock, async () => 'done')).toBe('done');
});
