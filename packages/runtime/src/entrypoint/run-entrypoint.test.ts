import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltRuntime, buildRuntime } from '../testing/built-runtime.ts';
import { asFirstProcess, whyNoNamespaces } from '../testing/namespaces.ts';
import { start } from '../testing/run-process.ts';
import { answerSecret, startScriptedServer } from '../testing/scripted-server.ts';
import { serviceAccount } from '../testing/service-account.ts';

let runtime: BuiltRuntime;
let place: string;

beforeAll(async () => {
  runtime = await buildRuntime();
  place = mkdtempSync(join(tmpdir(), 'seaworthy-entrypoint-'));
});

afterAll(() => {
  runtime.remove();
  rmSync(place, { recursive: true, force: true });
});

const production = { APP_ENV: 'production' };

/** Runs `seaworthy-run` with these arguments. */
function run(given: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const command = join(runtime.folder, 'seaworthy-run.js');
  return start([process.execPath, command, ...given], { ...production, ...env });
}

function executable(name: string, text: string, mode = 0o755): string {
  const file = join(place, name);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

const hasExecve = 'execve' in process;
const strategies = hasExecve ? (['execve', 'spawn'] as const) : (['spawn'] as const);

describe.each(strategies)('by %s', (strategy) => {
  const how = ['--strategy', strategy];

  test('the command runs with the secrets and its own arguments', async () => {
    const server = await startScriptedServer([answerSecret({ A: 'a b\n"c"', PATH: '/evil' })]);
    const env = Object.fromEntries(Object.entries(server.env).map(([k, v]) => [k, v ?? '']));
    const script =
      'console.log(JSON.stringify([process.env.A, process.env.SEEN, process.argv.slice(1)]))';
    const { ended } = run(
      [...how, '--require', 'A', '--secret', 'app', '--', 'node', '-e', script, '--', '-x', ''],
      {
        ...env,
        SEEN: 'yes',
      },
    );
    expect(await ended).toEqual({
      code: 0,
      signal: null,
      stdout: `${JSON.stringify(['a b\n"c"', 'yes', ['-x', '']])}\n`,
      stderr: '',
    });
    await server.close();
  });

  test.each([0, 1, 3, 78, 255])('its exit code %i is kept', async (code) => {
    expect(await run([...how, '--', 'sh', '-c', `exit ${code}`]).ended).toMatchObject({ code });
  });

  test('a signal reaches it, and what it answers is kept', async () => {
    const script =
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 99); console.log('up')";
    const running = run([...how, '--', 'node', '-e', script]);
    await running.said('up');
    const at = performance.now();
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 7 });
    expect(performance.now() - at).toBeLessThan(1000);
  });

  test('a script without #! is run by the shell', async () => {
    const file = executable('plain', 'echo "ran $1"\n');
    expect(await run([...how, '--', file, 'so']).ended).toMatchObject({
      code: 0,
      stdout: 'ran so\n',
    });
  });

  test.each([
    ['is not there', () => 'seaworthy-no-such-command', 127, 'command not found'],
    ['has no such path', () => join(place, 'none'), 127, 'command not found'],
    ['is not executable', () => executable('text', 'echo', 0o644), 126, 'not executable'],
    ['has no interpreter', () => executable('lost', '#!/no/such\n'), 127, '/no/such is not there'],
    ['has CRLF', () => executable('crlf', '#!/bin/sh\r\necho\r\n'), 127, 'CRLF'],
  ])('a command that %s', async (_, command, code, said) => {
    const { code: ended, stderr } = await run([...how, '--', command()]).ended;
    expect(ended).toBe(code);
    expect(stderr).toContain(said);
  });

  test('a folder of PATH that cannot be looked into is passed over', async () => {
    const closed = join(place, `closed-${strategy}`);
    symlinkSync(closed, closed);
    const PATH = `${closed}:${process.env.PATH}`;
    const { ended } = run([...how, '--', 'sh', '-c', 'echo ran'], { PATH });
    expect(await ended).toMatchObject({ code: 0, stdout: 'ran\n' });
  });

  test('a value too long for Linux is named instead of E2BIG', async () => {
    const server = await startScriptedServer([answerSecret({ LONG: 'x'.repeat(131_072) })]);
    const env = Object.fromEntries(Object.entries(server.env).map(([k, v]) => [k, v ?? '']));
    const { code, stderr } = await run([...how, '--secret', 'app', '--', 'true'], env).ended;
    expect(code).toBe(126);
    expect(stderr).toContain('the variable LONG is longer than the 128 KiB');
    expect(stderr).not.toContain('xxx');
    await server.close();
  });
});

test.each([
  ['SIGKILL', 137],
  ['SIGSEGV', 139],
  ['SIGTERM', 143],
])('ended by %s, the code is %i', async (signal, code) => {
  const { ended } = run(['--strategy', 'spawn', '--', 'sh', '-c', `kill -${signal.slice(3)} $$`]);
  expect(await ended).toMatchObject({ code });
});

test('without what is required the command does not start: 78, and every name', async () => {
  const { code, stdout, stderr } = await run(['--require', 'A,B:port', '--', 'echo', 'started'], {
    B: 'hunter2',
  }).ended;
  expect({ code, stdout }).toEqual({ code: 78, stdout: '' });
  expect(stderr).toMatch(/missing: A is absent.*\n.*invalid: B is not a port/);
  expect(stderr).not.toContain('hunter2');
});

test('when AWS cannot be reached: 75', async () => {
  const server = await startScriptedServer([() => undefined]);
  const env = Object.fromEntries(Object.entries(server.env).map(([k, v]) => [k, v ?? '']));
  await server.close();
  const { code, stderr } = await run(['--secret', 'app', '--', 'true'], env).ended;
  expect(code).toBe(75);
  expect(stderr).toContain('secretsmanager:app: Network');
});

test('while it waits for AWS it ends by SIGTERM at once', async () => {
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const server = await startScriptedServer([() => asked()]);
  const env = Object.fromEntries(Object.entries(server.env).map(([k, v]) => [k, v ?? '']));
  const running = run(['--secret', 'app', '--', 'true'], env);
  await isAsked;
  running.child.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 143 });
  await server.close();
});

test('with a key of Google it stays, and removes the file when the command has ended', async () => {
  const shm = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const script =
    "console.log(require('fs').existsSync(process.env.GOOGLE_APPLICATION_CREDENTIALS), process.env.GOOGLE_APPLICATION_CREDENTIALS)";
  const { stdout, code } = await run(['--', 'node', '-e', script], {
    GOOGLE_APPLICATION_CREDENTIALS_JSON: JSON.stringify(serviceAccount),
  }).ended;
  const [isThere, path = ''] = stdout.trim().split(' ');
  expect({ code, isThere }).toEqual({ code: 0, isThere: 'true' });
  expect(existsSync(path)).toBe(false);
  expect(readdirSync(shm)).not.toContain(path.split('/').at(-2));
});

const reason = whyNoNamespaces();

describe.skipIf(reason !== undefined)(
  `as process 1${reason ? ` (left out: ${reason})` : ''}`,
  () => {
    const command = () => join(runtime.folder, 'seaworthy-run.js');

    // Tried again, since a busy machine may take longer by itself.
    test.each(strategies)(
      'by %s SIGTERM reaches the application within 200 ms',
      { retry: 2 },
      async (strategy) => {
        const app = runtime.script(
          'app.mjs',
          `process.on('SIGTERM', () => { console.log('told'); process.exit(9); });
       setInterval(() => {}, 99);
       console.log('number', process.pid);`,
        );
        const given = ['--strategy', strategy, '--', process.execPath, app];
        const running = start(
          [...asFirstProcess, process.execPath, command(), ...given],
          production,
        );
        await running.said('number');
        const first = await firstOf(running.child.pid ?? 0);
        const at = performance.now();
        process.kill(first, 'SIGTERM');
        await running.said('told');
        expect(performance.now() - at).toBeLessThan(200);
        const { code, stdout } = await running.ended;
        expect(code).toBe(9);
        expect(stdout.includes('number 1\n')).toBe(strategy === 'execve');
      },
    );

    const init = findInit();

    test.skipIf(init === undefined).each(strategies)(
      `behind an init no orphan of %s stays a zombie${init ? '' : ' (left out: there is no catatonit or tini)'}`,
      async (strategy) => {
        const app = runtime.script('orphans.mjs', orphans);
        const given = [command(), '--strategy', strategy, '--', process.execPath, app];
        const leftBy = async (...first: string[]) =>
          (await start([...asFirstProcess, ...first, process.execPath, ...given], production).ended)
            .stdout;
        expect(await leftBy(init ?? '', '--')).toBe('100 born, 0 left\n');
        expect(await leftBy()).toBe('100 born, 100 left\n');
      },
    );

    test('an application without a listener ends all the same under spawn', async () => {
      const given = [
        '--strategy',
        'spawn',
        '--',
        process.execPath,
        '-e',
        "setInterval(() => {}, 99); console.log('up')",
      ];
      const running = start([...asFirstProcess, process.execPath, command(), ...given], production);
      await running.said('up');
      process.kill(await firstOf(running.child.pid ?? 0), 'SIGTERM');
      expect(await running.ended).toMatchObject({ code: 143 });
    });
  },
);

/** The process that is number 1 in there, as it is numbered here. */
async function firstOf(unshare: number): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const children = await readFile(`/proc/${unshare}/task/${unshare}/children`, 'utf8');
  return Number(children.trim().split(' ')[0]);
}

/** What Docker and ECS put before the command with `init: true`, or its like. */
function findInit(): string | undefined {
  const places = ['/usr/bin/catatonit', '/usr/bin/tini', '/usr/bin/docker-init'];
  return places.find((place) => existsSync(place));
}

/** Has a hundred children whose parent ends before them, and counts what is there afterwards. */
const orphans = `
  import { spawnSync } from 'node:child_process';
  import { readdirSync, readFileSync } from 'node:fs';
  for (let born = 0; born < 100; born += 1) spawnSync('sh', ['-c', 'sleep 1 &'], { stdio: 'ignore' });
  const states = () => readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).flatMap((name) => {
    try { return readFileSync('/proc/' + name + '/stat', 'utf8').match(/^\\d+ \\(sleep\\) (.)/)?.[1] ?? []; }
    catch { return []; }
  });
  while (states().some((state) => state !== 'Z')) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 100));
  console.log('100 born,', states().length, 'left');
`;
