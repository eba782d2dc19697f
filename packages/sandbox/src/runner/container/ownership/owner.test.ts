import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { currentOwner, isAlive } from './owner.ts';

test('this process is alive', async () => {
  expect(await isAlive(await currentOwner())).toBe(true);
});

test('another process of the same number is not the owner', async () => {
  const [host, pid] = (await currentOwner()).split(' ');
  expect(await isAlive(`${host} ${pid} started-before`)).toBe(false);
});

test('a process that has ended is not alive', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  expect(await isAlive(`${hostname()} ${child.pid} start`)).toBe(false);
});

test('of a process on another machine nobody knows: it is spared', async () => {
  expect(await isAlive('elsewhere 1 start')).toBe(true);
});
