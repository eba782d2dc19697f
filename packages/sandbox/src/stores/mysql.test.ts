import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import mysql, { type ConnectionOptions } from 'mysql2/promise';
import { beforeAll, describe, expect, test } from 'vitest';
import { findProgram } from './processes/find-program.ts';
import { titleUnless, withServers } from './testing/with-servers.ts';

const isThere = findProgram('mariadbd') !== undefined;
const host = 'db.abc123.ap-northeast-2.rds.amazonaws.com';
const request = {
  kind: 'mysql',
  host,
  engineVersion: '8.0.46',
  user: 'shop',
  password: "it's #1 \\ secret",
  database: 'shopdb',
  requiresTls: true,
} as const;

describe.skipIf(!isThere)(titleUnless(isThere, 'A MySQL of RDS', 'mariadb-server'), () => {
  const servers = withServers();
  let port = 0;
  beforeAll(async () => {
    const store = await servers.start(request);
    port = store.port;
  }, 60_000);

  interface Options extends ConnectionOptions {
    readonly isPlain?: boolean;
  }

  async function query(text: string, options: Options = {}, values: unknown[] = []) {
    const { isPlain = false, ...other } = options;
    const connection = await mysql.createConnection({
      host: '127.0.0.1',
      port,
      user: request.user,
      password: request.password,
      database: request.database,
      ...(isPlain ? {} : { ssl: { ca: servers.root() } }),
      ...other,
    });
    try {
      const [rows] = await connection.query(text, values);
      return rows;
    } finally {
      connection.destroy();
    }
  }

  test('lets the master user in over TLS', async () => {
    expect(await query('SELECT CURRENT_USER() AS user, DATABASE() AS db')).toEqual([
      { user: 'shop@%', db: 'shopdb' },
    ]);
  });

  test('refuses a client without TLS as MySQL does', async () => {
    await expect(query('SELECT 1', { isPlain: true })).rejects.toMatchObject({
      errno: 3159,
      message:
        'Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    });
  });

  test('refuses a wrong password, and root without one', async () => {
    await expect(query('SELECT 1', { password: 'guess' })).rejects.toThrow('Access denied');
    await expect(query('SELECT 1', { user: 'root', password: '' })).rejects.toThrow(
      'Access denied',
    );
  });

  test('gives the master user databases and users, but not everything', async () => {
    await query('CREATE DATABASE other');
    await query("CREATE USER app IDENTIFIED BY 'p'");
    await query('GRANT SELECT ON other.* TO app');
    await expect(query('SET GLOBAL max_connections = 5')).rejects.toThrow('Access denied');
  });

  test("keeps to the protocol as MariaDB's own client checks it", async () => {
    const ca = join(servers.folder(), 'root.pem');
    await writeFile(ca, servers.root());
    const args = ['--no-defaults', '--host=127.0.0.1', `--port=${port}`, '--user=shop'];
    const tls = ['--ssl', `--ssl-ca=${ca}`, '--skip-column-names', '--execute=SELECT 1'];
    const env = { ...process.env, MYSQL_PWD: request.password };
    const run = promisify(execFile)('mariadb', [...args, ...tls], { env });
    expect((await run).stdout).toBe('1\n');
  });

  test('passes through what is larger than a packet of its protocol', async () => {
    const long = 'x'.repeat(3_000_000);
    expect(await query('SELECT LENGTH(?) AS length', {}, [long])).toEqual([{ length: 3_000_000 }]);
  });

  test('takes clients without TLS where the parameter group allows it', async () => {
    const lax = await servers.start({ ...request, requiresTls: false });
    const one = [{ one: 1 }];
    expect(await query('SELECT 1 AS one', { port: lax.port, isPlain: true })).toEqual(one);
    expect(await query('SELECT 1 AS one', { port: lax.port })).toEqual(one);
    await lax.stop();
  });
});
