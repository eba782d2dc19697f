import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../command-line/command.ts';
import { readArguments } from '../command-line/read-arguments.ts';
import { planCommand } from '../commands/plan.ts';
import { planHere } from '../commands/plan-here.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { OwnValues } from './own-values.ts';

function read(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): OwnValues & { readonly keys: readonly string[] } {
  const output = { write: () => {}, width: 80, colour: false, unicode: true };
  const surroundings: Surroundings = {
    installation: '/',
    directory: temporaryFolder(files),
    variables,
    stdout: output,
    stderr: output,
    loadEngineCommands: () => Promise.reject(new Error('no command runs here')),
    interruption: () => new AbortController().signal,
  };
  const request = readArguments(['plan'], [planCommand]);
  if (request.kind !== 'run') throw new Error('plan is a command');
  const here = planHere(request.options, surroundings);
  const secrets = here.plan.application?.secrets ?? [];
  return { ...here.ownValues(), keys: secrets.map(({ key }) => key) };
}

function service(body: string, further = ''): string {
  return `name: shop\nservices:\n  api:\n    image: acme/api:1.0\n${body}${further}`;
}

describe('the value of a key is what Compose gives to the service', () => {
  it('from .env, by a bare name, alone, or within other text', () => {
    const { values } = read({
      'compose.yaml': service(
        '    environment:\n      API_TOKEN:\n      STRIPE_KEY: ${KEY}\n      MAIL_PASSWORD: before ${KEY} after\n',
      ),
      '.env': 'API_TOKEN=pa$$ss\nKEY="s3cret"\n',
    });

    expect(Object.fromEntries(values)).toEqual({
      API_TOKEN: 'pa$ss',
      KEY: 's3cret',
      MAIL_PASSWORD: 'before s3cret after',
    });
  });

  it('from the shell before .env, and from the file of a service before both', () => {
    const { values } = read(
      {
        'compose.yaml': service('    env_file: api.env\n    environment: [API_TOKEN]\n'),
        '.env': 'API_TOKEN=env\nFILE_TOKEN=env\n',
        'api.env': 'API_TOKEN=file\nFILE_TOKEN=file\n',
      },
      { API_TOKEN: 'shell', FILE_TOKEN: 'shell' },
    );

    expect(Object.fromEntries(values)).toEqual({ API_TOKEN: 'shell', FILE_TOKEN: 'file' });
  });

  it('from the Compose file itself, in every form that YAML has', () => {
    const { values } = read({
      'compose.yaml': service(`    environment:
      API_TOKEN: "line\\nbreak"
      DB_PASSWORD: 'it''s $$5'
      TLS_KEY: |
        -----BEGIN
        abc
`),
    });

    expect(Object.fromEntries(values)).toEqual({
      API_TOKEN: 'line\nbreak',
      DB_PASSWORD: "it's $5",
      TLS_KEY: '-----BEGIN\nabc\n',
    });
  });

  it('from a raw file as it stands there', () => {
    const { values } = read({
      'compose.yaml': service('    env_file: [{ path: raw.env, format: raw }]\n'),
      'raw.env': 'API_TOKEN="quoted" # $5\n',
    });

    expect(values.get('API_TOKEN')).toBe('"quoted" # $5');
  });

  it('from the file of a Compose secret, without the last line feed', () => {
    const { values } = read({
      'compose.yaml': service(
        '    secrets: [api_token]\n',
        'secrets:\n  api_token: { file: t.txt }\n',
      ),
      't.txt': 'hunter2\n',
    });

    expect(Object.fromEntries(values)).toEqual({ API_TOKEN: 'hunter2' });
  });

  it('with the whole address where only its password is secret', () => {
    const { values } = read({
      'compose.yaml': service('    environment: { MAIL_URL: "smtp://u:${PW}@mail.example.com" }\n'),
      '.env': 'PW=x\n',
    });

    expect(Object.fromEntries(values)).toEqual({ MAIL_URL: 'smtp://u:x@mail.example.com' });
  });
});

it('there is none for what is empty, blank or not set', () => {
  const { values, keys } = read({
    'compose.yaml': service('    environment: [A_TOKEN, B_TOKEN, C_TOKEN]\n'),
    '.env': 'A_TOKEN=\nB_TOKEN="   "\n',
  });

  expect(keys).toEqual(['B_TOKEN', 'C_TOKEN']);
  expect([...values]).toEqual([]);
});

it('two values for one key are a mistake to be told, not a choice to be made', () => {
  const { values, diagnostics } = read({
    'compose.yaml': service(
      '    env_file: a.env\n',
      '  worker:\n    image: acme/w:1.0\n    env_file: b.env\n',
    ),
    'a.env': 'API_TOKEN=1\n',
    'b.env': 'API_TOKEN=2\n',
  });

  expect(values.has('API_TOKEN')).toBe(false);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'api and worker get different values for API_TOKEN, which is one key of the secret.',
  ]);
});
