import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConnectionMistake, type PostgresOptions, postgresSettings } from './index.ts';

let folder: string;
let bundle: string;
const certificate = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-postgres-'));
  bundle = join(folder, 'global-bundle.pem');
  writeFileSync(bundle, certificate);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function of(url: string, env: PostgresOptions['env'] = {}) {
  return postgresSettings({ env: { DATABASE_URL: url, ...env } });
}

const verified = { rejectUnauthorized: true };

test('reads the URL into parts, decoded', () => {
  expect(of('postgresql+asyncpg://app:p%40ss%23@db:6543/my%2Fapp?connect_timeout=5')).toEqual({
    host: 'db',
    port: 6543,
    user: 'app',
    password: 'p@ss#',
    database: 'my/app',
    ssl: false,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
  });
});

test('reads the variables of libpq where there is no URL', () => {
  const env = {
    PGHOST: 'db',
    PGUSER: 'app',
    PGPASSWORD: 'secret',
    PGDATABASE: 'shop',
    PGSSLMODE: 'require',
  };
  expect(postgresSettings({ env })).toEqual({
    host: 'db',
    port: 5432,
    user: 'app',
    password: 'secret',
    database: 'shop',
    ssl: verified,
    keepAlive: true,
  });
});

describe('TLS', () => {
  test.each([
    ['postgres://db/app', false],
    ['postgres://localhost/app?sslmode=prefer', false],
    ['postgres://127.0.0.1/app?sslmode=disable', false],
    ['postgres://db/app?sslmode=require', verified],
    ['postgres://db.example.com/app', verified],
    ['postgres://db.example.com/app?sslmode=prefer', verified],
    ['postgres://db.example.com/app?sslmode=require', verified],
    ['postgres://db.example.com/app?ssl=true', verified],
    ['postgres://db.example.com/app?sslmode=verify-full', verified],
    ['postgres://app.proxy-abc.eu-west-1.rds.amazonaws.com/app?sslmode=require', verified],
  ])('%s', (url, ssl) => {
    expect(of(url).ssl).toEqual(ssl);
  });

  test("RDS's certificate is checked with the bundle of AWS", () => {
    const url = 'postgres://app:x@db.abc.eu-west-1.rds.amazonaws.com:5432/app?sslmode=require';
    expect(of(url, { PGSSLROOTCERT: bundle }).ssl).toEqual({ ...verified, ca: certificate });
    expect(of(`${url}&sslrootcert=${bundle}`).ssl).toEqual({ ...verified, ca: certificate });
    expect(postgresSettings({ env: { DATABASE_URL: url }, caFile: bundle }).ssl).toEqual({
      ...verified,
      ca: certificate,
    });
    expect(of(url, { NODE_EXTRA_CA_CERTS: bundle }).ssl).toEqual(verified);
    expect(() => of(url)).toThrow('global-bundle.pem');
  });

  test.each([
    ['postgres://db.example.com/app?sslmode=disable', 'turns TLS off'],
    ['postgres://db.example.com/app?sslmode=no-verify', 'none of PostgreSQL'],
    ['mysql://db/app', 'does not begin with postgres://'],
    ['postgres://app:p#ss@db/app', 'not a URL'],
    ['postgres://app:%zz@db/app', 'percent-encoded'],
    ['hunter2', 'not a URL'],
  ])('%s is refused', (url, said) => {
    expect(() => of(url)).toThrow(ConnectionMistake);
    expect(() => of(url)).toThrow(said);
    expect(() => of(url)).not.toThrow('hunter2');
  });

  test('a file of certificates that is absent or none is named', () => {
    const url = 'postgres://db.example.com/app';
    expect(() => of(url, { PGSSLROOTCERT: join(folder, 'none') })).toThrow('ENOENT');
    writeFileSync(join(folder, 'empty'), '');
    expect(() => of(url, { PGSSLROOTCERT: join(folder, 'empty') })).toThrow(
      'without a certificate',
    );
  });
});

test('pg takes them, and no variable of the process changes the TLS', () => {
  const before = process.env.PGSSLMODE;
  process.env.PGSSLMODE = 'no-verify';
  try {
    const { host, user, database, ssl } = new Client(of('postgres://app:x@db.example.com/shop'));
    expect({ host, user, database, ssl }).toEqual({
      host: 'db.example.com',
      user: 'app',
      database: 'shop',
      ssl: verified,
    });
    expect(new Client(of('postgres://app:x@db/shop')).ssl).toBe(false);
  } finally {
    if (before === undefined) delete process.env.PGSSLMODE;
    else process.env.PGSSLMODE = before;
  }
});
