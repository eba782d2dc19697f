import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

const stores = `
  db:
    image: postgres:16
    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: app }
  my:
    image: mysql:8.4
    environment: { MYSQL_USER: app, MYSQL_PASSWORD: "\${MY_PASSWORD}", MYSQL_DATABASE: shop }
  redis: { image: redis:7.0 }
  sessions: { image: memcached:1.6 }
  rabbit:
    image: rabbitmq:3.13-management
    environment: { RABBITMQ_DEFAULT_USER: app, RABBITMQ_DEFAULT_PASS: "\${MQ_PASSWORD}" }
`;

const variables = {
  DB_PASSWORD: 'one-two-three',
  MY_PASSWORD: 'four-five',
  MQ_PASSWORD: 'six',
  API_TOKEN: 'seven-eight',
};

/** What a variable of a service becomes beside all the stores. */
function followed(name: string, value: string) {
  const understood = understand(
    `
services:
  api:
    image: acme/api
    environment:
      ${name}: ${JSON.stringify(value)}
${stores}`,
    { variables },
  );
  const own = understood.diagnostics.filter(({ code }) => !/store-unused|version/.test(code));
  return {
    value: understood.variable('api', name),
    codes: own.map(({ code }) => code.replace('application/', '')),
    understood,
  };
}

describe('an address in a variable follows the managed store', () => {
  test.each([
    [
      'postgres://app:${DB_PASSWORD}@db:5432/app',
      'postgres://{db.username}:{db.password}@{db.host}:{db.port}/{db.database}?sslmode=require',
    ],
    [
      'postgresql+asyncpg://app:${DB_PASSWORD}@db/app',
      'postgresql+asyncpg://{db.username}:{db.password}@{db.host}/{db.database}?ssl=require',
    ],
    [
      'postgresql://db:5432/app?connect_timeout=5',
      'postgresql://{db.username}:{db.password}@{db.host}:{db.port}/{db.database}?connect_timeout=5&sslmode=require',
    ],
    [
      'postgres://app:${DB_PASSWORD}@db/app?sslmode=disable',
      'postgres://{db.username}:{db.password}@{db.host}/{db.database}?sslmode=require',
    ],
    [
      'postgres://app:${DB_PASSWORD}@db/app?sslmode=verify-full',
      'postgres://{db.username}:{db.password}@{db.host}/{db.database}?sslmode=verify-full',
    ],
    [
      'postgres://app@db/app',
      'postgres://{db.username}:{db.password}@{db.host}/{db.database}?sslmode=require',
    ],
    [
      'jdbc:postgresql://db:5432/app?user=app&password=${DB_PASSWORD}',
      'jdbc:postgresql://{db.host}:{db.port}/{db.database}?user={db.username}&password={db.password}&sslmode=require',
    ],
    [
      'host=db port=5432 user=app password=${DB_PASSWORD} dbname=app',
      'host={db.host} port={db.port} user={db.username} password={db.password} dbname={db.database} sslmode=require',
    ],
    [
      'Host=db;Database=app;Username=app;Password=${DB_PASSWORD}',
      'Host={db.host};Database={db.database};Username={db.username};Password={db.password};SSL Mode=Require',
    ],
    [
      'mysql+pymysql://app:${MY_PASSWORD}@my:3306/shop',
      'mysql+pymysql://{my.username}:{my.password}@{my.host}:{my.port}/{my.database}?ssl_check_hostname=false',
    ],
    [
      'app:${MY_PASSWORD}@tcp(my:3306)/shop?parseTime=true',
      '{my.username}:{my.password}@tcp({my.host}:{my.port})/{my.database}?parseTime=true&tls=skip-verify',
    ],
    ['redis://redis:6379/0', 'rediss://:{redis.password}@{redis.host}:{redis.port}/0'],
    ['redis://redis', 'rediss://:{redis.password}@{redis.host}'],
    [
      'redis://default:pw@redis:6379',
      'rediss://default:{redis.password}@{redis.host}:{redis.port}',
    ],
    [
      'redis:6379,abortConnect=false',
      '{redis.host}:{redis.port},abortConnect=false,password={redis.password},ssl=true',
    ],
    [
      'amqp://app:${MQ_PASSWORD}@rabbit:5672/',
      'amqps://{rabbit.username}:{rabbit.password}@{rabbit.host}:{rabbit.port}/',
    ],
    ['amqp://rabbit', 'amqps://{rabbit.username}:{rabbit.password}@{rabbit.host}'],
    ['sessions:11211', '{sessions.host}:{sessions.port}'],
  ])('%s', (written, expected) => {
    const { value, codes } = followed('CONNECTION_URL', written);
    expect(value).toBe(expected);
    expect(codes).toEqual([]);
  });

  test('Celery is told to check the certificate of Redis', () => {
    expect(followed('CELERY_BROKER_URL', 'redis://redis:6379/1').value).toBe(
      'rediss://:{redis.password}@{redis.host}:{redis.port}/1?ssl_cert_reqs=required',
    );
  });

  test('the host of a service by another of its names is followed too', () => {
    const { variable } = understand(`
services:
  api: { image: acme/api, environment: { DATABASE_URL: "postgres://app@shop-db/app" } }
  db: { image: postgres:16, container_name: shop-db, environment: { POSTGRES_DB: app, POSTGRES_USER: app } }
`);
    expect(variable('api', 'DATABASE_URL')).toContain('@{db.host}/');
  });

  test('several addresses in one value are all followed', () => {
    expect(followed('SERVERS_URL', 'redis://redis:6379/0,redis://redis:6379/1').value).toBe(
      'rediss://:{redis.password}@{redis.host}:{redis.port}/0,rediss://:{redis.password}@{redis.host}:{redis.port}/1',
    );
  });

  test('the reason says what was changed', () => {
    const { understood } = followed('CACHE_URL', 'redis://redis:6379');
    expect(understood.task('api').environment[0]?.reason).toBe(
      'follows redis: host, port, credentials, rediss://',
    );
  });
});

describe('what an address cannot follow is said', () => {
  test('mysql:// has no way to ask every driver for TLS', () => {
    const { value, codes } = followed('DATABASE_URL', 'mysql://app:${MY_PASSWORD}@my:3306/shop');
    expect(value).toBe('mysql://{my.username}:{my.password}@{my.host}:{my.port}/{my.database}');
    expect(codes).toEqual(['tls-unplaced']);
  });

  test('a database that RDS does not make', () => {
    const { value, codes } = followed('REPORTS_URL', 'postgres://app:${DB_PASSWORD}@db/reports');
    expect(value).toContain('{db.host}/reports?');
    expect(codes).toEqual(['database-missing']);
  });

  test('a user that the managed store does not have', () => {
    const { codes } = followed('READER_URL', 'postgres://reader:${DB_PASSWORD}@db/app');
    expect(codes).toEqual(['user-missing']);
  });

  test('a virtual host of its own', () => {
    const { codes } = followed('AMQP_URL', 'amqp://app:${MQ_PASSWORD}@rabbit/shop');
    expect(codes).toEqual(['virtual-host']);
  });

  test('a Redis host without a password variable gets neither token nor TLS', () => {
    const { value, codes } = followed('REDIS_HOST', 'redis');
    expect(value).toBe('{redis.host}');
    expect(codes).toEqual(['credentials-unplaced', 'tls-unplaced']);
  });

  test('a secret of the application mixed into the address of a store', () => {
    const { value, codes } = followed('CACHE_URL', 'redis://redis:6379/0?token=${API_TOKEN}');
    expect(codes).toEqual(['secret-mixed']);
    expect(value).toBe('{secret CACHE_URL}');
  });
});

describe('what is no address of a store stays as it is', () => {
  test.each([
    ['DB_TYPE', 'redis'],
    ['APP_NAME', 'db'],
    ['CACHE_DRIVER', 'redis'],
    ['UPSTREAM_URL', 'https://db.example.com/app'],
    ['SEARCHED', 'files,db'],
    ['REMOTE_URL', 'postgres://other.example.com:5432/app'],
  ])('%s: %s', (name, value) => {
    expect(followed(name, value)).toMatchObject({ value, codes: [] });
  });
});

describe('split forms', () => {
  function split(environment: string) {
    const understood = understand(
      `services:\n  api:\n    image: acme/api\n    environment: ${environment}\n${stores}`,
      { variables },
    );
    const bindings = understood
      .task('api')
      .environment.map(({ name }) => [name, understood.variable('api', name)]);
    return { ...understood, values: Object.fromEntries(bindings) };
  }

  test('DB_HOST, DB_PORT, DB_USER, DB_PASSWORD and DB_NAME follow the database', () => {
    expect(
      split(
        '{ DB_HOST: db, DB_PORT: 5432, DB_USER: app, DB_PASSWORD: "${DB_PASSWORD}", DB_NAME: app }',
      ).values,
    ).toEqual({
      DB_HOST: '{db.host}',
      DB_PORT: '{db.port}',
      DB_USER: '{db.username}',
      DB_PASSWORD: '{db.password}',
      DB_NAME: '{db.database}',
    });
  });

  test("libpq's own names are asked for TLS by PGSSLMODE", () => {
    expect(split('{ PGHOST: db, PGUSER: app, PGPASSWORD: pw, PGDATABASE: app }').values).toEqual({
      PGHOST: '{db.host}',
      PGUSER: '{db.username}',
      PGPASSWORD: '{db.password}',
      PGDATABASE: '{db.database}',
      PGSSLMODE: 'require',
    });
  });

  test.each([
    ['POSTGRES', 'db'],
    ['WORDPRESS_DB', 'my'],
    ['SPRING_DATASOURCE', 'my'],
  ])('the prefix is whatever it is: %s', (prefix, store) => {
    expect(split(`{ ${prefix}_HOST: ${store}, ${prefix}_PASSWORD: other }`).values).toEqual({
      [`${prefix}_HOST`]: `{${store}.host}`,
      [`${prefix}_PASSWORD`]: `{${store}.password}`,
    });
  });

  test('a URL without credentials takes them from the variables beside it', () => {
    expect(
      split(
        '{ SPRING_DATASOURCE_URL: "jdbc:postgresql://db:5432/app", SPRING_DATASOURCE_USERNAME: app, SPRING_DATASOURCE_PASSWORD: pw }',
      ).values,
    ).toEqual({
      SPRING_DATASOURCE_URL: 'jdbc:postgresql://{db.host}:{db.port}/{db.database}?sslmode=require',
      SPRING_DATASOURCE_USERNAME: '{db.username}',
      SPRING_DATASOURCE_PASSWORD: '{db.password}',
    });
  });

  test('a switch for TLS is turned on in its own style', () => {
    expect(
      split(
        '{ REDIS_HOST: redis, REDIS_PASSWORD: pw, REDIS_TLS: "false", DB_HOST: db, DB_SSLMODE: disable }',
      ).values,
    ).toMatchObject({ REDIS_TLS: 'true', DB_SSLMODE: 'require' });
  });

  test('a database elsewhere is left alone, whatever its variables are called', () => {
    expect(
      split(
        '{ DATABASE_URL: "postgres://app@db/app", DB_HOST: old.example.com, DB_USER: me, DB_NAME: old }',
      ).values,
    ).toMatchObject({ DB_HOST: 'old.example.com', DB_USER: 'me', DB_NAME: 'old' });
  });

  test('the password of a store is its own wherever it is used', () => {
    const { values, application } = split('{ SETTINGS: "db,${DB_PASSWORD},mq,${MQ_PASSWORD}" }');
    expect(values.SETTINGS).toBe('db,{db.password},mq,{rabbit.password}');
    expect(application.links.map(({ to }) => to)).toEqual(['db', 'rabbit']);
  });

  test('a password that two stores share cannot be told apart', () => {
    const { codes } = understand(
      `
services:
  api: { image: acme/api, depends_on: [one, two], environment: { PASSWORD: "\${PASSWORD}" } }
  one: { image: postgres:16, environment: { POSTGRES_PASSWORD: "\${PASSWORD}" } }
  two: { image: mysql:8.4, environment: { MYSQL_PASSWORD: "\${PASSWORD}" } }
`,
      { variables: { PASSWORD: 'hunter2' } },
    );
    expect(codes).toContain('password-ambiguous');
  });
});
