import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { dialSocket } from '../../processes/dial-socket.ts';
import { findProgram } from '../../processes/find-program.ts';
import { makePlace } from '../../processes/place.ts';
import { startServer } from '../../processes/server-process.ts';
import { titleUnless, withServers } from '../../testing/with-servers.ts';
import type { ImageRunner, ServerImage } from './image-runner.ts';
import { imageOf } from './server-images.ts';

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

describe.skipIf(!isThere)(titleUnless(isThere, 'A store from an image', 'redis-server'), () => {
  const asked: ServerImage[] = [];
  const servers = withServers(machineAsEngine(asked));

  test('is preferred to the packages of the machine, behind the same front', async () => {
    const store = await servers.start({ ...redis, image: 'redis:7.1-alpine' });
    expect(store.description).toBe('the image redis:7.1-alpine');
    const client = new Redis({
      ...{ host: '127.0.0.1', port: store.port, password: redis.password },
      tls: { ca: servers.root(), servername: host },
    });
    expect(await client.ping()).toBe('PONG');
    client.disconnect();
    await store.stop();
    expect(asked).toMatchObject([{ reference: 'redis:7.1-alpine', port: 6379 }]);
  });

  test('gives way to the machine when the engine does not have it', async () => {
    const store = await servers.start({ ...redis, image: 'elsewhere/redis' });
    expect(store.description).toMatch(/from this machine$/);
  });
});

test.each([
  [postgres, 'postgres:16'],
  [{ ...postgres, extensions: ['vector'] }, 'pgvector/pgvector:pg16'],
  [{ ...postgres, image: 'postgis/postgis:16-3.4' }, 'postgis/postgis:16-3.4'],
  [{ ...postgres, kind: 'mysql', engineVersion: '8.0.46' } as const, 'mysql:8.0'],
  [{ ...postgres, kind: 'mysql', engineVersion: '10.11.14' } as const, 'mariadb:10.11'],
  [redis, 'redis:7'],
  [{ ...redis, engineVersion: '8.1' }, 'valkey/valkey:8'],
  [{ kind: 'memcached', host } as const, 'memcached:1.6'],
  [{ kind: 'rabbitmq', host, user: 'shop', password: 'a secret' } as const, 'rabbitmq:4'],
])('%o comes from %s, and its password stands in files only', (request, reference) => {
  const { image } = imageOf(request);
  expect(image.reference).toBe(reference);
  const { files, ...visible } = image;
  expect(JSON.stringify(visible)).not.toMatch(/a (secret|token)/);
  if ('password' in request) expect(files).toHaveLength(1);
});

/** Runs what an image of Redis would run with this machine's own. */
function machineAsEngine(asked: ServerImage[]): ImageRunner {
  return {
    has: async (reference) => !reference.startsWith('elsewhere/'),
    async run(image, signal) {
      asked.push(image);
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
        async stop() {
          await server.stop();
          await rm(root, { recursive: true });
        },
      };
    },
  };
}
