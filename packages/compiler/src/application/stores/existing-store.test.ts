import { expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

const existing = `
      store:
        existing:
          host: shop.c0ffee.eu-central-1.rds.amazonaws.com
          credentials: arn:aws:secretsmanager:eu-central-1:111122223333:secret:rds!db-0a1b2c-AbCdEf
          securityGroup: sg-0123456789abcdef0`;

const shop = (more: string, image = 'postgres:16') => `
services:
  api:
    image: example/api:1
    command: ["serve"]
    environment:
      DATABASE_URL: postgres://root:\${DB_PASSWORD}@db:5432/my-shop
  db:
    image: ${image}
    environment: { POSTGRES_USER: root, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: my-shop }
    x-seaworthy: ${more}
`;

test('A database that exists has the user that the container has, whom a new one could not have', () => {
  const variables = { DB_PASSWORD: 'x' };
  const { store, variable, codes } = understand(shop(existing), { variables });
  expect(store('db')).toMatchObject({
    username: 'root',
    port: 5432,
    existing: { host: 'shop.c0ffee.eu-central-1.rds.amazonaws.com' },
  });
  expect(variable('api', 'DATABASE_URL')).toContain(
    '{db.username}:{db.password}@{db.host}:{db.port}/{db.database}',
  );
  expect(codes).not.toContain('store-username');
});

test('It has another port, user and database where the settings say so', () => {
  const said = `${existing}\n          port: 5433\n          username: shop_app\n          database: shop`;
  expect(understand(shop(said)).store('db')).toMatchObject({
    port: 5433,
    username: 'shop_app',
    database: 'shop',
  });
});

test('A cache that exists is spoken to with TLS and the password of its secret', () => {
  const compose = `
services:
  api:
    image: example/api:1
    command: ["serve"]
    environment: { REDIS_URL: "redis://cache:6379/0" }
  cache:
    image: valkey/valkey:8
    x-seaworthy: ${existing}
          port: 6380
`;
  const { store, variable } = understand(compose);
  expect(store('cache')).toMatchObject({
    port: 6380,
    existing: { securityGroup: 'sg-0123456789abcdef0' },
  });
  expect(variable('api', 'REDIS_URL')).toMatch(
    /^rediss:\/\/.*\{cache\.password\}@\{cache\.host\}:\{cache\.port\}\/0$/,
  );
});

test('Only what has an address and a password can exist', () => {
  const { codes, pointed } = understand(shop(existing, 'memcached:1'));
  expect(codes).toContain('existing-store');
  expect(pointed('existing-store')).toContain('host: shop.c0ffee');
});
