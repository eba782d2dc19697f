import { createRequire } from 'node:module';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { titleUnless, withServers } from './testing/with-servers.ts';

const isThere = isInstalled('@electric-sql/pglite-pgvector');
const host = 'db.cluster-abc123.ap-northeast-2.rds.amazonaws.com';

describe.skipIf(!isThere)(titleUnless(isThere, 'A PostgreSQL with pgvector', 'PGlite'), () => {
  const servers = withServers();
  let port = 0;
  beforeAll(async () => {
    const store = await servers.start({
      kind: 'postgres',
      host,
      engineVersion: '16.14',
      user: 'rag',
      password: 'a secret',
      database: 'ragdb',
      requiresTls: true,
      extensions: ['vector'],
    });
    port = store.port;
  }, 60_000);

  async function connect(other: pg.ClientConfig = {}) {
    const client = new pg.Client({
      ...{ host: '127.0.0.1', port, user: 'rag', password: 'a secret', database: 'ragdb' },
      ssl: { ca: servers.root(), servername: host },
      ...other,
    });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  test('keeps vectors and finds the nearest, under the names that the application knows', async () => {
    const client = await connect();
    await client.query('CREATE EXTENSION vector');
    await client.query('CREATE TABLE chunks (id int, at vector(3))');
    await client.query("INSERT INTO chunks VALUES (1, '[1,2,3]'), (2, '[9,9,9]')");
    const nearest = "SELECT id FROM chunks ORDER BY at <-> '[8,8,8]' LIMIT 1";
    expect((await client.query(nearest)).rows).toEqual([{ id: 2 }]);
    const names = 'SELECT current_user, current_database()';
    expect((await client.query(names)).rows).toEqual([
      { current_user: 'rag', current_database: 'ragdb' },
    ]);
    await client.end();
  });

  test('serves several clients', async () => {
    const clients = await Promise.all([connect(), connect(), connect()]);
    const answers = await Promise.all(clients.map((client) => client.query('SELECT 1 AS one')));
    expect(answers.map(({ rows }) => rows)).toEqual(clients.map(() => [{ one: 1 }]));
    await Promise.all(clients.map((client) => client.end()));
  });

  test('refuses wrong passwords, other users, and clients without TLS', async () => {
    await expect(connect({ password: 'guess' })).rejects.toMatchObject({
      code: '28P01',
      message: 'password authentication failed for user "rag"',
    });
    await expect(connect({ user: 'postgres' })).rejects.toThrow(
      'password authentication failed for user "postgres"',
    );
    await expect(connect({ ssl: false })).rejects.toThrow('no encryption');
  });
});

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
