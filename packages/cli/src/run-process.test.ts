import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveSandbox } from '@seaworthy/sandbox';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { exampleCompose } from './testing/example-project.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { hasTerminals, openTerminal } from './testing/terminal.ts';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const bin = join(packageFolder, 'bin', 'seaworthy.js');

beforeAll(() => {
  for (const script of ['bundle.mjs', 'bundle-engine.mjs']) {
    execFileSync(process.execPath, [join(packageFolder, 'build', script)]);
  }
}, 60_000);

function seaworthy(
  args: readonly string[],
  { directory = '/', command = bin, flags = [] as readonly string[] } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, command, ...args], {
    cwd: directory,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '' },
  });
  return { status, stdout, stderr };
}

function exampleFolder(): string {
  return temporaryFolder({
    'compose.yaml': exampleCompose,
    '.env': 'DB_PASSWORD=x\nOPENAI_API_KEY=y\nJWT_SECRET=z\n',
    Dockerfile: 'FROM node:20\nCMD ["node", "server.js"]\n',
    '.dockerignore': '.env\n',
  });
}

/** A copy of the built command, to be damaged. */
function copyOfCommand(): string {
  const folder = temporaryFolder();
  for (const part of ['bin', 'dist/bundle', 'package.json']) {
    mkdirSync(join(folder, part, '..'), { recursive: true });
    cpSync(join(packageFolder, part), join(folder, part), { recursive: true });
  }
  return folder;
}

describe('the installed command', () => {
  it('plans without loading what only questions, the network or the engine need', () => {
    const directory = exampleFolder();
    const report = join(directory, 'report-modules.cjs');
    writeFileSync(
      report,
      `process.on('exit', () => require('fs').writeFileSync('modules', process.moduleLoadList.join('\\n')));`,
    );

    seaworthy(['plan'], { directory, flags: ['--require', report] });

    const modules = readFileSync(join(directory, 'modules'), 'utf8').split('\n');
    expect(modules).toContain('NativeModule fs');
    const dear = /^NativeModule (?:readline|module|net|tls|http|https|child_process|tty)$/;
    expect(modules.filter((name) => dear.test(name))).toEqual([]);
  });

  it('plans, in plain text where there is no terminal', () => {
    const { status, stdout, stderr } = seaworthy(['plan'], { directory: exampleFolder() });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^rag-platform in production, ap-northeast-2\n/);
    expect(stdout).not.toContain('\u001b[');
  });

  it.each([
    [['plan'], 1],
    [['--version'], 0],
    [['help'], 0],
    [['help', 'compose/no-compose-file'], 0],
    [['help', 'compose/no-compose-fil'], 2],
    [['plan', '--jsno'], 2],
    [[], 0],
  ])('%j in an empty folder ends with %i', (args, status) => {
    expect(seaworthy(args, { directory: temporaryFolder() }).status).toBe(status);
  });

  it('explains a finding', () => {
    expect(seaworthy(['help', 'compose/no-compose-file']).stdout).toMatch(
      /^# compose\/no-compose-file\n/,
    );
  });

  it.each([
    ['plna', 'plan'],
    ['compose/unknwon-key', 'compose/unknown-key'],
    ['helthcheck', 'healthcheck'],
  ])('suggests for help on %s help on %s', (topic, meant) => {
    expect(seaworthy(['help', topic])).toEqual({
      status: 2,
      stdout: '',
      stderr: `seaworthy: there is no help on ${topic}; did you mean ${meant}?\n`,
    });
  });

  it('does not wait for pipes that are named like its files', () => {
    const directory = temporaryFolder({
      'compose.yaml': 'services: { web: { image: "nginx:1", env_file: [app.env] } }\n',
    });
    execFileSync('mkfifo', [join(directory, '.env'), join(directory, 'app.env')]);
    const { status, signal } = spawnSync(process.execPath, [bin, 'check'], {
      cwd: directory,
      timeout: 10_000,
    });

    expect({ status, signal }).toEqual({ status: 1, signal: null });
  });

  it('ends well when only its first line is read', () => {
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', `'${process.execPath}' '${bin}' plan | head -1; echo "\${PIPESTATUS[0]}"`],
      { cwd: exampleFolder(), encoding: 'utf8' },
    );

    expect({ stdout, stderr }).toEqual({
      stdout: 'rag-platform in production, ap-northeast-2\n0\n',
      stderr: '',
    });
  });

  it('says the same with another Node, whose V8 refuses the cache', () => {
    const directory = exampleFolder();
    const expected = seaworthy(['plan'], { directory });

    expect(seaworthy(['plan'], { directory, flags: ['--no-opt'] })).toEqual(expected);
  });

  it('says the same without its cache, and with a damaged one', () => {
    const directory = exampleFolder();
    const expected = seaworthy(['plan'], { directory });
    const copy = copyOfCommand();
    const command = join(copy, 'bin', 'seaworthy.js');
    const cache = join(copy, 'dist', 'bundle', 'seaworthy.cache');

    expect(seaworthy(['plan'], { directory, command })).toEqual(expected);
    truncateSync(cache, 5_000);
    expect(seaworthy(['plan'], { directory, command })).toEqual(expected);
    writeFileSync(cache, 'not a cache');
    expect(seaworthy(['plan'], { directory, command })).toEqual(expected);
    rmSync(cache);
    expect(seaworthy(['plan'], { directory, command })).toEqual(expected);
  });

  it('reads by its second bundle what is more than plain YAML, with and without its cache', () => {
    const directory = temporaryFolder({
      'compose.yaml': 'x-web: &web { image: "nginx:1" }\nservices: { web: *web, api: *wbe }\n',
    });
    const copy = copyOfCommand();
    const command = join(copy, 'bin', 'seaworthy.js');
    const expected = seaworthy(['check'], { directory });

    expect(expected.stdout).toContain('compose/unknown-alias');
    rmSync(join(copy, 'dist', 'bundle', 'yaml.cache'));
    expect(seaworthy(['check'], { directory, command })).toEqual(expected);
  });

  it('writes all to a reader that takes its time', () => {
    const command = `'${process.execPath}' '${bin}' plan --json`;
    const read = (script: string) =>
      execFileSync('bash', ['-c', script], { cwd: exampleFolder(), encoding: 'utf8' });

    expect(read(`${command} | (sleep 1; cat)`)).toBe(read(command));
  });

  it('says so when it is not built', () => {
    const copy = copyOfCommand();
    rmSync(join(copy, 'dist'), { recursive: true });

    expect(seaworthy(['plan'], { command: join(copy, 'bin', 'seaworthy.js') })).toEqual({
      status: 2,
      stdout: '',
      stderr: 'seaworthy cannot start: it is not built: run npm ci in its repository.\n',
    });
  });

  it('is quiet when its reader goes away', async () => {
    const child = spawn(process.execPath, [bin, 'plan', '--json'], { cwd: exampleFolder() });
    child.stdout.destroy();
    const stderr: string[] = [];
    child.stderr.on('data', (data) => stderr.push(String(data)));
    await new Promise((resolve) => child.on('close', resolve));

    expect(stderr.join('')).toBe('');
    expect(child.signalCode).toBeNull();
  });

  it.each(['seaworthy.js', 'yaml.js'])('has no path of the machine that built it in %s', (name) => {
    const bundle = readFileSync(join(packageFolder, 'dist', 'bundle', name), 'latin1');

    expect(bundle).not.toContain(packageFolder);
    expect(bundle).toMatch(/^[\0-\x7f]*$/);
  });
});

describe('a command that takes its time', () => {
  /** The command with an engine that waits to be interrupted, and does what is said besides. */
  function rehearsing(besides: string) {
    const copy = copyOfCommand();
    const bundles = join(copy, 'dist', 'bundle');
    symlinkSync(join(packageFolder, '..', '..', 'node_modules'), join(copy, 'node_modules'));
    renameSync(join(bundles, 'engine'), join(bundles, 'real-engine'));
    mkdirSync(join(bundles, 'engine'));
    writeFileSync(
      join(bundles, 'engine', 'index.cjs'),
      `const { engineCommands } = require('../real-engine/index.cjs');
       const report = { outcome: 'interrupted', duration: 0, shortened: 0, diagnostics: [],
         services: [], smoke: [], advice: [], standIns: [], notRehearsed: [] };
       const rehearse = (request, { emit, signal }) =>
         new Promise((resolve) => {
           const waiting = setInterval(() => {}, 1000);
           const end = () => { clearInterval(waiting); resolve(report); };
           ${besides}
           emit({ kind: 'job', service: 'web', state: 'started' });
         });
       exports.engineCommands = {
         rehearse: async () => {
           const run = await engineCommands.rehearse();
           return (options, surroundings) => run(options, surroundings, rehearse);
         },
       };`,
    );
    const command = join(copy, 'bin', 'seaworthy.js');
    const child = spawn(process.execPath, [command, 'rehearse'], { cwd: exampleFolder() });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => {
      said.stdout += data;
    });
    child.stderr.on('data', (data) => {
      said.stderr += data;
    });
    const begun = new Promise((resolve) => child.stderr.once('data', resolve));
    const ended = new Promise((resolve) => child.once('close', resolve));
    return { child, said, begun, ended };
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends in order at the first %s',
    async (name) => {
      const { child, said, begun, ended } = rehearsing("signal.addEventListener('abort', end);");
      await begun;
      child.kill(name);
      await ended;

      expect(child.exitCode).toBe(130);
      expect(said.stdout).toContain('The rehearsal was interrupted');
    },
  );

  it('ends at once at the second interruption, of whatever kind', async () => {
    const { child, said, begun, ended } = rehearsing(
      "signal.addEventListener('abort', () => emit({ kind: 'job', service: 'web', state: 'done' }));",
    );
    await begun;
    const heard = new Promise((resolve) => child.stderr.once('data', resolve));
    child.kill('SIGINT');
    await heard;
    child.kill('SIGTERM');
    await ended;

    expect(child.signalCode).toBe('SIGTERM');
    expect(said.stdout).toBe('');
  });

  it('lets its work end in order when something fails that nobody catches', async () => {
    const { child, said, ended } = rehearsing(
      `signal.addEventListener('abort', () => { console.error('in order'); end(); });
       setTimeout(() => { throw new Error('a timer failed'); });`,
    );
    await ended;

    expect(child.exitCode).toBe(3);
    expect(said.stderr).toContain('in order');
    expect(said.stderr).toContain('Error: a timer failed');
  });
});

describe.skipIf(!hasTerminals)('Ctrl-C at a terminal while deploy runs a job', () => {
  const image = `public.ecr.aws/docker/library/node:20-slim@sha256:${'0'.repeat(64)}`;
  const ctrlC = '\u0003';

  /** A deployment whose job has begun, into a local AWS in which a minute takes three seconds. */
  async function deploying() {
    const served = await serveSandbox({
      speed: 20,
      scriptFor: ({ container }) =>
        container === 'migrate' ? { exits: { after: 120_000, code: 0 } } : {},
    });
    onTestFinished(() => served.close());
    const directory = temporaryFolder({
      'compose.yaml': `name: shop
x-seaworthy: { region: eu-west-1 }
services:
  migrate: { image: "${image}", restart: "no" }
  worker:
    image: "${image}"
    depends_on: { migrate: { condition: service_completed_successfully } }
`,
    });
    const { PATH = '' } = process.env;
    const variables = { PATH, HOME: directory, TERM: 'xterm', ...served.environment };
    const command = `'${process.execPath}' '${bin}' deploy --yes`;
    const terminal = openTerminal(command, { directory, variables });
    await terminal.shows('runs once');
    return terminal;
  }

  it('asks, and after a no goes on', async () => {
    const terminal = await deploying();
    terminal.type(ctrlC);
    await terminal.shows('aws ecs stop-task');
    await terminal.shows('[y/N]');
    terminal.type('n\r');
    await terminal.shows('is done');
    await terminal.shows('worker');

    terminal.type(ctrlC);
    await terminal.shows('[y/N]');
    terminal.type(ctrlC);
    expect(await terminal.ended).toBe(130);
  }, 60_000);

  it('after a yes waits for the job, and ends in order with 130', async () => {
    const terminal = await deploying();
    terminal.type(ctrlC);
    await terminal.shows('[y/N]');
    terminal.type('y\r');
    await terminal.shows('its end is waited for');
    await terminal.shows('The deployment was interrupted');

    expect(await terminal.ended).toBe(130);
    expect(terminal.screen()).toMatch(/migrate\S*\s+has run/);
  }, 60_000);

  it('ends at once at the second', async () => {
    const terminal = await deploying();
    terminal.type(ctrlC);
    await terminal.shows('[y/N]');
    terminal.type(ctrlC);

    expect(await terminal.ended).toBe(130);
    expect(terminal.screen()).not.toContain('was interrupted');
  }, 60_000);
});
