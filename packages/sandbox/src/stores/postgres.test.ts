import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { findPostgres } from './sources/machine/find-postgres.ts';
import { titleUnless, withServers } from './testing/with-servers.ts';

const isThere = (await findPostgres('15', [])) !== undefined;
const host = 'db.cluster-abc123.ap-northeast-2.rds.amazonaws.com';
const request = {
  kind: 'postgres',
  host,
  engineVersion: '15.18',
  user: 'rag',
  password: "it's #1 \\ secret",
  database: 'ragdb',
  requiresTls: true,
} as const;

describe.skipIf(!isThere)(titleUnless(isThere, 'A PostgreSQL of RDS', 'postgresql'), () => {
  const servers = withServers();
  let port = 0;
  beforeAll(async () => {
    const store = await servers.start(request);
    port = store.port;
  }, 60_000);

  const options = () => ({
    host: '127.0.0.1',
    port,
    user: request.user,
    password: request.password,
    database: request.database,
    ssl: { ca: servers.root(), servername: host },
  });

  async function query(text: string, other: pg.ClientConfig = {}) {
    const client = new pg.Client({ ...options(), ...other });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  test('lets the master user in over TLS with a certificate for its own name', async () => {
    expect(await query('SELECT current_user, current_database()')).toEqual([
      { current_user: 'rag', current_database: 'ragdb' },
    ]);
  });

  test('refuses a client without TLS as RDS does', async () => {
    await expect(query('SELECT 1', { ssl: false })).rejects.toMatchObject({
      code: '28000',
      message:
        'no pg_hba.conf entry for host "10.0.12.7", user "rag", database "ragdb", no encryption',
    });
  });

  test('shows a certificate that a client without its authority does not trust', async () => {
    await expect(query('SELECT 1', { ssl: { servername: host } })).rejects.toThrow(
      'self-signed certificate in certificate chain',
    );
  });

  test('refuses a wrong password', async () => {
    await expect(query('SELECT 1', { password: 'guess' })).rejects.toThrow(
      'password authentication failed for user "rag"',
    );
  });

  test('lets nobody in as rdsadmin', async () => {
    await expect(query('SELECT 1', { user: 'rdsadmin' })).rejects.toThrow(
      'pg_hba.conf rejects connection',
    );
  });

  test('gives the master user databases and roles, but no superuser', async () => {
    await query('CREATE DATABASE other');
    await query("CREATE ROLE app LOGIN PASSWORD 'p'");
    expect(await query('SELECT current_user', { user: 'app', password: 'p' })).toEqual([
      { current_user: 'app' },
    ]);
    expect(
      await query(
        "SELECT rolsuper, pg_has_role('rag', 'rds_superuser', 'member') AS rds FROM pg_roles WHERE rolname = 'rag'",
      ),
    ).toEqual([{ rolsuper: false, rds: true }]);
    await expect(query('ALTER SYSTEM SET fsync = on')).rejects.toThrow('permission denied');
  });

  test('passes through what is larger than a buffer, both ways', async () => {
    const long = 'x'.repeat(3_000_000);
    const client = new pg.Client(options());
    await client.connect();
    const { rows } = await client.query('SELECT $1::text AS long', [long]);
    expect(rows[0].long).toBe(long);
    await client.end();
  });

  test('cancels a query', async () => {
    const client = new pg.Client(options());
    await client.connect();
    const [{ pid }] = (await client.query('SELECT pg_backend_pid() AS pid')).rows;
    const sleeping = expect(client.query('SELECT pg_sleep(60)')).rejects.toThrow('user request');
    await query(`SELECT pg_cancel_backend(${pid})`);
    await sleeping;
    await client.end();
  });

  test('takes clients without TLS where the parameter group allows it', async () => {
    const lax = await servers.start({ ...request, requiresTls: false });
    expect(await query('SELECT 1 AS one', { port: lax.port, ssl: false })).toEqual([{ one: 1 }]);
    expect(await query('SELECT 1 AS one', { port: lax.port })).toEqual([{ one: 1 }]);
    await lax.stop();
  });

  test('is fresh for every store', async () => {
    await query('CREATE TABLE t ()');
    const fresh = await servers.start(request);
    await query('CREATE TABLE t ()', { port: fresh.port });
    await fresh.stop();
  });

  test('is told to the user as a stand-in', () => {
    expect(servers.observations).toContainEqual({
      kind: 'stand-in',
      of: host,
      by: expect.stringMatching(/^PostgreSQL \d+\.\d+ from this machine$/),
    });
  });
});
