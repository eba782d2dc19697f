import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { beforeEach, describe, expect, test } from 'vitest';
import { dialSocket } from '../../processes/dial-socket.ts';
import { findProgram } from '../../processes/find-program.ts';
import { makePlace } from '../../processes/place.ts';
import { startServer } from '../../processes/server-process.ts';
import type { StoreRequest } from '../../store-servers.ts';
import { titleUnless, withServers } from '../../testing/with-servers.ts';
import { readVersion } from '../machine/read-version.ts';
import type { ImageRunner, RunningImage, ServerImage } from './image-runner.ts';
import { isPlain } from './is-plain.ts';
import { serverFor } from './server-images.ts';

const isThere = findProgram('redis-server') !== undefined;
const host = 'master.cache.abc123.apn2.cache.amazonaws.com';
const redis = {
  kind: 'redis',
  host,
  engineVersion: '7.1',
  tls: true,
  password: 'a token',
} as const;
const postgres = {
  kind: 'postgres',
  host,
  engineVersion: '16.14',
  user: 'rag',
  password: 'a secret',
  database: 'ragdb',
  requiresTls: true,
} as const;

const plainRedis = { kind: 'redis', host, engineVersion: '7.1', tls: false } as const;

describe.skipIf(!isThere)(titleUnless(isThere, 'A store from an image', 'redis-server'), () => {
  const engine = machineAsEngine();
  const servers = withServers(engine);
  const startOnce = async (request: StoreRequest) => {
    const { description, stop } = await servers.start(request);
    await stop();
    return description;
  };

  beforeEach(() => engine.hold());

  test('is preferred to the packages of the machine, behind the same front', async () => {
    engine.hold('redis:7.1-alpine');
    const store = await servers.start({ ...redis, image: 'redis:7.1-alpine' });
    expect(store.description).toBe('Redis from redis:7.1-alpine');
    const client = new Redis({
      ...{ host: '127.0.0.1', port: store.port, password: redis.password },
      tls: { ca: servers.root(), servername: host },
    });
    expect(await client.ping()).toBe('PONG');
    client.disconnect();
    await store.stop();
    expect(engine.asked).toMatchObject([{ reference: 'redis:7.1-alpine', port: 6379 }]);
  });

  test('comes from the nearest image that is here when the own one is not', async () => {
    engine.hold('redis:7');
    expect(await startOnce({ ...plainRedis, image: 'redis:7.1-alpine' })).toBe(
      'Redis from redis:7',
    );
    expect(engine.pulled).toEqual([]);
  });

  test('is not pulled while the machine has the same major version', async () => {
    const request = { ...plainRedis, engineVersion: await machineVersion() };
    expect(await startOnce(request)).toMatch(/from this machine$/);
    expect(engine.pulled).toEqual([]);
  });

  test('is pulled when the machine has another major version', async () => {
    engine.offer('redis:5');
    expect(await startOnce({ ...plainRedis, engineVersion: '5.0.6' })).toBe('Redis from redis:5');
    expect(engine.pulled).toEqual(['redis:5']);
  });

  test('is pulled when it has more than a server, whatever the machine has', async () => {
    engine.offer('redis/redis-modules:7');
    const request = { ...plainRedis, image: 'redis/redis-modules:7' };
    expect(await startOnce(request)).toBe('Redis from redis/redis-modules:7');
  });

  test('gives way to the nearest, and then to the machine, when no registry has it', async () => {
    const request = { ...plainRedis, engineVersion: '5.0.6', image: 'redis:5.0.6-nowhere' };
    expect(await startOnce(request)).toMatch(/from this machine$/);
    expect(engine.pulled).toEqual(['redis:5.0.6-nowhere', 'redis:5']);
  });

  test('that ends before it answers says so with its last words, but not the password', async () => {
    engine.hold('redis:broken');
    const starting = startOnce({ ...redis, image: 'redis:broken' });
    await expect(starting).rejects.toThrow(
      'The server of redis:broken ended before it answered.\nFATAL CONFIG FILE ERROR\nBad directive',
    );
    await expect(starting).rejects.not.toThrow('a token');
  });
});

test.each([
  [postgres, 'postgres:16'],
  [{ ...postgres, extensions: ['vector'] }, 'pgvector/pgvector:pg16'],
  [{ ...postgres, kind: 'mysql', engineVersion: '8.0.46' } as const, 'mysql:8.0'],
  [{ ...postgres, kind: 'mysql', engineVersion: '10.11.14' } as const, 'mariadb:10.11'],
  [redis, 'redis:7'],
  [{ ...redis, engineVersion: '7.2' }, 'valkey/valkey:7'],
  [{ ...redis, engineVersion: '8.1' }, 'valkey/valkey:8'],
  [{ kind: 'memcached', host } as const, 'memcached:1.6'],
  [{ kind: 'rabbitmq', host, user: 'shop', password: 'a secret' } as const, 'rabbitmq:4'],
])('%o comes from %s, and its password stands in files only', (request, reference) => {
  const { nearest, settings } = serverFor(request);
  expect(nearest).toBe(reference);
  const { files, ...visible } = settings;
  expect(JSON.stringify(visible)).not.toMatch(/a (secret|token)/);
  if ('password' in request) expect(files).toHaveLength(1);
});

test.each([
  [undefined, true],
  ['redis:7.1-alpine', true],
  ['pgvector/pgvector:pg16', true],
  ['public.ecr.aws/docker/library/postgres:16@sha256:4f', true],
  ['postgis/postgis:16-3.4', false],
  ['timescale/timescaledb:2.17.2-pg16', false],
])('Of %s others may stand in: %s', (reference, plain) => {
  expect(isPlain(reference)).toBe(plain);
});

async function machineVersion(): Promise<string> {
  const path = findProgram('valkey-server') ?? findProgram('redis-server') ?? '';
  return (await readVersion(path, ['--version'], /v=(\d+\.\d+)/)) ?? '';
}

/** Runs what an image of Redis would run with this machine's own; images are only names. */
function machineAsEngine() {
  const held = new Set<string>();
  const offered = new Set<string>();
  const asked: ServerImage[] = [];
  const pulled: string[] = [];
  const runner: ImageRunner = {
    has: async (reference) => held.has(reference),
    async pull(reference) {
      pulled.push(reference);
      if (offered.has(reference)) held.add(reference);
      return offered.has(reference);
    },
    async run(image, signal) {
      asked.push(image);
      return image.reference === 'redis:broken' ? broken(image) : runRedis(image, signal);
    },
  };
  return {
    ...runner,
    asked,
    pulled,
    /** Has these images, and registries have none. */
    hold(...references: readonly string[]) {
      for (const list of [asked, pulled]) list.length = 0;
      offered.clear();
      held.clear();
      for (const reference of references) held.add(reference);
    },
    offer: (reference: string) => offered.add(reference),
  };
}

function broken({ files }: ServerImage): RunningImage {
  const [password = ''] = /requirepass .*/.exec(files[0]?.content ?? '') ?? [];
  return {
    dial: () => Promise.reject(new Error('refused')),
    ended: Promise.resolve(),
    lastLines: () => ['FATAL CONFIG FILE ERROR', password, 'Bad directive', 'not a token'],
    stop: async () => undefined,
  };
}

async function runRedis(image: ServerImage, signal: AbortSignal): Promise<RunningImage> {
  const root = await mkdtemp(join(tmpdir(), 'image-'));
  const place = await makePlace(root);
  const socket = join(place.folder, 's');
  const file = join(place.folder, 'conf');
  const content = image.files[0]?.content ?? '';
  await writeFile(file, `${content}port 0\nunixsocket ${socket}\n`);
  const path = findProgram('redis-server') ?? '';
  const isReady = async () => true;
  const program = { path, args: [file], stopSignal: 'SIGKILL', isReady } as const;
  const server = await startServer(program, place, signal);
  return {
    dial: () => dialSocket({ path: socket }),
    ended: new Promise(() => undefined),
    lastLines: () => [],
    async stop() {
      await server.stop();
      await rm(root, { recursive: true });
    },
  };
}
