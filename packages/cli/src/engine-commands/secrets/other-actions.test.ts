import { describe, expect, it } from 'vitest';
import { exampleInAccount } from '../../testing/deployed-example.ts';
import { secretsProject } from '../../testing/secrets-project.ts';

const compose = `
name: shop
services:
  api:
    image: acme/api:1.0
    environment: [API_TOKEN, DB_PASSWORD]
    depends_on: [db]
  db:
    image: postgres:16
`;

function shop(secret?: string, env = '') {
  return secretsProject({ 'compose.yaml': compose, '.env': env }, secret);
}

describe('secrets set', () => {
  it('takes a value that is typed unseen, and changes no other key', async () => {
    const { command, held } = await shop('{"DB_PASSWORD":"x"}');

    const { code, stdout, stderr } = await command(['set', 'API_TOKEN'], { typed: ['hunter2'] });

    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain('hunter2');
    expect(await held()).toEqual({ DB_PASSWORD: 'x', API_TOKEN: 'hunter2' });
  });

  it('takes a value of several lines from standard input, without the last line feed', async () => {
    const { command, held } = await shop();

    await command(['set', 'TLS_KEY'], { piped: '-----BEGIN\nabc\n-----END\n' });

    expect(await held()).toEqual({ TLS_KEY: '-----BEGIN\nabc\n-----END' });
  });

  it.each([
    ['nothing', { typed: [''] }, 1, 'No value was given for A'],
    ['bytes', { piped: new Uint8Array([0xff]) }, 2, 'standard input is no UTF-8 text'],
    ['too much', { piped: 'x'.repeat(65_537) }, 2, 'standard input is too long'],
    ['NUL', { piped: 'a\0b' }, 1, 'a variable ends at its NUL character'],
  ])('refuses %s', async (_what, how, code, message) => {
    const { command, held } = await shop();

    const finished = await command(['set', 'A'], how);

    expect(finished.code).toBe(code);
    expect(finished.stderr).toContain(message);
    expect(await held()).toEqual({});
  });

  it.each([
    ['API_TOKN', 'No service asks for API_TOKN: no task gets it. help: Did you mean API_TOKEN?'],
    ['TLS_KEY', 'No service asks for TLS_KEY: no task gets it. help: `seaworthy secrets push'],
  ])('writes %s, which no service asks for, and says so', async (key, warning) => {
    const { command, held } = await shop();

    const { code, stderr } = await command(['set', key], { typed: ['x'] });

    expect(code).toBe(0);
    expect(stderr.replace(/\s+/g, ' ')).toContain(warning);
    expect(await held()).toEqual({ [key]: 'x' });
  });

  it('says nothing of a key that a service asks for', async () => {
    const { command } = await shop();

    expect((await command(['set', 'API_TOKEN'], { typed: ['x'] })).stderr).not.toContain(
      'No service',
    );
  });

  it.each(['A:B', 'A=hunter2', 'A B'])('refuses the key %j', async (key) => {
    const { command } = await shop();

    expect(await command(['set', key], { typed: ['x'] })).toMatchObject({ code: 1 });
  });
});

describe('secrets rollback', () => {
  it('shows what changes, asks, and goes one step back', async () => {
    const { command, held, put } = await shop('{"API_TOKEN":"1"}');
    await put('{"API_TOKEN":"2","OTHER":"x"}');

    const { code, stdout } = await command(['rollback'], { typed: ['yes'] });

    expect(code).toBe(0);
    expect(stdout).toBe(
      'shop/production/app in eu-west-1\n  ~  API_TOKEN  changes  api\n  -  OTHER      goes\n',
    );
    expect(await held()).toEqual({ API_TOKEN: '1' });
  });

  it('says when there is nowhere to go back to', async () => {
    const { command } = await shop('{"API_TOKEN":"1"}');

    const { code, stderr } = await command(['rollback', '--yes']);

    expect(code).toBe(1);
    expect(stderr).toContain('has no earlier version to go back to');
  });
});

describe('secrets ls', () => {
  it('tells keys with their services, what AWS keeps by itself, and versions', async () => {
    const { command } = await shop('{"API_TOKEN":"1","OTHER":"x"}');

    const { stdout } = await command(['ls']);

    expect(stdout.replace(/\b[0-9a-f]{8}\b/, 'VERSION')).toBe(`shop/production/app in eu-west-1
  API_TOKEN       api
  DB_PASSWORD     api                                           no value yet
  OTHER           no service asks for it
  password of db  made and kept by AWS, in a secret of its own

Versions
  VERSION  2026-01-01 00:00  current
`);
  });
});

describe('secrets diff', () => {
  it('exits with 1 while something differs', async () => {
    const { command } = await shop('{"API_TOKEN":"1","DB_PASSWORD":"2"}', 'API_TOKEN=other\n');

    const { code, stdout } = await command(['diff']);

    expect(code).toBe(1);
    expect(stdout).toMatch(/API_TOKEN\s+differs\s+api is not deployed/);
    expect(stdout).toMatch(/DB_PASSWORD\s+only in the secret/);
  });
});

describe('secrets rotate', () => {
  it('makes a value, rolls the services that use it, and diff finds it there', async () => {
    const { command, clock } = await exampleInAccount('shortcut');
    const before = clock.now();

    const { code, stdout, stderr } = await command([
      'secrets',
      'rotate',
      'APP_SECRET_KEY',
      '--yes',
    ]);

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^APP_SECRET_KEY has a new value, in version [0-9a-f]{8}; api runs with it\.\n$/,
    );
    expect(stderr).toContain('is deployed');
    expect(clock.now()).toBeGreaterThan(before);
    const { stdout: compared } = await command(['secrets', 'diff', '--json']);
    expect(JSON.parse(compared).keys).toContainEqual({
      key: 'APP_SECRET_KEY',
      store: 'only-store',
      running: [{ service: 'api', state: 'current' }],
    });
  });
});

describe('secrets policy', () => {
  it('names this project’s secret and nothing wider', async () => {
    const { command } = await shop();

    const { stdout } = await command(['policy']);
    const { executionRole, secrets, trust } = JSON.parse(stdout);

    expect(executionRole.Statement).toEqual([
      {
        Sid: 'ReadSecret',
        Effect: 'Allow',
        Action: ['secretsmanager:GetSecretValue'],
        Resource: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/production/app-??????',
      },
    ]);
    expect(JSON.stringify(secrets)).not.toMatch(/secretsmanager:\*|DeleteSecret|CreateSecret/);
    expect(trust.Statement[0].Condition.StringEquals).toEqual({
      'aws:SourceAccount': '123456789012',
    });
  });
});
