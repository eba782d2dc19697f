import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { displayWidth } from '@seaworthy/compiler';
import { describe, expect, it } from 'vitest';
import { engineCommands } from './engine-commands/index.ts';
import { toAscii } from './terminal/ascii.ts';
import { exampleCompose } from './testing/example-project.ts';
import { runCommand } from './testing/run-command.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { validateSchema } from './testing/validate-schema.ts';

const environment =
  'DB_PASSWORD=c4n4ry-8e5b6a436c55e4d7\nOPENAI_API_KEY=sk-c4n4ry-cde43331354a54eb\nJWT_SECRET=c4n4ry-d5182a3d567d9182\n';
const dockerfile = 'FROM node:20\nCOPY . .\nCMD ["node", "server.js"]\n';

function exampleFolder(files: Readonly<Record<string, string>> = {}): string {
  return temporaryFolder({
    'compose.yaml': exampleCompose,
    '.env': environment,
    Dockerfile: dockerfile,
    '.dockerignore': '.env\n',
    ...files,
  });
}

const wrongCompose = 'services:\n  web:\n    imgae: nginx\n';

describe('seaworthy plan', () => {
  it('shows what a project becomes, and how it goes on', () => {
    const { code, stdout, stderr } = runCommand(['plan'], { directory: exampleFolder() });

    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('rag-platform in production, ap-northeast-2\ncompose.yaml\n');
    expect(stdout).toMatch(/internet\n {2}└─ load balancer +https:\/\/api\.example\.com/);
    expect(stdout).toMatch(/Cost, at least \$\d+ a month/);
    expect(stdout).toMatch(/Next\n {2}seaworthy rehearse .*seaworthy deploy /);
  });

  it.each([40, 60, 80, 100])('stays within %i columns', (width) => {
    const { stdout } = runCommand(['plan'], { directory: exampleFolder(), width });

    expect(stdout.split('\n').filter((line) => displayWidth(line) > width)).toEqual([]);
  });

  it('ends with 1 when something is wrong, and still shows the rest', () => {
    const directory = temporaryFolder({ 'compose.yaml': wrongCompose });
    const { code, stdout } = runCommand(['plan'], { directory });

    expect(code).toBe(1);
    expect(stdout).toContain('3 │     imgae: nginx\n');
    expect(stdout).toContain('help: Did you mean "image"?');
    expect(stdout).toMatch(/Next\n {2}Mend the (\d+ errors|error) above and plan again\./);
  });

  it('names a file that is not read, on stderr', () => {
    const directory = exampleFolder({ 'compose.override.yaml': 'services: {}\n' });

    expect(runCommand(['plan'], { directory }).stderr).toBe(
      'note: compose.override.yaml is not read, because it is for local work.\n',
    );
  });

  it('writes templates with --out', () => {
    const directory = exampleFolder();
    const { code, stdout } = runCommand(['plan', '--out', 'aws'], { directory });

    expect(code).toBe(0);
    expect(stdout).toMatch(/Wrote \d+ templates to aws\./);
    const { stacks } = JSON.parse(readFileSync(join(directory, 'aws/stacks.json'), 'utf8'));
    for (const { template } of stacks) {
      expect(existsSync(join(directory, 'aws', template))).toBe(true);
    }
  });

  it('writes nothing with --out when something is wrong', () => {
    const directory = temporaryFolder({ 'compose.yaml': wrongCompose });
    const { code, stdout } = runCommand(['plan', '--out', 'aws'], { directory });

    expect(code).toBe(1);
    expect(stdout).toContain('Nothing was written to aws: the project has errors.');
    expect(readdirSync(directory)).toEqual(['compose.yaml']);
  });

  it('prints nothing but the diagram with --diagram', () => {
    const directory = exampleFolder();

    expect(runCommand(['plan', '--diagram', 'mermaid'], { directory }).stdout).toMatch(
      /^flowchart LR\n/,
    );
    expect(runCommand(['plan', '--diagram', 'svg'], { directory }).stdout).toMatch(
      /^<svg .*<\/svg>\n$/s,
    );
  });
});

describe('the examples', () => {
  const examples = fileURLToPath(new URL('../../../examples', import.meta.url));

  it.each(['audiobook', 'rag-platform', 'sesami', 'shortcut'])(
    '%s can be shown by a terminal without Unicode',
    (name) => {
      const { stdout } = runCommand(['plan'], { directory: join(examples, name) });

      expect(toAscii(stdout)).toMatch(/^[\x20-\x7e\n]+$/);
    },
  );
});

describe('seaworthy check', () => {
  it('says only what is wrong, with its place', () => {
    const directory = temporaryFolder({ 'compose.yaml': wrongCompose });
    const { code, stdout } = runCommand(['check'], { directory });

    expect(code).toBe(1);
    expect(stdout).toMatch(/^error: .*imgae/m);
    expect(stdout).not.toContain('Services\n');
  });

  it('annotates a pull request with --format github', () => {
    const directory = temporaryFolder({ 'app/compose.yaml': wrongCompose });
    const { stdout } = runCommand(['check', '--format', 'github', '-f', 'app/compose.yaml'], {
      directory,
    });

    expect(stdout).toMatch(/^::error file=app\/compose\.yaml,line=3,col=5,/m);
  });
});

describe('seaworthy cost', () => {
  it('says what every line costs and how it was computed', () => {
    const { code, stdout } = runCommand(['cost'], { directory: exampleFolder() });

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Cost, at least \$\d+ a month/);
    expect(stdout).toContain('List prices of ap-northeast-2');
  });
});

describe('every command', () => {
  it.each([['plan'], ['check'], ['cost']])('%s prints JSON that follows the schema', (command) => {
    const schema = JSON.parse(
      readFileSync(new URL('../plan.schema.json', import.meta.url), 'utf8'),
    );
    const { stdout } = runCommand([command, '--json'], { directory: exampleFolder() });
    const json = JSON.parse(stdout);
    const required = schema.required.filter((name: string) => name in json);

    expect(validateSchema(json, { ...schema, required })).toEqual([]);
    expect(required).toContain(command === 'cost' ? 'cost' : 'diagnostics');
  });

  it.each([['plan'], ['check'], ['cost'], ['plan', '--json']])(
    '%s says that there is no Compose file',
    (...args) => {
      const directory = temporaryFolder();
      const { code, stdout, stderr } = runCommand(args, { directory });

      expect(code).toBe(1);
      expect(stdout + stderr).toContain('There is no Compose file in');
    },
  );

  it('refuses what it does not understand with 2, and says how to go on', () => {
    const directory = temporaryFolder();

    expect(runCommand(['plna'], { directory })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'seaworthy: there is no command plna; did you mean plan?\n',
    });
  });

  it('says what is wrong with a file of variables', () => {
    const directory = exampleFolder({ '.env': 'DB_PASSWORD="never closed\n' });

    expect(runCommand(['check'], { directory })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('┌─ .env:1:13'),
    });
    expect(runCommand(['check', '--env-file', 'nowhere.env'], { directory })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('nowhere.env'),
    });
  });

  it('uses colours only where they are wanted', () => {
    const directory = exampleFolder();

    expect(runCommand(['plan'], { directory, colour: true }).stdout).toContain('\u001b[');
    expect(runCommand(['plan'], { directory }).stdout).not.toContain('\u001b[');
  });

  it('takes files as Windows writes them, and with a byte order mark', () => {
    const compose = `\ufeff${exampleCompose.replaceAll('\n', '\r\n')}`;
    const windows = runCommand(['plan'], { directory: exampleFolder({ 'compose.yaml': compose }) });

    expect(windows.stdout).toBe(runCommand(['plan'], { directory: exampleFolder() }).stdout);
  });
});

describe('secrets', () => {
  const canary = /c4n4ry-[0-9a-f]{8}/;
  const directoryOf = () =>
    exampleFolder({
      'compose.production.yaml': [
        'services:',
        '  api:',
        '    env_file: [app.env]',
        '    imgae: canary-in-no-secret-place',
        '    environment:',
        '      SIGNING_KEY: c4n4ry-3a02bfff7ba89727',
        '      UNKNOWN_THING: c4n4ry-4bb5a3816917254f',
        '      DB_URL: postgres://app:c4n4ry-72b28159be96a3aa@db/ragdb',
        '    secrets: [token]',
        'secrets:',
        '  token:',
        '    file: token.txt',
        '',
      ].join('\n'),
      'app.env': 'SERVICE_TOKEN=c4n4ry-5832565e9cfa14b8\nOTHER_THING="c4n4ry-91be2cba363afa39\n',
      'token.txt': 'c4n4ry-eb6620bd07c1aaca',
    });

  it.each([
    ['plan'],
    ['plan', '--json'],
    ['plan', '--diagram', 'mermaid'],
    ['plan', '--diagram', 'svg'],
    ['check'],
    ['check', '--strict'],
    ['check', '--json'],
    ['check', '--format', 'github'],
    ['cost'],
    ['cost', '--json'],
  ])('are in no output of %s %s %s', (...args) => {
    const { stdout, stderr } = runCommand(args, { directory: directoryOf() });

    expect(`${stdout}${stderr}`.match(canary)).toBeNull();
  });

  it('are in no file that is written', () => {
    const directory = exampleFolder();
    expect(runCommand(['plan', '--out', 'aws'], { directory }).code).toBe(0);

    for (const name of readdirSync(join(directory, 'aws'))) {
      expect(readFileSync(join(directory, 'aws', name), 'utf8').match(canary)).toBeNull();
    }
  });
});

describe('a bug of ours', () => {
  const broken = {
    installation: new URL('..', import.meta.url).pathname,
    directory: '/',
    variables: {},
    loadEngineCommands: async () => engineCommands,
    interruption: () => new AbortController().signal,
  };

  it('is said to be ours, with what to report, and ends with 3', async () => {
    const { runCommandLine } = await import('./main.ts');
    let stderr = '';
    const code = runCommandLine(['help'], {
      ...broken,
      stdout: {
        write: () => {
          throw new Error('the sky fell');
        },
        width: 80,
        colour: false,
        unicode: true,
      },
      stderr: {
        write: (text) => {
          stderr += text;
        },
        width: 80,
        colour: false,
        unicode: true,
      },
    });

    expect(code).toBe(3);
    expect(stderr).toContain('this is a bug of Seaworthy, not a mistake in your project');
    expect(stderr).toContain('the sky fell');
    expect(stderr).not.toContain('at ');
  });
});
