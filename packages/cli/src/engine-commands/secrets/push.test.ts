import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { secretsProject } from '../../testing/secrets-project.ts';

const compose = `
name: shop
services:
  api:
    image: acme/api:1.0
    environment: [API_TOKEN, DB_PASSWORD, STRIPE_KEY]
`;

function shop(env: string, secret?: string) {
  return secretsProject({ 'compose.yaml': compose, '.env': env }, secret);
}

describe('secrets push', () => {
  it('shows what would change by name, asks, and writes', async () => {
    const { command, held } = await shop(
      'API_TOKEN=new\nDB_PASSWORD=same\n',
      '{"DB_PASSWORD":"same","API_TOKEN":"old","OTHER":"x"}',
    );

    const { code, stdout, stderr } = await command(['push'], { typed: ['y'] });

    expect(code).toBe(0);
    expect(stdout).toBe(`shop/production/app in eu-west-1
  ~  API_TOKEN   changes                      api
  !  STRIPE_KEY  has no value, here or there  api
  1 key as here already.
  Kept as they are there: OTHER.
`);
    expect(stderr).toMatch(
      /^Write this to shop\/production\/app\? \[y\/N\] Wrote version [0-9a-f]{8}\. Running tasks/,
    );
    expect(await held()).toEqual({ DB_PASSWORD: 'same', API_TOKEN: 'new', OTHER: 'x' });
  });

  it.each([[['n']], [['']], [[]]])('writes nothing when %j is typed', async (typed) => {
    const { command, held } = await shop('API_TOKEN=new\n');

    const { code, stderr } = await command(['push'], { typed });

    expect(code).toBe(typed.length === 0 ? 2 : 0);
    expect(stderr).toContain(typed.length === 0 ? 'nobody can be asked' : 'Nothing was written.');
    expect(await held()).toEqual({});
  });

  it('writes unasked with --yes alone, where nobody can be asked', async () => {
    const { command, held } = await shop('API_TOKEN=new\n');

    const refused = await command(['push']);
    const done = await command(['push', '--yes', '--json']);

    expect(refused).toMatchObject({
      code: 2,
      stderr: 'seaworthy: nobody can be asked here; give --yes to write unasked\n',
    });
    expect(JSON.parse(done.stdout)).toEqual({
      schemaVersion: 1,
      secret: 'shop/production/app',
      added: ['API_TOKEN'],
      changed: [],
      removed: [],
      same: [],
      kept: [],
      missing: ['DB_PASSWORD', 'STRIPE_KEY'],
      readDifferently: [],
      written: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await held()).toEqual({ API_TOKEN: 'new' });
  });

  it('asks nothing when there is nothing to write', async () => {
    const { command } = await shop('API_TOKEN=1\n', '{"API_TOKEN":"1"}');

    const { code, stdout } = await command(['push']);

    expect(code).toBe(0);
    expect(stdout).toContain('There is nothing to write.');
  });

  it('drops with --prune what no service asks for', async () => {
    const { command, held } = await shop('API_TOKEN=1\n', '{"OTHER":"x","STRIPE_KEY":"y"}');

    const { stdout } = await command(['push', '--prune', '--yes']);

    expect(stdout).toContain('-  OTHER');
    expect(await held()).toEqual({ STRIPE_KEY: 'y', API_TOKEN: '1' });
  });

  it('takes a file of keys in place of what Compose would give', async () => {
    const { command, held, directory } = await shop('API_TOKEN=local\n');
    writeFileSync(join(directory, 'prod.env'), "API_TOKEN='prod'\nNOT_OURS=1\nSTRIPE_KEY=\n");

    await command(['push', 'prod.env', '--yes']);

    expect(await held()).toEqual({ API_TOKEN: 'prod' });
  });

  it('names the keys that other programs would read differently, before it asks', async () => {
    const { command } = await shop('API_TOKEN=pa#ss\nDB_PASSWORD="a$$b"\nSTRIPE_KEY=plain\n');

    const { stderr } = await command(['push'], { typed: ['n'] });

    expect(stderr).toMatch(
      /^Read differently by other programs\n {2}API_TOKEN {4}\.env:1 {2}dotenv, dotenvx, node --env-file\n {2}DB_PASSWORD {2}\.env:2 {2}dotenv, dotenvx, docker run --env-file, .*\n/,
    );
    expect(stderr).not.toContain('STRIPE_KEY');
    expect(stderr.indexOf('DB_PASSWORD')).toBeLessThan(stderr.indexOf('Write this'));
  });

  it('takes nothing of what is empty or blank', async () => {
    const { command, held } = await shop(
      'API_TOKEN=\nDB_PASSWORD="  "\nSTRIPE_KEY=1\n',
      '{"API_TOKEN":"x"}',
    );

    await command(['push', '--yes']);

    expect(await held()).toEqual({ API_TOKEN: 'x', STRIPE_KEY: '1' });
  });

  it('reads files with CRLF and with a byte order mark; of two lines the later counts', async () => {
    const { command, held } = await shop('\ufeffAPI_TOKEN=1\r\nDB_PASSWORD="a"\r\nAPI_TOKEN=2\r\n');

    await command(['push', '--yes']);

    expect(await held()).toEqual({ API_TOKEN: '2', DB_PASSWORD: 'a' });
  });

  it.each([
    ['is not there', undefined, 'there is no such file'],
    ['is binary', Buffer.from([0x41, 0x3d, 0xff, 0xfe, 0x00]), 'it is not UTF-8 text'],
    ['is UTF-16', Buffer.from('\ufeffAPI_TOKEN=1', 'utf16le'), 'UTF-16'],
  ])('refuses a file that %s, and writes nothing', async (_what, content, reason) => {
    const { command, held, directory } = await shop('');
    if (content) writeFileSync(join(directory, 'prod.env'), content);

    const { code, stderr } = await command(['push', 'prod.env', '--yes']);

    expect(code).toBe(1);
    expect(stderr).toContain(`error: prod.env cannot be read: `);
    expect(stderr.replace(/\s+/g, ' ')).toContain(reason);
    expect(await held()).toEqual({});
  });

  it('refuses a file with an open quote, which would lose the lines after it', async () => {
    const { command, held, directory } = await shop('');
    writeFileSync(join(directory, 'prod.env'), 'API_TOKEN="x\nDB_PASSWORD=y\n');

    const { code, stderr } = await command(['push', 'prod.env', '--yes']);

    expect(code).toBe(1);
    expect(stderr).toContain('is never closed');
    expect(await held()).toEqual({});
  });

  it.each([
    ['is binary', Buffer.from([0x41, 0x3d, 0xff, 0xfe, 0x00]), 'it is not UTF-8 text'],
    ['is UTF-16', Buffer.from('\ufeffAPI_TOKEN=1', 'utf16le'), 'UTF-16'],
    ['has an open quote', 'API_TOKEN="x\nDB_PASSWORD=y\n', 'is never closed'],
  ])(
    'refuses a .env that %s, in place of taking its variables for unset',
    async (_what, content, reason) => {
      const { command, held, directory } = await shop('');
      writeFileSync(join(directory, '.env'), content);

      const { code, stderr } = await command(['push', '--yes']);

      expect(code).toBe(1);
      expect(stderr.replace(/\s+/g, ' ')).toContain(reason);
      expect(await held()).toEqual({});
      expect((await command(['diff'])).stderr.replace(/\s+/g, ' ')).toContain(reason);
    },
  );

  it('reads 5 MB at once, and refuses what the secret cannot hold', async () => {
    const { command, held } = await shop(`API_TOKEN=${'x'.repeat(5_000_000)}\n`);

    const { code, stderr } = await command(['push', '--yes']);

    expect(code).toBe(1);
    expect(stderr).toContain('shop/production/app would take 5,000,016 bytes');
    expect(await held()).toEqual({});
  });

  it('pushes no value that holds the address of a store, which is another one on AWS', async () => {
    const mixed = `name: shop
services:
  api:
    image: acme/api:1.0
    environment: { DATABASE_URL: "postgres://app:x@db:5432/app?key=\${OTHER_TOKEN}" }
  db:
    image: postgres:16
    environment: { POSTGRES_PASSWORD: x, POSTGRES_USER: app, POSTGRES_DB: app }
`;
    const files = { 'compose.yaml': mixed, '.env': 'OTHER_TOKEN=abc\n' };
    const { command, held } = await secretsProject(files);

    const { code, stderr } = await command(['push', '--yes']);

    expect(code).toBe(1);
    expect(stderr).toContain('DATABASE_URL mixes the secret OTHER_TOKEN with an address of db');
    expect(await held()).toEqual({});
  });

  it('asks AWS nothing when a value is too large for it', async () => {
    const { command, client } = await shop(`API_TOKEN=${'x'.repeat(70_000)}\n`);
    let calls = 0;
    client.middlewareStack.add(
      (next) => async (args) => {
        calls += 1;
        return next(args);
      },
      { step: 'initialize' },
    );

    expect((await command(['push', '--yes'])).code).toBe(1);
    expect(calls).toBe(0);
  });

  it('says before the first deployment who makes the secret', async () => {
    const files = { 'compose.yaml': compose, '.env': 'API_TOKEN=1\n' };
    const { command } = await secretsProject(files, null);

    const { code, stderr } = await command(['push', '--yes']);

    expect(code).toBe(1);
    expect(stderr).toContain('There is no secret shop/production/app in eu-west-1 yet.');
    expect(stderr).toContain('seaworthy deploy');
  });

  it.each([
    [
      'AccessDeniedException',
      'User: arn:aws:iam::1:user/x is not authorized to perform: secretsmanager:DescribeSecret on resource: arn:aws:s',
      'arn:aws:iam::1:user/x may not do secretsmanager:DescribeSecret',
    ],
    ['ThrottlingException', 'Rate exceeded', 'AWS is asked for too much at a time'],
    [
      'InvalidSignatureException',
      'Signature expired: 20260101T000000Z is now earlier than 20260101T001500Z',
      'a clock that is wrong',
    ],
    ['TimeoutError', 'connect ETIMEDOUT 10.0.0.1:443', 'AWS cannot be reached'],
  ])('says it when AWS answers %s, and loses nothing', async (name, message, text) => {
    const { command, held, client } = await shop('API_TOKEN=1\n');
    client.middlewareStack.add(
      () => async () => {
        throw Object.assign(new Error(message), { name });
      },
      { step: 'initialize', name: 'fails' },
    );

    const { code, stderr } = await command(['push', '--yes']);
    client.middlewareStack.remove('fails');

    expect(code).toBe(1);
    expect(stderr.replace(/\s+/g, ' ')).toContain(text);
    expect(await held()).toEqual({});
  });

  it('tells when somebody else writes while it asks', async () => {
    const { command, held, put, client } = await shop('API_TOKEN=mine\n');
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const answer = await next(args);
          if (commandName === 'GetSecretValueCommand') {
            client.middlewareStack.remove('somebody');
            await put('{"API_TOKEN":"theirs"}');
          }
          return answer;
        },
      { step: 'initialize', name: 'somebody' },
    );

    const { code, stderr } = await command(['push'], { typed: ['y'] });

    expect(code).toBe(1);
    expect(stderr).toContain('Somebody else has written shop/production/app meanwhile');
    expect(await held()).toEqual({ API_TOKEN: 'theirs' });
  });

  it.runIf(process.getuid?.() !== 0)('says why .env cannot be read', async () => {
    const { command, directory } = await shop('API_TOKEN=1\n');
    chmodSync(join(directory, '.env'), 0o000);

    expect((await command(['push', '--yes'])).stderr).toContain('permission denied');
  });
});

describe('secrets', () => {
  it.each([
    [[], 'secrets needs one of push, pull, diff, ls, set, rotate, rollback, policy'],
    [['pusch'], 'secrets has no pusch; did you mean push?'],
    [['push', 'a', 'b'], 'secrets push takes no more than [FILE], but got b'],
    [['set'], 'secrets set needs KEY'],
    [['set', 'A', 'hunter2'], 'secrets set takes no more than KEY'],
    [['diff', '--prune'], 'secrets diff has no option --prune'],
    [['rotate', 'API_TOKN'], 'no service asks for API_TOKN; did you mean API_TOKEN?'],
  ])('%j is wrong usage', async (args, message) => {
    const { command } = await shop('');

    const { code, stderr } = await command(args);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('secrets push --dialect', () => {
  const env = 'API_TOKEN=pa$sw0rd\nDB_PASSWORD=pa#ss\nSTRIPE_KEY="a\\tb"\n';

  it.each([
    ['compose', { API_TOKEN: 'pa', DB_PASSWORD: 'pa#ss', STRIPE_KEY: 'a\tb' }],
    ['dotenv', { API_TOKEN: 'pa$sw0rd', DB_PASSWORD: 'pa', STRIPE_KEY: 'a\\tb' }],
    ['node', { API_TOKEN: 'pa$sw0rd', DB_PASSWORD: 'pa', STRIPE_KEY: 'a\\tb' }],
    ['docker-run', { API_TOKEN: 'pa$sw0rd', DB_PASSWORD: 'pa#ss', STRIPE_KEY: '"a\\tb"' }],
  ])('reads the file as %s does', async (dialect, values) => {
    const { command, held, directory } = await shop('');
    writeFileSync(join(directory, 'app.env'), env);

    const { code } = await command(['push', 'app.env', '--dialect', dialect, '--yes']);

    expect(code).toBe(0);
    expect(await held()).toEqual(values);
  });

  it('lists what Compose would read differently, and never itself', async () => {
    const { command, directory } = await shop('');
    writeFileSync(join(directory, 'app.env'), `# first\n${env}`);

    const { stderr } = await command(['push', 'app.env', '--dialect', 'dotenv'], { typed: ['n'] });

    expect(stderr).toMatch(/API_TOKEN {4}app\.env:2 {2}dotenvx, Compose\n/);
    expect(stderr).toMatch(/DB_PASSWORD {2}app\.env:3 {2}docker run --env-file, .*Compose\n/);
    expect(stderr.replace(/\s+/g, ' ')).toContain('The file is read as --dialect dotenv says');
  });

  it('is refused without a file, and for a program that is not known', async () => {
    const { command } = await shop('API_TOKEN=1\n');

    expect(await command(['push', '--dialect', 'node', '--yes'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--dialect is for a FILE'),
    });
    expect((await command(['push', 'x.env', '--dialect', 'bash'])).code).toBe(2);
  });
});
