import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImageRunner } from '../../stores/sources/images/image-runner.ts';
import { withServers } from '../../stores/testing/with-servers.ts';
import type { Engine } from '../engine/engine.ts';
import { buildImage } from '../engine/images/build-image.ts';
import { provideBase } from '../engine/provide-base.ts';
import { findTestEngine } from '../engine/testing/find-test-engine.ts';
import { type ContainerRunner, createContainerRunner } from './create-container-runner.ts';
import { createImageRunner } from './image-runner.ts';

const wanted = process.env.SEAWORTHY_TEST_STORE_IMAGES !== undefined;
const engine = wanted ? await findTestEngine() : undefined;
const title = wanted
  ? 'Servers from images'
  : 'Servers from images (left out: SEAWORTHY_TEST_STORE_IMAGES is not set; the first run takes minutes)';

const work = { report: () => undefined, signal: new AbortController().signal };
const host = 'db.cluster-abc123.ap-northeast-2.rds.amazonaws.com';
const password = "it's #1 \\ secret";
const database = { host, user: 'rag', password, database: 'ragdb', requiresTls: true } as const;

describe.skipIf(!engine)(title, () => {
  const machine = engine as Engine;
  let runner: ContainerRunner;
  let images: ImageRunner;
  afterAll(async () => {
    await runner?.close();
    await machine.close();
  }, 60_000);

  // The servers are there before the engine has what they need.
  const servers = withServers({
    has: (reference) => images.has(reference),
    pull: (reference, signal) => images.pull(reference, signal),
    run: (image, signal) => images.run(image, signal),
  });

  beforeAll(async () => {
    await provideBase(machine, 'node:20-slim', { observe: () => undefined, ...work });
    runner = await createContainerRunner({ engine: machine, observe: () => undefined, ...work });
    images = createImageRunner({ engine: machine, runner });
  }, 300_000);

  async function imageOf(name: string): Promise<string> {
    const tag = `localhost/seaworthy/store-${name}:test`;
    const context = join(import.meta.dirname, 'testing', 'store-images', name);
    const build = { context, dockerfile: 'Dockerfile', leavesOut: () => false, args: {}, tag };
    await buildImage(machine, build, work);
    return tag;
  }

  test('a Redis takes its token', { timeout: 300_000 }, async () => {
    const image = await imageOf('redis');
    const kind = { kind: 'redis', engineVersion: '7.1', tls: true } as const;
    const store = await servers.start({ ...kind, host, password, image });
    expect(store.description).toBe(`Redis from ${image}`);
    const tls = { ca: servers.root(), servername: host };
    const client = new Redis({ host: '127.0.0.1', port: store.port, password, tls });
    expect(await client.ping()).toBe('PONG');
    await expect(client.config('GET', 'save')).rejects.toThrow(/unknown command 'config'/i);
    client.disconnect();
    await store.stop();
  });

  test('a PostgreSQL has the master user of RDS', { timeout: 300_000 }, async () => {
    const image = await imageOf('postgres');
    const store = await servers.start({
      ...database,
      ...{ kind: 'postgres', engineVersion: '15.18', image },
    });
    expect(store.description).toBe(`PostgreSQL from ${image}`);
    const client = new pg.Client({
      ...{ host: '127.0.0.1', port: store.port, user: 'rag', password, database: 'ragdb' },
      ssl: { ca: servers.root(), servername: host },
    });
    await client.connect();
    const { rows } = await client.query(
      "SELECT rolsuper, rolcreatedb, pg_has_role('rds_superuser', 'member') FROM pg_roles WHERE rolname = current_user",
    );
    expect(rows).toEqual([{ rolsuper: false, rolcreatedb: true, pg_has_role: true }]);
    await client.end();
    await store.stop();
  });

  test('a MariaDB has the master user of RDS, and lets no root in', {
    timeout: 300_000,
  }, async () => {
    const image = await imageOf('mariadb');
    const store = await servers.start({
      ...database,
      ...{ kind: 'mysql', engineVersion: '10.11.14', image },
    });
    expect(store.description).toBe(`MariaDB from ${image}`);
    const place = { host: '127.0.0.1', port: store.port, ssl: { ca: servers.root() } };
    const client = await createConnection({ ...place, user: 'rag', password, database: 'ragdb' });
    const [rows] = await client.query('SELECT CURRENT_USER() AS user, DATABASE() AS name');
    expect(rows).toEqual([{ user: 'rag@%', name: 'ragdb' }]);
    await client.end();
    await expect(createConnection({ ...place, user: 'root', password: '' })).rejects.toThrow(
      /Access denied|not allowed/,
    );
    await store.stop();
  });
});
