import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concealArgument, concealCommand, concealSecrets } from './conceal.ts';
import { displayText, plainText, type Text } from './text.ts';

const shown = (name: string, value: string, declared?: 'plain' | 'secret'): string =>
  displayText(concealSecrets(name, plainText(value), declared));

describe('concealing a variable', () => {
  it.each([
    [
      'DATABASE_URL',
      'postgres://app:s3cr3t@db:5432/app',
      'postgres://app:${DATABASE_URL}@db:5432/app',
    ],
    ['DATABASE_URL', 'postgres://app:p@ss/w#r?d@db/app', 'postgres://app:${DATABASE_URL}@db/app'],
    ['DATABASE_URL', 'postgres://app:12/34@db/app', 'postgres://app:${DATABASE_URL}@db/app'],
    ['DATABASE_URL', 'postgres://db:5432/app', 'postgres://db:5432/app'],
    ['REDIS_URL', 'redis://:s3cr3t@cache:6379/0', 'redis://:${REDIS_URL}@cache:6379/0'],
    ['REDIS_URL', 'rediss://default:a@b@cache', 'rediss://default:${REDIS_URL}@cache'],
    [
      'MONGO_URI',
      'mongodb://root:example@m1:27017,m2:27017/app?authSource=admin',
      'mongodb://root:${MONGO_URI}@m1:27017,m2:27017/app?authSource=admin',
    ],
    [
      'BROKERS',
      'amqp://a:pw1@r1:5672,amqp://a:pw2@r2:5672',
      'amqp://a:${BROKERS}@r1:5672,amqp://a:${BROKERS}@r2:5672',
    ],
    [
      'PG_DSN',
      "host=db user=app password='two words' dbname=shop",
      "host=db user=app password='${PG_DSN}' dbname=shop",
    ],
    [
      'PG_DSN',
      'host=db password=a,b sslmode=disable',
      'host=db password=${PG_DSN} sslmode=disable',
    ],
    [
      'CONNECTION',
      'Server=db;Database=shop;User Id=sa;Password=Two Words;Encrypt=true',
      'Server=db;Database=shop;User Id=sa;Password=${CONNECTION};Encrypt=true',
    ],
    [
      'JDBC_URL',
      'jdbc:postgresql://db/app?user=app&password=s3cr3t&sslpassword=x&ssl=true',
      'jdbc:postgresql://db/app?user=app&password=${JDBC_URL}&sslpassword=${JDBC_URL}&ssl=true',
    ],
    [
      'DSN',
      'app:s3cr3t@tcp(db:3306)/shop?parseTime=true',
      'app:${DSN}@tcp(db:3306)/shop?parseTime=true',
    ],
    ['CACHE', 'redis:6379,password=s3cr3t,ssl=False', 'redis:6379,password=${CACHE},ssl=False'],
    [
      'SENTRY_DSN',
      'https://0f4a1c2b3d4e5f60718293a4b5c6d7e8@o1.ingest.sentry.io/2',
      'https://${SENTRY_DSN}@o1.ingest.sentry.io/2',
    ],
    [
      'HOOK',
      'https://h.example.com/x?api_key=abc&to=ops',
      'https://h.example.com/x?api_key=${HOOK}&to=ops',
    ],
    ['WEB', 'http://localhost:5173/@vite/client', 'http://localhost:5173/@vite/client'],
    ['DB_PASSWORD', 'postgres://a:b@c/d', '${DB_PASSWORD}'],
    ['TENANT', '550e8400-e29b-41d4-a716-446655440000', '${TENANT}'],
    ['LOG_LEVEL', 'debug', 'debug'],
    ['EMPTY_TOKEN', '', ''],
  ])('shows %s=%s as %s', (name, value, expected) => {
    expect(shown(name, value)).toBe(expected);
  });

  it('does what the user declares, against all appearances', () => {
    expect(shown('API_KEY', 'abc', 'plain')).toBe('abc');
    expect(shown('LOG_LEVEL', 'debug', 'secret')).toBe('${LOG_LEVEL}');
    expect(shown('DATABASE_URL', 'postgres://db/app', 'secret')).toBe('${DATABASE_URL}');
  });

  it('keeps the secrets that interpolation left out, each under its own name', () => {
    const url: Text = [
      { kind: 'text', text: 'postgres://app:' },
      { kind: 'secret', name: 'DB_PASSWORD' },
      { kind: 'text', text: '@db/app' },
    ];
    expect(concealSecrets('DATABASE_URL', url)).toEqual(url);
    const greeting: Text = [
      { kind: 'text', text: 'hello ' },
      { kind: 'secret', name: 'WHO' },
    ];
    expect(concealSecrets('GREETING', greeting)).toEqual(greeting);
    expect(displayText(concealSecrets('TOKEN', greeting))).toBe('${TOKEN}${WHO}');
  });

  it('changes nothing the second time', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'postgres://',
        'app',
        ':',
        '@',
        'db',
        '/',
        '?password=',
        '&',
        ' ',
        ';',
        'host=',
      ),
      fc.string(),
    );
    const text = fc.array(
      fc.oneof(
        part.map((value) => ({ kind: 'text', text: value }) as const),
        fc.constant({ kind: 'secret', name: 'X' } as const),
      ),
      { maxLength: 8 },
    );
    const name = fc.constantFrom('DATABASE_URL', 'DB_PASSWORD', 'LOG_LEVEL', 'OTHER');
    fc.assert(
      fc.property(name, text, (variable, value) => {
        const once = concealSecrets(variable, value);
        expect(displayText(concealSecrets(variable, once))).toBe(displayText(once));
      }),
      { numRuns: 2000 },
    );
  });

  it('never shows a password, whatever characters it has', () => {
    const password = fc
      .string({ minLength: 4, maxLength: 30 })
      .filter((value) => !/\s/.test(value));
    const form = fc.constantFrom(
      (value: string) => ['DATABASE_URL', `postgres://app:${value}@db:5432/app`] as const,
      (value: string) => ['DB_PASSWORD', value] as const,
      (value: string) => ['DSN', `host=db password=${value} dbname=app`] as const,
    );
    fc.assert(
      fc.property(password, form, (value, write) => {
        const [name, text] = write(value);
        const visible = shown(name, text);
        for (let at = 0; at + 4 <= value.length; at += 1) {
          const piece = value.slice(at, at + 4);
          if (!write('').join(' ').includes(piece)) expect(visible).not.toContain(piece);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('concealing a command', () => {
  const command = (...command: string[]): string =>
    concealCommand(command.map(plainText)).map(displayText).join(' | ');

  it.each([
    [
      ['redis-server', '--requirepass', 'foobared'],
      'redis-server | --requirepass | ${REQUIREPASS}',
    ],
    [['redis-server', '--requirepass=foo bar'], 'redis-server | --requirepass=${REQUIREPASS}'],
    [['redis-cli', '-a', 'foobared', 'ping'], 'redis-cli | -a | ${PASSWORD} | ping'],
    [['mysqladmin', 'ping', '-pfoobared'], 'mysqladmin | ping | -p${PASSWORD}'],
    [['app', '--db', 'postgres://a:foobared@db/x'], 'app | --db | postgres://a:${PASSWORD}@db/x'],
    [['serve', '--port', '8080', '-p', '80'], 'serve | --port | 8080 | -p | 80'],
    [['app', '--password-file', '/run/secrets/db'], 'app | --password-file | /run/secrets/db'],
    [['app', '--tls-key', '/certs/tls.key'], 'app | --tls-key | /certs/tls.key'],
    [['app', '--token', '--verbose'], 'app | --token | --verbose'],
    [
      ['curl', '-H', 'Authorization: Bearer abcdef123'],
      'curl | -H | Authorization: Bearer ${PASSWORD}',
    ],
  ])('shows %j as %s', (words, expected) => {
    expect(command(...words)).toBe(expected);
  });

  it('reads a shell’s command line within one argument', () => {
    const shell = 'PGPASSWORD=foobared psql -h db -c "select 1" && curl -u admin:foobared http://x';
    expect(displayText(concealArgument(plainText(shell)))).toBe(
      'PGPASSWORD=${PGPASSWORD} psql -h db -c "select 1" && curl -u admin:${PASSWORD} http://x',
    );
  });

  it('leaves variables to the shell that puts them in', () => {
    const shell =
      'mysqladmin ping -p$MYSQL_ROOT_PASSWORD --password="${DB_PASSWORD}" -p$(cat /run/x)';
    expect(displayText(concealArgument(plainText(shell)))).toBe(shell);
  });
});
