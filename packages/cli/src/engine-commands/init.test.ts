import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canaries } from '../testing/canaries.ts';
import { runCommand, runLongCommand } from '../testing/run-command.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const compose = `name: shop
services:
  api:
    build: .
    ports: ["8000:8000"]
    environment:
      LOG_LEVEL: \${LOG_LEVEL}
      API_TOKEN:
      PARTNER: \${PARTNER}
`;

const python = 'FROM python:3.12-slim\nCOPY . .\nCMD ["python", "main.py"]\n';

function project(files: Readonly<Record<string, string>> = {}) {
  const directory = temporaryFolder({
    'compose.yaml': compose,
    Dockerfile: python,
    '.env': 'LOG_LEVEL=info\nAPI_TOKEN=hunter2-x\nPARTNER=acme-4711-xq\n',
    ...files,
  });
  const read = (path: string) => readFileSync(join(directory, path), 'utf8');
  const init = (args: readonly string[] = [], typed?: string) =>
    runLongCommand(['init', '--region', 'eu-west-1', ...args], {
      directory,
      width: 100,
      ...(typed !== undefined && {
        input: {
          isTerminal: true,
          readLine: async () => typed,
          readAll: async () => new Uint8Array(),
        },
      }),
    });
  return { directory, read, init };
}

describe('seaworthy init', () => {
  it('shows no form of a secret where each value is a parameter', async () => {
    const text = `${compose}x-seaworthy: { secretStore: parameter-store }\n`;
    const { directory, init } = project({ 'compose.yaml': text });

    expect((await init()).code).toBe(0);
    expect(readdirSync(directory)).not.toContain('secret.example.json');
  });

  it('writes what is missing, without a value of a secret', async () => {
    const { directory, read, init } = project();

    const { code, stdout, stderr } = await init();

    expect(code).toBe(0);
    expect(stdout).toBe(
      'Wrote compose.production.yaml, .env.example, secret.example.json, .dockerignore, entrypoint.sh.\n',
    );
    expect(stderr).toContain('Add to Dockerfile: COPY entrypoint.sh /entrypoint.sh');
    expect(read('.env.example')).toBe(
      '# Copy to .env and fill in. Keep values of secrets out of this file.\nLOG_LEVEL=info\nAPI_TOKEN=\nPARTNER=\n',
    );
    expect(read('compose.production.yaml')).toBe(
      `# yaml-language-server: $schema=node_modules/seaworthy/dist/bundle/x-seaworthy.schema.json
x-seaworthy:
  region: eu-west-1
  variables:
    PARTNER: secret

services: {}
`,
    );
    expect(JSON.parse(read('secret.example.json'))).toEqual({ API_TOKEN: '', PARTNER: '' });
    expect(read('.dockerignore')).toContain('.env\n.env.*\n!.env.example\n');
    const texts = readdirSync(directory)
      .filter((name) => name !== '.env')
      .map(read);
    expect(texts.join('') + stdout + stderr).not.toMatch(/hunter2|4711/);
  });

  it('finds nothing missing the second time, and the project as before', async () => {
    const { directory, init } = project();
    await init();

    expect((await init()).stdout).toBe('Nothing is missing.\n');
    const { code, stdout } = runCommand(['plan', '--json'], { directory });
    expect(code).toBe(0);
    const keys = JSON.parse(stdout).application.secrets.map(({ key }: { key: string }) => key);
    expect(keys).toEqual(['API_TOKEN', 'PARTNER']);
  });

  it('changes a file that exists only when the change was shown and agreed to', async () => {
    const files = {
      '.env.example': '# Ours\nLOG_LEVEL=debug\n# API_TOKEN=\n',
      '.dockerignore': 'node_modules',
      'compose.production.yaml':
        'x-seaworthy:\n  region: eu-west-1\n  # ours\n  variables:\n    A: plain\n',
      'secret.example.json': '{"API_TOKEN": "mine"}',
      'entrypoint.sh': 'mine',
    };
    const { read, init } = project(files);

    const left = await init();
    for (const [path, text] of Object.entries(files)) expect(read(path)).toBe(text);
    expect(left.stdout).toContain('Left compose.production.yaml, .env.example, .dockerignore');
    expect(left.stderr).toContain('  + PARTNER=\n');

    const taken = await init([], 'y');
    expect(taken.stdout).toBe('Changed compose.production.yaml, .env.example, .dockerignore.\n');
    expect(read('.env.example')).toBe(`${files['.env.example']}PARTNER=\n`);
    expect(read('.dockerignore')).toBe('node_modules\n.env\n.env.*\n!.env.example\n');
    expect(read('compose.production.yaml')).toBe(
      `# yaml-language-server: $schema=node_modules/seaworthy/dist/bundle/x-seaworthy.schema.json\n${files['compose.production.yaml'].replace('    A: plain', '    PARTNER: secret\n    A: plain')}`,
    );
    expect(read('secret.example.json')).toBe(files['secret.example.json']);
    expect((await init()).stdout).toBe('Nothing is missing.\n');
  });

  it.each([
    ['x-seaworthy: { region: eu-west-1 }\nservices: {}\n', undefined],
    ['services: {}\n', 'services: {}\nx-seaworthy:\n  variables:\n    PARTNER: secret\n'],
    ['services: {}', 'services: {}\nx-seaworthy:\n  variables:\n    PARTNER: secret\n'],
    [
      'x-seaworthy:\n    region: eu-west-1\nservices: {}\n',
      'x-seaworthy:\n    variables:\n        PARTNER: secret\n    region: eu-west-1\nservices: {}\n',
    ],
  ])('writes the decision into %j where lines can be added', async (before, after) => {
    const hint = '# yaml-language-server: $schema=x\n';
    const { read, init } = project({ 'compose.production.yaml': hint + before });

    await init(['--yes']);

    expect(read('compose.production.yaml')).toBe(hint + (after ?? before));
  });

  it('leaves images with Node, and with an entry point of their own, alone', async () => {
    const node = project({ Dockerfile: 'FROM node:22 AS base\nFROM base\nCMD ["node", "x.js"]\n' });
    const own = project({ Dockerfile: `${python}ENTRYPOINT ["./start"]\n` });

    expect((await node.init()).stdout).not.toContain('entrypoint.sh');
    expect((await own.init()).stdout).not.toContain('entrypoint.sh');
  });

  it('says as JSON what it did', async () => {
    const { init } = project();

    const { stdout } = await init(['--json']);

    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, changed: [], left: [] });
  });

  it('shows no secret of a file that it changes', async () => {
    const canary = canaries(7);
    const { init } = project({
      '.env': `API_TOKEN='${canary.word()}'\nPARTNER=${canary.word()}\nLOG_LEVEL=${canary.word()}\n`,
      '.env.example': `OTHER=${canary.word()}`,
      'secret.example.json': `{"X": "${canary.word()}"}`,
      'compose.production.yaml': `x-other: ${canary.word()}`,
    });

    const { stdout, stderr } = await init(['--yes']);

    expect(canary.shownIn(stdout + stderr)).toEqual([]);
  });
});

describe('the entrypoint.sh that is written', () => {
  async function start(shell: string, variables: Readonly<Record<string, string>>) {
    const { directory, init, read } = project();
    await init();
    expect(read('entrypoint.sh')).not.toContain('\r');
    expect(statSync(join(directory, 'entrypoint.sh')).mode & 0o111).not.toBe(0);
    const args = [
      join(directory, 'entrypoint.sh'),
      shell,
      '-c',
      'echo "$$ $0 $*"; exit 7',
      'a b',
      '*',
    ];
    const { status, stdout, stderr, pid } = spawnSync(shell, args, {
      env: { PATH: process.env.PATH, ...variables },
      encoding: 'utf8',
    });
    return { status, stdout, stderr, pid };
  }

  const shells = ['sh', 'bash', 'dash', 'busybox'].filter((shell) => {
    try {
      execFileSync('which', [shell], { stdio: 'ignore' });
      return shell !== 'busybox';
    } catch {
      return false;
    }
  });

  it.each(shells)(
    'takes the place of its shell, with arguments and exit code (%s)',
    async (shell) => {
      const { status, stdout, pid } = await start(shell, { API_TOKEN: '$(x) \'"', PARTNER: 'x' });

      expect({ status, stdout }).toEqual({ status: 7, stdout: `${pid} a b *\n` });
    },
  );

  it.each(shells)(
    'names every variable without a value, and starts nothing (%s)',
    async (shell) => {
      const { status, stdout, stderr } = await start(shell, { API_TOKEN: ' \t\n' });

      expect({ status, stdout, stderr }).toEqual({
        status: 78,
        stdout: '',
        stderr: 'These variables have no value: API_TOKEN PARTNER\n',
      });
    },
  );
});
