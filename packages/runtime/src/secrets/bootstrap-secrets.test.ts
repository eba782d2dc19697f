import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type BootstrapOptions,
  bootstrapSecrets,
  type EnvMap,
  type SecretSource,
  SecretsError,
  SourceFailure,
} from './index.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-bootstrap-'));
  file = join(folder, '.env');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A source that is no environment: what a secret is. */
function source(id: string, values: Record<string, string>): SecretSource {
  return { id, load: async () => ({ values: new Map(Object.entries(values)) }) };
}

function failing(id: string, code: 'AccessDenied' | 'Throttled'): SecretSource {
  return { id, load: () => Promise.reject(new SourceFailure(code, 'No.')) };
}

async function errorOf(options: BootstrapOptions): Promise<SecretsError> {
  try {
    await bootstrapSecrets(options);
  } catch (error) {
    if (error instanceof SecretsError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('where values come from', () => {
  test('locally a .env file fills in what the environment does not have', async () => {
    writeFileSync(file, 'A=file\nB=file\n');
    const target: EnvMap = { APP_ENV: 'local', A: 'process' };
    const report = await bootstrapSecrets({
      target,
      dotenv: { paths: [file] },
      required: ['A', 'B'],
    });
    expect(target).toEqual({ APP_ENV: 'local', A: 'process', B: 'file' });
    expect(report.set).toEqual(['B']);
    expect(report.overridden).toEqual([{ name: 'A', by: 'environment' }]);
    expect(report.sources.map(({ id, status }) => `${id} ${status}`)).toEqual([
      `dotenv:${file} loaded`,
      'environment loaded',
    ]);
  });

  test('an absent .env file is neither an error nor needed', async () => {
    const target: EnvMap = { APP_ENV: 'local', A: '1' };
    const report = await bootstrapSecrets({ target, dotenv: { paths: [file] }, required: ['A'] });
    expect(report.sources[0]).toMatchObject({ status: 'skipped', keys: 0 });
  });

  test('in production with everything injected nothing is read and nobody is asked', async () => {
    const target: EnvMap = { APP_ENV: 'production', A: '1', AWS_REGION: 'eu-west-1' };
    const request = () => Promise.reject(new Error('asked'));
    const report = await bootstrapSecrets({ target, required: ['A'], request });
    expect(report.set).toEqual([]);
    expect(report.sources.map(({ id }) => id)).toEqual(['environment']);
  });

  test('in production a .env file is not read, and its presence is told without its content', async () => {
    writeFileSync(file, 'A=file-value\n');
    const target: EnvMap = { APP_ENV: 'production', A: 'injected' };
    const report = await bootstrapSecrets({ target, dotenv: { paths: [file] }, required: ['A'] });
    expect(target.A).toBe('injected');
    expect(report.warnings).toEqual([
      `${file} is here and is not read: only the stage local reads such files.`,
    ]);
  });

  test('on ECS the stage is production, elsewhere local', async () => {
    const stageOf = async (target: EnvMap) =>
      (await bootstrapSecrets({ target, dotenv: false })).stage;
    expect(await stageOf({})).toBe('local');
    expect(await stageOf({ ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/x' })).toBe(
      'production',
    );
    expect(await stageOf({ APP_ENV: 'staging' })).toBe('staging');
  });

  test('a secret wins over the environment, a later secret over an earlier one', async () => {
    const target: EnvMap = { K: 'environment' };
    const sources = [source('one', { K: 'one' }), source('two', { K: 'two' })];
    const report = await bootstrapSecrets({ target, sources });
    expect(target.K).toBe('two');
    expect(report.overridden).toEqual([
      { name: 'K', by: 'one' },
      { name: 'K', by: 'two' },
    ]);
  });

  test('a secret wins over the environment, and that over .env, for a name that all have', async () => {
    writeFileSync(file, 'K=file\nF=file\n');
    const client = {
      getSecretValue: async () => ({ SecretString: '{"K":"secret"}' }),
    };
    const target: EnvMap = { APP_ENV: 'local', K: 'environment' };
    const given = { target, dotenv: { paths: [file] }, secretIds: ['app'], client } as const;
    const report = await bootstrapSecrets(given);
    expect(target).toEqual({ APP_ENV: 'local', K: 'secret', F: 'file' });
    expect(report.overridden).toEqual([
      { name: 'K', by: 'environment' },
      { name: 'K', by: 'secretsmanager:app' },
    ]);
  });
});

describe('what is required', () => {
  test('one error names all that is missing, blank or wrong, and nothing is changed', async () => {
    const target: EnvMap = { APP_ENV: 'production', B: '', C: '  ', D: 'not a url', KEEP: 'x' };
    const before = { ...target };
    const error = await errorOf({
      target,
      sources: [source('store', { NEW: 'value' })],
      required: ['A', 'B', { name: 'C', hint: 'ask the team' }, { name: 'D', check: 'url' }],
    });
    expect(target).toEqual(before);
    expect(error.missing.map(({ name, present }) => `${name} ${present}`)).toEqual([
      'A absent',
      'B empty',
      'C empty',
    ]);
    expect(error.invalid.map(({ name }) => name)).toEqual(['D']);
    expect(error.exitCode).toBe(78);
    expect(error.message).toBe(
      [
        'The settings are not complete; nothing was changed.',
        '  missing: A is absent',
        '  missing: B is empty',
        '  missing: C is empty (ask the team)',
        '  invalid: D is not a URL: it has no scheme such as https://',
        '  looked in: environment, store. A .env file is not needed.',
      ].join('\n'),
    );
  });

  test('a value may be allowed to be empty, or be required only with another', async () => {
    const target: EnvMap = { EMPTY: '', MODE: 'off' };
    const required = [
      { name: 'EMPTY', allowEmpty: true },
      { name: 'KEY', when: (env: Readonly<EnvMap>) => env.MODE === 'on' },
    ];
    await bootstrapSecrets({ target, dotenv: false, required });
    const error = await errorOf({ target: { ...target, MODE: 'on' }, dotenv: false, required });
    expect(error.missing.map(({ name }) => name)).toEqual(['KEY']);
  });

  test.each([
    ['int', ['0', '-5', '42'], ['', '1.5', '1e3', ' 1', '99999999999999999999']],
    ['port', ['1', '65535'], ['0', '65536', '80a', '+80']],
    ['bool', ['true', 'FALSE', '1', 'off'], ['maybe', '2']],
    ['url', ['https://a.b/c', 'postgres://u:p%40@h:5432/d'], ['a.b', 'https://', '"https://a"']],
    ['json', ['{}', '[1]', '"x"'], ['{', "{'a':1}", 'undefined']],
    [
      'pem',
      ['-----BEGIN X-----\nabc\n-----END X-----\n'],
      ['abc', '-----BEGIN X-----\\nabc\\n-----END X-----', '-----BEGIN X----- abc -----END X-----'],
    ],
  ] as const)('checks %s by value', async (check, good, bad) => {
    const attempt = (value: string) =>
      bootstrapSecrets({ target: { V: value }, dotenv: false, required: [{ name: 'V', check }] });
    for (const value of good) await expect(attempt(value)).resolves.toBeDefined();
    for (const value of bad) await expect(attempt(value), value).rejects.toThrow(SecretsError);
  });
});

describe('sources that fail', () => {
  const target = { A: '1' };

  test('stop the start, even if all that is required is there', async () => {
    const error = await errorOf({
      target,
      sources: [failing('s', 'AccessDenied')],
      required: ['A'],
    });
    expect(error.sources).toEqual([
      { id: 's', code: 'AccessDenied', role: 'local-profile', message: 'No.' },
    ]);
    expect(error.exitCode).toBe(78);
  });

  test('may be passed over if all that is required is there', async () => {
    const options = {
      target,
      sources: [failing('s', 'Throttled')],
      onSourceError: 'continue-if-complete',
    } as const;
    const report = await bootstrapSecrets({ ...options, required: ['A'] });
    expect(report.warnings).toEqual(['s failed (Throttled); all that is required is there.']);
    const error = await errorOf({ ...options, required: ['A', 'B'] });
    expect(error.missing.map(({ name }) => name)).toEqual(['B']);
    expect(error.exitCode).toBe(75);
  });

  test('that never answer end with the time that there is', async () => {
    const silent: SecretSource = { id: 'silent', load: () => new Promise(() => {}) };
    const error = await errorOf({ target, sources: [silent], timeoutMs: 50 });
    expect(error.sources[0]?.code).toBe('Timeout');
    expect(error.exitCode).toBe(75);
  });

  test('do not repeat the text of an unknown error', async () => {
    const broken: SecretSource = {
      id: 'broken',
      load: () => Promise.reject(new TypeError('cannot parse hunter2')),
    };
    expect((await errorOf({ target, sources: [broken] })).message).not.toContain('hunter2');
  });
});

describe('what cannot be set', () => {
  test('names that decide what runs are refused from secrets', async () => {
    const names = ['PATH', 'NODE_OPTIONS', 'LD_PRELOAD', 'AWS_ACCESS_KEY_ID', 'ECS_X', 'HOME'];
    const target: EnvMap = { PATH: '/bin' };
    const values = Object.fromEntries(names.map((name) => [name, 'evil']));
    const report = await bootstrapSecrets({
      target,
      sources: [source('s', { ...values, OK: '1' })],
    });
    expect(target).toEqual({ PATH: '/bin', OK: '1' });
    expect(report.refused).toEqual(names.map((name) => ({ name, reason: 'protected' })));
  });

  test('but a developer may set them in .env', async () => {
    writeFileSync(file, 'AWS_PROFILE=mine\n');
    const target: EnvMap = { APP_ENV: 'local' };
    await bootstrapSecrets({ target, dotenv: { paths: [file] } });
    expect(target.AWS_PROFILE).toBe('mine');
  });

  test('names with = and values with NUL are reported, not cut', async () => {
    const values = { '': 'a', 'A=B': 'c', N: 'a\0b', L: '\ud800' };
    const report = await bootstrapSecrets({ target: {}, sources: [source('s', values)] });
    expect(report.refused).toEqual([
      { name: '', reason: 'invalid-name' },
      { name: 'A=B', reason: 'invalid-name' },
      { name: 'N', reason: 'nul-byte' },
      { name: 'L', reason: 'malformed-unicode' },
    ]);
  });

  test('__proto__ is a name like any other', async () => {
    const target: EnvMap = {};
    const values = new Map([['__proto__', 'value']]);
    await bootstrapSecrets({ target, sources: [{ id: 's', load: async () => ({ values }) }] });
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(target, '__proto__')?.value).toBe('value');
  });

  test('a value that is too long for other processes is warned of', async () => {
    const values = { LONG: 'x'.repeat(110_000) };
    const report = await bootstrapSecrets({ target: {}, sources: [source('s', values)] });
    expect(report.warnings.join()).toContain('LONG');
  });
});

describe('no value gets out', () => {
  const values = Array.from(
    { length: 50 },
    (_, index) => `s3cr3t/${index}+väl"ue=${Math.random()}`,
  );

  test('neither of the error nor of the report', async () => {
    const variables = Object.fromEntries(values.map((value, index) => [`V${index}`, value]));
    const required = Object.keys(variables).map((name) => ({ name, check: 'int' as const }));
    const sources = [source('store', variables)];
    const error = await errorOf({ target: {}, sources, required: [...required, 'ABSENT'] });
    const report = await bootstrapSecrets({ target: {}, sources });
    const texts = [error.message, error.stack, inspect(error, { depth: 9 }), JSON.stringify(error)];
    const written = [...texts, inspect(report, { depth: 9 }), JSON.stringify(report)].join('\n');
    for (const value of values) {
      for (const form of [
        value,
        Buffer.from(value).toString('base64'),
        encodeURIComponent(value),
      ]) {
        expect(written).not.toContain(form);
      }
    }
  });

  test('redact takes them out of any text, also encoded', async () => {
    const value = 'p@ss word/ü"x';
    const sources = [source('store', { V: value, SHORT: 'on' })];
    const { redact } = await bootstrapSecrets({ target: {}, sources });
    const text = `a ${value} ${Buffer.from(value).toString('base64')} ${encodeURIComponent(value)} on`;
    expect(redact(text)).toBe('a [redacted] [redacted] [redacted] on');
    expect(redact(JSON.stringify({ value }))).toBe('{"value":"[redacted]"}');
  });
});

describe('.env files that are none', () => {
  test.each([
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), 'NUL'],
    ['UTF-16', Buffer.from('\ufeffA=1\n', 'utf16le'), 'NUL'],
    ['Latin-1', Buffer.from('A=\xe4\n', 'latin1'), 'UTF-8'],
    ['5 MB', Buffer.alloc(5_000_000, 'A=1\n'), '1 MiB'],
  ])('%s: a clear error, and nothing set', async (_, content, said) => {
    writeFileSync(file, content);
    const target: EnvMap = { APP_ENV: 'local' };
    const error = await errorOf({ target, dotenv: { paths: [file] } });
    expect(error.sources[0]?.code).toBe('BadPayload');
    expect(error.message).toContain(said);
    expect(target).toEqual({ APP_ENV: 'local' });
  });

  test('a folder in its place cannot be read, and that is said', async () => {
    const error = await errorOf({ target: { APP_ENV: 'local' }, dotenv: { paths: [folder] } });
    expect(error.message).toContain('EISDIR');
  });

  test('duplicate names and unread lines are warned of', async () => {
    writeFileSync(file, '\ufeffA=1\r\nwhat is this\r\nA=2\r\n');
    const target: EnvMap = { APP_ENV: 'local' };
    const report = await bootstrapSecrets({ target, dotenv: { paths: [file] } });
    expect(target.A).toBe('2');
    expect(report.warnings).toEqual([
      `Line 2 of ${file} is not a setting.`,
      `A is set again in line 3 of ${file}.`,
    ]);
  });
});
