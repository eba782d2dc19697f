import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePlace } from './place.ts';
import { identify, isAlive, type ProcessIdentity } from './process-identity.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { sweep } from './sweep.ts';

let root = '';
let running: ServerProcess[] = [];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sweep-'));
  running = [];
});
afterEach(async () => {
  for (const server of running) await server.stop();
  await rm(root, { recursive: true, force: true });
});

/** A server that sleeps, and the identity under which it was noted. */
async function startSleeper(): Promise<ProcessIdentity> {
  const place = await makePlace(root);
  const program = {
    path: process.execPath,
    args: ['-e', 'setInterval(() => {}, 1000)'],
    stopSignal: 'SIGTERM',
    isReady: async () => true,
  } as const;
  running.push(await startServer(program, place, new AbortController().signal));
  return (await readRecord(place.folder)).server;
}

async function readRecord(folder: string) {
  return JSON.parse(await readFile(join(folder, '..', 'record.json'), 'utf8'));
}

/** Makes every record look as if its sandbox had been killed. */
async function forgetOwners(change: object = {}): Promise<void> {
  for (const name of await readdir(root)) {
    const path = join(root, name, 'record.json');
    const record = JSON.parse(await readFile(path, 'utf8'));
    const owner = { ...record.owner, started: 'in another life' };
    await writeFile(path, JSON.stringify({ ...record, owner, ...change }));
  }
}

test('A killed sandbox leaves servers, and the next ends them and removes what they had', async () => {
  const server = await startSleeper();
  await forgetOwners();
  await sweep(root);
  expect(await isAlive(server)).toBe(false);
  expect(await readdir(root)).toEqual([]);
});

test('Servers of a sandbox that lives are left alone', async () => {
  const server = await startSleeper();
  await sweep(root);
  expect(await isAlive(server)).toBe(true);
  expect(await readdir(root)).toHaveLength(1);
});

test('A process that has the number of a dead server is left alone', async () => {
  const server = await startSleeper();
  await forgetOwners({ server: { ...server, started: 'earlier' } });
  await sweep(root);
  expect(await isAlive(server)).toBe(true);
  expect(await readdir(root)).toEqual([]);
});

test('A process with another command is not the server', async () => {
  const server = await startSleeper();
  expect(await isAlive({ ...server, command: 'postgres' })).toBe(false);
});

test('A folder whose sandbox was killed before it wrote anything is removed', async () => {
  await mkdtemp(join(root, 's-'));
  await sweep(root);
  expect(await readdir(root)).toEqual([]);
});

test('A dead process that waits for its parent is not alive', async () => {
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 5']);
  const [line] = await once(parent.stdout, 'data');
  const child = Number(`${line}`);
  while ((await identify(child)) !== undefined) await new Promise(setImmediate);
  expect(await identify(child)).toBeUndefined();
  parent.kill('SIGKILL');
});

test('A server that ends at once says why, and nothing of it is left', async () => {
  const place = await makePlace(root);
  const program = {
    path: process.execPath,
    args: ['-e', 'console.error("no room"); process.exit(3)'],
    stopSignal: 'SIGTERM',
    isReady: async () => false,
  } as const;
  const started = startServer(program, place, new AbortController().signal);
  await expect(started).rejects.toThrow(/ended with 3: no room$/);
});

test('A server that is given secrets is not quoted', async () => {
  const place = await makePlace(root);
  const program = {
    path: process.execPath,
    args: ['-e', 'process.stdin.pipe(process.stderr).on("unpipe", () => process.exit(1))'],
    input: 'requirepass hunter2',
    stopSignal: 'SIGTERM',
    isReady: async () => false,
  } as const;
  const started = startServer(program, place, new AbortController().signal);
  await expect(started).rejects.toThrow(/ended with \d+\.$/);
});

test('A start that is aborted ends the server', async () => {
  const place = await makePlace(root);
  const abort = new AbortController();
  const program = {
    path: process.execPath,
    args: ['-e', 'setInterval(() => {}, 1000)'],
    stopSignal: 'SIGTERM',
    isReady: async () => {
      abort.abort();
      return false;
    },
  } as const;
  await expect(startServer(program, place, abort.signal)).rejects.toThrow('aborted');
  expect(await isAlive((await readRecord(place.folder)).server)).toBe(false);
});
