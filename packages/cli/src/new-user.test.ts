import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputTo } from './terminal/output.ts';
import { runCommand } from './testing/run-command.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const web = 'services:\n  web:\n    image: nginx:1.27.3\n    ports: ["80:80"]\n';

type Files = Readonly<Record<string, string>>;

/** The errors of a project, as `code file:line:column`. */
function errorsIn(directory: string, ...args: readonly string[]): readonly string[] {
  const { code, stdout, stderr } = runCommand(['check', '--json', ...args], { directory });
  expect(stderr).not.toContain('bug');
  const { diagnostics } = JSON.parse(stdout);
  const errors = diagnostics.filter(({ severity }: { severity: string }) => severity === 'error');
  expect(code).toBe(errors.length > 0 ? 1 : 0);
  return errors.map(placed);
}

function placed(diagnostic: {
  readonly code: string;
  readonly span?: { readonly file: string; readonly line: number; readonly column: number };
}): string {
  const { code, span } = diagnostic;
  return span ? `${code} ${span.file}:${span.line}:${span.column}` : code;
}

function errorsOf(files: Files, ...args: readonly string[]): readonly string[] {
  return errorsIn(temporaryFolder(files), ...args);
}

function errorsOfCompose(text: string): readonly string[] {
  return errorsOf({ 'compose.yaml': text });
}

function checkPage(directory: string): string {
  return runCommand(['check'], { directory }).stdout;
}

describe('a folder without a project', () => {
  it('is told by its name, and nothing is made in it', () => {
    const directory = temporaryFolder();

    expect(runCommand(['plan', '--out', 'aws'], { directory })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('There is no Compose file in'),
    });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('below one with a project says which file is read', () => {
    const folder = temporaryFolder({ 'compose.yaml': web, 'src/api/': '' });
    const directory = join(folder, 'src/api');

    expect(runCommand(['plan'], { directory, width: 1000 }).stderr).toBe(
      `note: ${folder}/compose.yaml is read, because ${directory} has none.\n`,
    );
  });
});

describe('a Compose file that is no text', () => {
  it.each<[string, (path: string) => void, string]>([
    ['but bytes', (path) => writeFileSync(path, Buffer.from([0xff, 0x00, 0xc3])), 'not UTF-8 text'],
    ['but a folder', (path) => mkdirSync(path), 'it is a folder'],
    ['but a link to nowhere', (path) => symlinkSync('gone', path), 'a link that leads nowhere'],
    ['but a link to itself', (path) => symlinkSync(path, path), 'its links lead in a circle'],
    ['but a pipe', (path) => execFileSync('mkfifo', [path]), 'it is not a regular file'],
  ])('%s is said to be so', (_, make, reason) => {
    const directory = temporaryFolder();
    make(join(directory, 'compose.yaml'));

    expect(checkPage(directory)).toContain('error: compose.yaml cannot be read: ');
    expect(checkPage(directory)).toContain(reason);
  });
});

describe('a broken Compose file', () => {
  it.each([
    ['a tab', 'services:\n\tweb:\n    image: nginx\n', 'compose/yaml-syntax compose.yaml:2:1'],
    [
      'an open quote',
      'services:\n  web:\n    image: "nginx\n',
      'compose/yaml-syntax compose.yaml:3:12',
    ],
    ['an open bracket', 'services: [\n', 'compose/yaml-syntax compose.yaml:1:11'],
    [
      'a line too far left',
      'services:\n  web:\n    image: nginx\n   ports: []\n',
      'compose/yaml-syntax compose.yaml:4:4',
    ],
    ['nothing in it', '', 'compose/empty-file compose.yaml:1:1'],
    ['only a comment', '# to do\n', 'compose/empty-file compose.yaml:1:1'],
    ['a list at the top', '- web\n', 'compose/not-a-mapping compose.yaml:1:1'],
  ])('with %s is told once, where it is', (_, text, error) => {
    expect(errorsOfCompose(text)).toEqual([error]);
  });

  it('has its places where the editor shows them, whatever ends its lines', () => {
    const text = 'services:\n  web:\n    image: nginx:1\n    imgae: x\n    command: "x\n';
    const windows = `\ufeff${text.replaceAll('\n', '\r\n')}`;

    expect(errorsOfCompose(text)).toEqual([
      'compose/unknown-key compose.yaml:4:5',
      'compose/yaml-syntax compose.yaml:5:14',
    ]);
    expect(errorsOfCompose(windows)).toEqual(errorsOfCompose(text));
  });
});

describe('a Compose file of megabytes', () => {
  const fewSeconds = 10_000;
  const thousands = (line: (index: number) => string, count: number) =>
    Array.from({ length: count }, (_, index) => line(index)).join('');

  it.each([
    ['above the limit', web + '# comment\n'.repeat(500_000), 'compose/file-too-large'],
    [
      'of misspelt keys',
      `services:\n  web:\n    image: nginx:1\n${thousands((i) => `    imge${i}: x\n`, 50_000)}`,
      'compose/unknown-key',
    ],
    ['of quotes', '"'.repeat(1_000_000), 'compose/not-a-mapping'],
    ['of brackets', '['.repeat(1_000_000), 'compose/too-deep'],
    ['of wrong values', 'a: @b\n'.repeat(150_000), 'compose/yaml-syntax'],
    ['of tabs', 'a:\n\tb: c\n'.repeat(100_000), 'compose/yaml-syntax'],
  ])(
    '%s ends in seconds with a clear error',
    (_, text, code) => {
      const directory = temporaryFolder({ 'compose.yaml': text });
      const { code: exit, stdout } = runCommand(['check'], { directory });

      expect(exit).toBe(1);
      expect(stdout).toMatch(/^error: /);
      expect(stdout).toContain(`seaworthy help ${code}`);
    },
    fewSeconds,
  );

  it('shows the first errors in full, and says how many more there are', () => {
    const keys = thousands((index) => `    imge${index}: x\n`, 600);
    const directory = temporaryFolder({
      'compose.yaml': `services:\n  web:\n    image: nginx:1\n${keys}`,
    });

    expect(checkPage(directory).match(/^error: /gm)).toHaveLength(500);
    expect(checkPage(directory)).toMatch(/^10[0-9] more findings: seaworthy check --json/m);
  });
});

describe('a `.env` that cannot be read', () => {
  it.each<[string, (path: string) => void, string]>([
    [
      'other bytes than text',
      (path) => writeFileSync(path, Buffer.from([0x41, 0x3d, 0xff])),
      'UTF-8',
    ],
    ['a pipe', (path) => execFileSync('mkfifo', [path]), 'it is not a regular file'],
    ['an endless device', (path) => symlinkSync('/dev/zero', path), 'it is not a regular file'],
    ['a link to nowhere', (path) => symlinkSync('gone', path), 'a link that leads nowhere'],
  ])('as it is %s is an error that says so', (_, make, reason) => {
    const directory = temporaryFolder({ 'compose.yaml': web });
    make(join(directory, '.env'));

    expect(errorsIn(directory)).toEqual(['env-file/unreadable']);
    expect(checkPage(directory)).toContain(reason);
  });

  it('as Docker made a folder of it is passed over, as Compose does', () => {
    expect(errorsOf({ 'compose.yaml': web, '.env/': '' })).toEqual([]);
  });

  it('with a mistake on each of very many lines is no bug of ours', () => {
    const variables = 'A=b\n'.repeat(300_000);
    const directory = temporaryFolder({ 'compose.yaml': web, '.env': variables });

    expect(runCommand(['check'], { directory }).code).not.toBe(3);
  });
});

describe('files that refer to each other in a circle', () => {
  it.each<[string, Files, string]>([
    [
      'a service that extends itself',
      { 'compose.yaml': 'services:\n  a:\n    extends: a\n' },
      'compose/extends-cycle compose.yaml:3:14',
    ],
    [
      'services of one file',
      { 'compose.yaml': 'services:\n  a:\n    extends: b\n  b:\n    extends: a\n' },
      'compose/extends-cycle compose.yaml:5:14',
    ],
    [
      'services of two files',
      {
        'compose.yaml': 'services:\n  a:\n    extends: { file: b.yaml, service: b }\n',
        'b.yaml': 'services:\n  b:\n    extends: { file: compose.yaml, service: a }\n',
      },
      'compose/extends-cycle b.yaml:3:45',
    ],
  ])('%s are told once', (_, files, error) => {
    expect(errorsOf(files)).toEqual([error]);
  });

  it('files that include each other are told', () => {
    const files = { 'compose.yaml': 'include: [b.yaml]\n', 'b.yaml': 'include: [compose.yaml]\n' };

    expect(errorsOf(files)).toContain('compose/include-cycle b.yaml:1:11');
  });
});

describe('two services', () => {
  const pair = (one: string, other: string) =>
    `services:\n  a:\n    image: nginx:1\n${one}  b:\n    image: httpd:2\n${other}`;
  const codesOf = (text: string) => {
    const directory = temporaryFolder({ 'compose.yaml': text });
    const { stdout } = runCommand(['check', '--json'], { directory });
    return JSON.parse(stdout).diagnostics.map(placed);
  };

  it('that publish one port are told at the second', () => {
    const ports = '    ports: ["80:80"]\n';

    expect(codesOf(pair(ports, ports))).toContain(
      'application/port-claimed-twice compose.yaml:7:13',
    );
  });

  it('that take the same requests are told at the second', () => {
    const routed = (port: number) =>
      `    ports: ["${port}:80"]\n    x-seaworthy: { hosts: [a.example.com], paths: [/api] }\n`;

    expect(codesOf(pair(routed(80), routed(81)))).toContainEqual(
      expect.stringMatching(/^application\/route-conflict compose\.yaml:9:/),
    );
  });

  it.each([
    ['container', '    container_name: x1\n'],
    ['alias', '    networks: { default: { aliases: [x1] } }\n'],
  ])('that share the name of a %s are told at the second', (_, name) => {
    expect(codesOf(pair(name, name))).toContainEqual(
      expect.stringMatching(/^application\/name-shared compose\.yaml:7:/),
    );
  });
});

describe('a project name', () => {
  it.each([
    ['쇼핑몰', 'compose/project-name'],
    ['!!!', 'compose/project-name'],
  ])('%s is refused from a folder, from the file and from -p', (name, error) => {
    const folder = temporaryFolder({ [`${name}/compose.yaml`]: web });
    const directory = join(folder, name);
    const named = { 'compose.yaml': `name: '${name}'\n${web}` };

    expect(errorsIn(directory)).toEqual([error]);
    expect(errorsOf(named)).toEqual([`${error} compose.yaml:1:7`]);
    expect(errorsOf({ 'compose.yaml': web }, '-p', name)).toEqual([error]);
  });

  it.each(['9shop', 'x'.repeat(120)])('%s becomes one that AWS takes', (name) => {
    const directory = temporaryFolder({ 'compose.yaml': `name: ${name}\n${web}` });
    const { code, stdout } = runCommand(['plan', '--json'], { directory });

    expect(code).toBe(0);
    for (const { name } of JSON.parse(stdout).stacks) {
      expect(name).toMatch(/^[a-z][a-z0-9-]{0,127}$/);
    }
  });
});

describe('Korean', () => {
  it('as the name of a service is refused at the name, and what is below it is checked', () => {
    const text = 'services:\n  결제:\n    image: nginx:1\n    prots: []\n';

    expect(errorsOfCompose(text)).toEqual([
      'compose/bad-name compose.yaml:2:3',
      'compose/unknown-key compose.yaml:4:5',
    ]);
  });

  it('before a mistake moves its mark by two columns a letter', () => {
    const text = 'services:\n  web: { build: ./결제, imgae: x }\n';
    const files = { 'compose.yaml': text, '결제/Dockerfile': 'FROM nginx:1\n' };
    const lines = checkPage(temporaryFolder(files)).split('\n');
    const at = lines.indexOf(' 2 │   web: { build: ./결제, imgae: x }');

    expect(lines[at + 1]).toBe(`   │ ${' '.repeat('  web: { build: ./, '.length + 4)}^^^^^`);
  });

  it('is taken in values, labels and comments', () => {
    const text = `${web}    labels: { 팀: 결제 } # 설명\n    environment: { GREETING: 안녕하세요 }\n`;

    expect(errorsOfCompose(text)).toEqual([]);
  });

  it('is no name of an environment or a region', () => {
    const directory = temporaryFolder({ 'compose.yaml': web });

    expect(runCommand(['plan', '--environment', '운영'], { directory })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'seaworthy: --environment does not take 운영; it takes up to 20 lower-case letters, digits and hyphens, a letter first\n',
    });
    expect(runCommand(['plan', '--region', '서울'], { directory }).code).toBe(2);
  });
});

describe('the choice of files', () => {
  const files = { 'a.yaml': web, 'b.yaml': 'services:\n  web:\n    imgae: x\n' };

  it.each(['a.yaml:b.yaml', 'a.yaml::b.yaml:'])('COMPOSE_FILE=%s reads both', (value) => {
    const { stdout } = runCommand(['check'], {
      directory: temporaryFolder(files),
      variables: { COMPOSE_FILE: value, COMPOSE_PATH_SEPARATOR: ':' },
    });

    expect(stdout).toContain('┌─ b.yaml:3:5');
  });

  it.each(['-f', '--file', '--env-file'])('%s refuses standard input, and says so', (option) => {
    const directory = temporaryFolder({ 'compose.yaml': web });

    expect(runCommand(['plan', option, '-'], { directory })).toEqual({
      code: 2,
      stdout: '',
      stderr: `seaworthy: ${option} does not take -; it takes the name of a file; standard input is not read\n`,
    });
  });

  it('refuses files of other machines at the text that names them', () => {
    expect(errorsOfCompose(`include: [oci://docker.io/x/y]\n${web}`)).toEqual([
      'compose/remote-file compose.yaml:1:11',
    ]);
  });

  it('finds mistakes in a file outside the project', () => {
    const folder = temporaryFolder({
      'shop/compose.yaml': 'services:\n  a:\n    extends: { file: ../base.yaml, service: b }\n',
      'base.yaml': 'services:\n  b:\n    image: nginx:1\n    prots: []\n',
    });

    expect(errorsIn(join(folder, 'shop'))).toEqual(['compose/unknown-key ../base.yaml:4:5']);
  });
});

describe('--out', () => {
  const start = (files: Files = {}) => temporaryFolder({ 'compose.yaml': web, ...files });

  it.each<[string, string, Files, string]>([
    ['a folder of others', 'aws', { 'aws/notes.md': 'mine' }, 'it holds notes.md'],
    ['a file', 'aws', { aws: 'mine' }, 'it is a file'],
    ['a path through a file', 'aws/x', { aws: 'mine' }, 'a part of its path is a file'],
    ['the folder it is started in', '.', {}, 'it is the folder you are in'],
    ['a place where nothing can be made', '/proc/x', {}, 'no folder can be made there'],
    ['a name that is too long', 'x'.repeat(300), {}, 'its path is too long'],
  ])('writes nothing into %s, and says why', (_, out, files, reason) => {
    const directory = start(files);
    const before = readdirSync(directory, { recursive: true });
    const { code, stdout } = runCommand(['plan', '--out', out], { directory, width: 1000 });

    expect(code).toBe(1);
    expect(stdout).toContain(`Nothing was written to ${out}: ${reason}`);
    expect(readdirSync(directory, { recursive: true })).toEqual(before);
  });

  it('writes nothing through a link that leads nowhere', () => {
    const directory = start();
    symlinkSync('gone', join(directory, 'aws'));

    expect(runCommand(['plan', '--out', 'aws'], { directory }).stdout).toContain(
      'Nothing was written to aws: it is a link that leads nowhere.',
    );
    expect(readdirSync(directory)).toEqual(['aws', 'compose.yaml']);
  });

  it('writes the same bytes twice, through a link as well', () => {
    const directory = start({ 'real/': '' });
    symlinkSync('real', join(directory, 'aws'));
    const written = () => {
      expect(runCommand(['plan', '--out', 'aws'], { directory }).code).toBe(0);
      const names = readdirSync(join(directory, 'real')).sort();
      return names.map((name) => [name, readFileSync(join(directory, 'real', name), 'utf8')]);
    };

    const first = written();
    expect(first.length).toBeGreaterThan(2);
    expect(written()).toEqual(first);
    expect(readdirSync(directory).sort()).toEqual(['aws', 'compose.yaml', 'real']);
  });
});

describe('mistakes of every section', () => {
  it('each are told once, with what was meant', () => {
    const text = [
      'nmae: x',
      'services:',
      '  web:',
      '    image: nginx:1',
      '    prots: [80]',
      '    healthcheck: { tset: [CMD, "true"], intervl: 3s }',
      '    deploy: { replcas: 2, resources: { limts: { cpus: 1 } } }',
      '    restart: alwyas',
      '    depends_on: { db: { conditon: service_started } }',
      '    x-seaworthy: { rol: web }',
      '  db: { image: "postgres:16", volumes: [{ typ: volume, source: d, target: /x }] }',
      'networks: { n: { drver: x } }',
      'volumes: { d: { drver: x } }',
      'secrets: { s: { fil: x } }',
      'configs: { c: { contnt: x } }',
      'x-seaworthy: { regin: us-east-1 }',
      '',
    ].join('\n');
    const { stdout } = runCommand(['check', '--json'], {
      directory: temporaryFolder({ 'compose.yaml': text }),
    });
    const meant = JSON.parse(stdout)
      .diagnostics.filter(({ severity }: { severity: string }) => severity === 'error')
      .map(({ help }: { help: string }) => help.replace(/^Did you mean ["`](.*)["`]\?$/, '$1'));

    expect(meant.join(' ')).toBe(
      'name ports test interval replicas limits always condition role type driver driver file content region',
    );
  });

  it.each([
    [
      'a service without an image',
      'services:\n  web: { ports: [80] }\n',
      'compose/no-image compose.yaml:2:3',
    ],
    [
      'a service to wait for',
      `${web}    depends_on: [bd]\n  db: { image: "redis:7" }\n`,
      'compose/unknown-reference compose.yaml:5:18',
    ],
    ['a network', `${web}    networks: [front]\n`, 'compose/unknown-reference compose.yaml:5:16'],
    ['a volume', `${web}    volumes: ["dta:/d"]\n`, 'compose/unknown-reference compose.yaml:5:15'],
    ['a secret', `${web}    secrets: [s]\n`, 'compose/unknown-reference compose.yaml:5:15'],
    [
      'a port',
      'services:\n  w: { image: a, ports: ["99999:1"] }\n',
      'compose/bad-port compose.yaml:2:27',
    ],
    ['an anchor', `${web}    <<: [*nope]\n`, 'compose/unknown-alias compose.yaml:5:10'],
  ])('that concern %s are told where they are', (_, text, error) => {
    expect(errorsOfCompose(text)).toEqual([error]);
  });

  it('count an env_file as missing only when it is required', () => {
    const files = '[{ path: a.env, required: false }, { path: b.env }]';

    expect(errorsOfCompose(`${web}    env_file: ${files}\n`)).toEqual([
      'compose/env-file-not-found compose.yaml:5:58',
    ]);
  });

  it('do not make another name of one letter a suggestion', () => {
    const text = `${web}    secrets: [u]\nsecrets: { f: { file: f.txt } }\n`;

    expect(checkPage(temporaryFolder({ 'compose.yaml': text, 'f.txt': '' }))).not.toContain(
      'Did you mean "f"?',
    );
  });
});

describe('a project that fails', () => {
  it.each([
    ['a typing error', 'services:\n  web:\n    imgae: nginx\n'],
    ['a syntax error', 'services: ['],
  ])('by %s still gives JSON for every command', (_, text) => {
    const directory = temporaryFolder({ 'compose.yaml': text });

    for (const command of ['plan', 'check', 'cost']) {
      const { code, stdout } = runCommand([command, '--json'], { directory });
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toHaveProperty('project');
    }
  });

  it('by a typing error in `image` alone is not said to run nothing', () => {
    expect(errorsOfCompose('services:\n  web:\n    imgae: nginx\n')).toEqual([
      'compose/unknown-key compose.yaml:3:5',
    ]);
  });
});

describe('the terminal', () => {
  it('may be narrow by COLUMNS, and without colours by NO_COLOR', () => {
    const stream = { isTTY: true, write: () => true };

    expect(outputTo(stream, { COLUMNS: '40', NO_COLOR: '1' }, 'linux')).toMatchObject({
      width: 40,
      colour: false,
    });
  });
});
