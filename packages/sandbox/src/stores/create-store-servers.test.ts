import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCertificateAuthority } from '../certificates/create-certificate-authority.ts';
import { createStoreServers } from './create-store-servers.ts';
import { findProgram } from './processes/find-program.ts';
import { isAlive, type ProcessIdentity } from './processes/process-identity.ts';
import { type StoreRequest, StoreUnavailable } from './store-servers.ts';
import { titleUnless } from './testing/with-servers.ts';

const secret = 'a-secret-of-the-cache';
const cache = {
  kind: 'redis',
  host: 'master.cache.abc123.apn2.cache.amazonaws.com',
  engineVersion: '7.1',
  tls: true,
  password: secret,
} as const;
const signal = new AbortController().signal;
const hasRedis = findProgram('redis-server') !== undefined;
const { PATH } = process.env;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'servers-'));
});
afterEach(async () => {
  process.env.PATH = PATH;
  await rm(folder, { recursive: true });
});

async function create() {
  const certificateAuthority = createCertificateAuthority();
  return createStoreServers({ folder, certificateAuthority, observe: () => {} });
}

/** The processes that are noted in the folder. */
async function noted(): Promise<readonly ProcessIdentity[]> {
  const records = await Promise.all((await homes()).map(readRecord));
  return records.flatMap(({ server }) => server ?? []);
}

const homes = async () => (await readdir(folder)).filter((name) => name.startsWith('s-'));
const recordOf = (home: string) => join(folder, home, 'record.json');
const readRecord = async (home: string) => JSON.parse(await readFile(recordOf(home), 'utf8'));

describe.skipIf(!hasRedis)(titleUnless(hasRedis, 'Servers of stores', 'redis-server'), () => {
  test('end with the sandbox, and leave nothing', async () => {
    const servers = await create();
    await servers.start(cache, signal);
    await servers.start({ ...cache, host: 'another' }, signal);
    const processes = await noted();
    expect(processes).toHaveLength(2);
    await servers.close();
    expect(await Promise.all(processes.map(isAlive))).toEqual([false, false]);
    expect(await homes()).toEqual([]);
  });

  test('that a killed sandbox left are ended by the next', async () => {
    const killed = await create();
    await killed.start(cache, signal);
    const [server] = await noted();
    for (const home of await homes()) {
      const record = await readRecord(home);
      record.owner.started = 'in another life';
      await writeFile(recordOf(home), JSON.stringify(record));
    }
    const next = await create();
    expect(server && (await isAlive(server))).toBe(false);
    expect(await homes()).toEqual([]);
    await next.close();
  });

  test('have no secret in an argument, an environment or a file', async () => {
    const servers = await create();
    await servers.start(cache, signal);
    const [server] = await noted();
    const seen = ['cmdline', 'environ'].map((name) => readFile(`/proc/${server?.pid}/${name}`));
    expect(`${await Promise.all(seen)}`).not.toContain(secret);
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((each) => each.isFile())) {
      const content = await readFile(join(file.parentPath, file.name), 'utf8');
      expect(content).not.toContain(secret);
    }
    await servers.close();
  });

  test('that have begun to start end with the sandbox too', async () => {
    const servers = await create();
    const started = servers.start(cache, signal);
    const ended = expect(started).rejects.toThrow('aborted');
    await servers.close();
    await ended;
    expect(await homes()).toEqual([]);
  });

  test('are not started for whom has given up', async () => {
    const servers = await create();
    await expect(servers.start(cache, AbortSignal.abort())).rejects.toThrow('aborted');
    expect(await homes()).toEqual([]);
    await servers.close();
  });
});

test.each<[StoreRequest, string]>([
  [cache, 'redis-server or valkey-server'],
  [{ kind: 'memcached', host: 'h' }, 'the package memcached'],
  [{ kind: 'rabbitmq', host: 'h', user: 'u', password: secret }, 'the package rabbitmq-server'],
])('A machine that has nothing for %o is told what to install', async (request, remedy) => {
  const servers = await create();
  process.env.PATH = folder;
  const started = servers.start({ ...request, host: 'cache.example' }, signal);
  await expect(started).rejects.toThrow(StoreUnavailable);
  await expect(started).rejects.toThrow(remedy);
  await expect(started).rejects.not.toThrow(secret);
  await servers.close();
});
