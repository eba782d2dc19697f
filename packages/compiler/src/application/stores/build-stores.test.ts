import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

function store(service: string) {
  const understood = understand(`
services:
  api: { image: acme/api, depends_on: [it] }
  it: ${service}
`);
  return {
    ...understood.store('it'),
    codes: understood.codes.filter((code) => code !== 'store-unaddressed'),
  };
}

describe('the version of a store', () => {
  test.each([
    ['postgres:16', '16'],
    ['postgres:16.3-bookworm', '16'],
    ['pgvector/pgvector:pg16', '16'],
    ['pgvector/pgvector:0.8.0-pg17', '17'],
    ['postgis/postgis:15-3.4', '15'],
    ['mysql:8', '8.4'],
    ['mysql:8.0.36', '8.0'],
    ['mariadb:10', '10.11'],
    ['mariadb:10.6.4-focal', '10.6'],
    ['redis:7', '7.1'],
    ['redis:7.0-alpine', '7.1'],
    ['valkey/valkey:8', '8.2'],
    ['valkey/valkey:7.2', '7.2'],
    ['memcached:1.6-alpine', '1.6.22'],
    ['rabbitmq:3-management', '3.13'],
    ['rabbitmq:3.8', '3.13'],
  ])('%s becomes %s without a word', (image, version) => {
    expect(store(`{ image: "${image}" }`)).toMatchObject({ version, codes: [] });
  });

  test.each([
    ['postgres:12', '14'],
    ['mariadb:10.9', '10.11'],
    ['mysql:5.7', '8.0'],
    ['mysql:9.1', '8.4'],
    ['redis:6', '7.1'],
  ])('%s is not offered and becomes %s, with a warning', (image, version) => {
    expect(store(`{ image: "${image}" }`)).toMatchObject({ version, codes: ['store-version'] });
  });

  test.each(['postgres', 'postgres:alpine', 'postgres:latest', 'postgres@sha256:0123'])(
    '%s names no version, which is said',
    (image) => {
      expect(store(`{ image: "${image}" }`)).toMatchObject({
        version: '17',
        codes: ['store-version-open'],
      });
    },
  );

  test("the user's own version goes before the image's", () => {
    expect(
      store('{ image: "postgres:12", x-seaworthy: { store: { version: "16" } } }'),
    ).toMatchObject({ version: '16', codes: [] });
  });
});

describe('a relational store', () => {
  test("takes user, database and password's name from its container", () => {
    const { store: of } = understand(
      `
services:
  api: { image: acme/api, environment: { DB_HOST: db, DB_PASSWORD: "\${PG_SECRET}" } }
  db:
    image: postgres:16
    environment: { POSTGRES_USER: app, POSTGRES_DB: shop, POSTGRES_PASSWORD: "\${PG_SECRET}" }
`,
      { variables: { PG_SECRET: 'hunter2' } },
    );
    expect(of('db')).toMatchObject({
      username: 'app',
      database: 'shop',
      passwordNames: ['PG_SECRET'],
      port: 5432,
      backupDays: 7,
      on: { kind: 'rds', instanceClass: 'db.t4g.micro', storageGb: 20, multiZone: false },
    });
  });

  test("names the database like the user, as PostgreSQL's image does", () => {
    expect(store('{ image: "postgres:16", environment: { POSTGRES_USER: app } }')).toMatchObject({
      username: 'app',
      database: 'app',
    });
  });

  test('has a master user of its own where RDS has no root', () => {
    expect(
      store(
        '{ image: "mysql:8.4", environment: { MYSQL_ROOT_PASSWORD: pw, MYSQL_DATABASE: shop } }',
      ),
    ).toMatchObject({ username: 'admin', database: 'shop', codes: [] });
  });

  test.each([
    ['POSTGRES_USER: admin', 'username', 'app', 'store-username'],
    ['POSTGRES_USER: 1st-user', 'username', 'st_user', 'store-username'],
    ['POSTGRES_DB: my-shop', 'database', 'my_shop', 'store-database'],
  ])('%s is no name that RDS takes', (variable, key, value, code) => {
    const built = store(`{ image: "postgres:16", environment: { ${variable} } }`);
    expect(built).toMatchObject({ [key]: value });
    expect(built.codes).toContain(code);
  });

  test('becomes Aurora when asked for', () => {
    expect(
      store('{ image: "postgres:16", x-seaworthy: { store: { type: aurora, maxCapacity: 8 } } }'),
    ).toMatchObject({ on: { kind: 'aurora', minCapacity: 0.5, maxCapacity: 8 } });
  });

  test('is built as the settings say', () => {
    expect(
      store(
        '{ image: "postgres:16", x-seaworthy: { store: { class: db.m7g.large, storage: 100, multiZone: true, backupDays: 14 } } }',
      ),
    ).toMatchObject({
      on: { kind: 'rds', instanceClass: 'db.m7g.large', storageGb: 100, multiZone: true },
      backupDays: 14,
    });
  });

  test('follows a database of another name in all addresses', () => {
    const { variable } = understand(`
services:
  api: { image: acme/api, environment: { DATABASE_URL: "postgres://app:pw@db/my-shop" } }
  db: { image: postgres:16, environment: { POSTGRES_USER: app, POSTGRES_DB: my-shop } }
`);
    expect(variable('api', 'DATABASE_URL')).toContain('/{db.database}?');
  });
});

describe('caches and brokers', () => {
  test('the token of a Redis is known by what follows --requirepass', () => {
    const { variable } = understand(
      `
services:
  api: { image: acme/api, environment: { CACHE: "redis://cache", TOKEN: "\${REDIS_TOKEN}" } }
  cache: { image: redis:7, command: ["redis-server", "--requirepass", "\${REDIS_TOKEN}"] }
`,
      { variables: { REDIS_TOKEN: 'abc' } },
    );
    expect(variable('api', 'TOKEN')).toBe('{cache.password}');
  });

  test('several zones make a second node, and a cluster of the broker', () => {
    expect(
      store('{ image: "redis:7", x-seaworthy: { store: { multiZone: true } } }'),
    ).toMatchObject({
      nodes: 2,
    });
    expect(
      store('{ image: "rabbitmq:3", x-seaworthy: { store: { multiZone: true } } }'),
    ).toMatchObject({
      cluster: true,
      instanceType: 'mq.m7g.medium',
      port: 5671,
    });
  });

  test('Amazon MQ has no guest', () => {
    expect(store('{ image: "rabbitmq:3" }')).toMatchObject({ username: 'app' });
  });

  test('modules of Redis Stack are missed', () => {
    expect(store('{ image: "redis/redis-stack:7.0" }').codes).toContain('store-lacks');
  });
});

describe('what does not go over to the managed store is said', () => {
  test.each([
    ['volumes: ["./init.sql:/docker-entrypoint-initdb.d/init.sql"]', 'store-init-script'],
    ['volumes: ["./my.conf:/etc/postgresql/postgresql.conf"]', 'store-config'],
    ['command: ["postgres", "-c", "max_connections=500"]', 'store-options'],
  ])('%s', (key, code) => {
    expect(store(`{ image: "postgres:16", ${key} }`).codes).toEqual([code]);
  });

  test('a volume with its data is what the managed store keeps', () => {
    const built = store('{ image: "postgres:16", volumes: ["/var/lib/postgresql/data"] }');
    expect(built.codes).toEqual([]);
    expect(built.reasons.map(({ text }) => text)).toContain(
      'the managed store keeps what /var/lib/postgresql/data holds',
    );
  });

  test('an option that means nothing on AWS is not worth a word', () => {
    expect(store('{ image: "redis:7", command: redis-server --appendonly yes }').codes).toEqual([]);
  });
});

describe('who uses a store', () => {
  test('a store that nobody uses is a warning', () => {
    expect(understand('services: { db: { image: "postgres:16" } }').codes).toEqual([
      'store-unused',
    ]);
  });

  test('depends_on alone leaves the service without the address', () => {
    const { codes, pointed } = understand(`
services:
  api: { image: acme/api, depends_on: [db] }
  db: { image: postgres:16 }
`);
    expect(codes).toEqual(['store-unaddressed']);
    expect(pointed('store-unaddressed')).toBe('db');
  });
});

test('pages that its users let in may follow links to the objects of a bucket', () => {
  const origins = (list: string) =>
    understand(`
x-seaworthy: { domain: api.example.com }
services:
  api:
    image: acme/api
    ports: ["8000:8000"]
    environment: { S3_ENDPOINT: "http://files:9000", CORS_ORIGINS: "${list}" }
  files: { image: minio/minio, x-seaworthy: { store: { names: [uploads] } } }
`).store('files');
  expect(origins('https://www.example.com,https://m.example.com')).toMatchObject({
    corsOrigins: ['https://www.example.com', 'https://m.example.com'],
  });
  expect(origins('http://localhost:3000')).toMatchObject({
    corsOrigins: ['https://api.example.com'],
  });
});
