import { closeSync, openSync, readdirSync, readFileSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltRuntime, buildRuntime } from '../testing/built-runtime.ts';
import { runNode, start } from '../testing/run-process.ts';
import {
  answerSecret,
  type ScriptedServer,
  startScriptedServer,
} from '../testing/scripted-server.ts';

/** Where secrets are seen, as the README says it: looked at in real processes. */

let runtime: BuiltRuntime;
let server: ScriptedServer;
let env: Record<string, string>;
const secret = `s3cret-${Math.random().toString(36).slice(2)}`;

beforeAll(async () => {
  runtime = await buildRuntime();
  server = await startScriptedServer([answerSecret({ API_KEY: secret })]);
  const found = Object.entries(server.env).map(([name, value]) => [name, value ?? '']);
  env = { APP_ENV: 'production', SECRET_NAME: 'app', ...Object.fromEntries(found) };
});

afterAll(async () => {
  runtime.remove();
  await server.close();
});

function run(name: string, code: string) {
  const script = runtime.script(
    `${name}.js`,
    `import { bootstrapSecrets } from './secrets.js';\n${code}`,
  );
  return runNode(script, env, secret.slice(0, 4));
}

const isThere = (what: string) =>
  `console.log(${what}.includes(process.env.API_KEY ?? settings.API_KEY));`;

describe('after bootstrapSecrets', () => {
  test.runIf(process.platform === 'linux')(
    '/proc/self/environ does not have the value',
    async () => {
      const { stdout } = await run(
        'environ',
        `await bootstrapSecrets();
       import { readFileSync } from 'node:fs';
       ${isThere("readFileSync('/proc/self/environ', 'utf8')")}
       ${isThere("readFileSync('/proc/self/cmdline', 'utf8')")}
       console.log(process.env.API_KEY.length > 0);`,
      );
      expect(stdout).toBe('false\nfalse\ntrue\n');
    },
  );

  test('child processes have it, unless the values go into a record of their own', async () => {
    const child = `
      import { execFileSync } from 'node:child_process';
      const shown = execFileSync(process.execPath, ['-p', 'JSON.stringify(process.env)'], { encoding: 'utf8' });`;
    const { stdout: inherited } = await run(
      'inherited',
      `await bootstrapSecrets(); ${child} ${isThere('shown')}`,
    );
    const { stdout: apart } = await run(
      'apart',
      `const settings = { ...process.env }; await bootstrapSecrets({ target: settings });
       ${child} console.log(settings.API_KEY.length > 0); ${isThere('shown')}`,
    );
    expect(inherited).toBe('true\n');
    expect(apart).toBe('true\nfalse\n');
  });

  test('a diagnostic report has it only before Node 22', async () => {
    const file = join(runtime.folder, 'report.json');
    const { stdout } = await run(
      'report',
      `await bootstrapSecrets(); process.report.writeReport(${JSON.stringify(file)});
       console.log('excludeEnv' in process.report);`,
    );
    expect(readFileSync(file, 'utf8').includes(secret)).toBe(stdout !== 'true\n');
    rmSync(file);
  });

  test.each([
    ['process.env', 'await bootstrapSecrets(); globalThis.kept = process.env.API_KEY;'],
    [
      'a record of their own',
      'globalThis.kept = { ...process.env }; await bootstrapSecrets({ target: kept });',
    ],
  ])('a heap snapshot has what is in %s: who can take one can read everything', async (_, code) => {
    const file = join(runtime.folder, 'test.heapsnapshot');
    await run(
      'heap',
      `${code} const { writeHeapSnapshot } = await import('node:v8'); writeHeapSnapshot(${JSON.stringify(file)});`,
    );
    expect(readFileSync(file, 'utf8')).toContain(secret);
    rmSync(file);
  });

  test.runIf(process.platform === 'linux')(
    'its memory has it, which is what a core dump shows; its environ and its arguments have not',
    async () => {
      const running = startScript('memory', 'await bootstrapSecrets();');
      await running.said('up');
      const seen = seenOf(running.child.pid ?? 0);
      expect({ ...seen, memory: memoryHas(running.child.pid ?? 0, secret) }).toEqual({
        environ: false,
        cmdline: false,
        memory: true,
      });
      running.child.kill('SIGKILL');
      await running.ended;
    },
  );

  test('nothing is printed', async () => {
    const ended = await run('silent', 'await bootstrapSecrets();');
    expect(ended).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
  });
});

describe.runIf(process.platform === 'linux')('what is there from the start', () => {
  test.each([
    ['injected by ECS', ''],
    ['injected by ECS and deleted', 'delete process.env.API_KEY;'],
  ])('%s is in /proc/PID/environ', async (_, code) => {
    const running = startScript('injected', code, { API_KEY: secret });
    await running.said('up');
    expect(seenOf(running.child.pid ?? 0)).toEqual({ environ: true, cmdline: false });
    running.child.kill('SIGKILL');
    await running.ended;
  });

  const strategies = 'execve' in process ? ['execve', 'spawn'] : ['spawn'];

  test.each(strategies)('what seaworthy-run gives to a command by %s is too', async (strategy) => {
    const command = [process.execPath, '-e', "setInterval(() => {}, 99); console.log('up')"];
    const given = [join(runtime.folder, 'seaworthy-run.js'), '--strategy', strategy, '--'];
    const running = start([process.execPath, ...given, ...command], env);
    await running.said('up');
    const first = running.child.pid ?? 0;
    const seen = [first, ...childrenOf(first)].map(seenOf);
    expect(seen.at(-1)).toEqual({ environ: true, cmdline: false });
    expect(seen.slice(0, -1)).toEqual(
      strategy === 'spawn' ? [{ environ: false, cmdline: false }] : [],
    );
    running.child.kill('SIGTERM');
    await running.ended;
  });
});

/** A process that stays after it has run the code and said `up`. */
function startScript(name: string, code: string, more: Readonly<Record<string, string>> = {}) {
  const script = runtime.script(
    `${name}.js`,
    `import { bootstrapSecrets } from './secrets.js';\n${code}
     setInterval(() => {}, 99); console.log('up');`,
  );
  return start([process.execPath, script], { ...env, ...more });
}

/** Whether others see the secret in what the kernel shows of a process. */
function seenOf(pid: number): { readonly environ: boolean; readonly cmdline: boolean } {
  const has = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8').includes(secret);
  return { environ: has('environ'), cmdline: has('cmdline') };
}

function childrenOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
}

/** Looks for a text in all memory of a process that it can write to. */
function memoryHas(pid: number, text: string): boolean {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8')
      .split('\n')
      .some((line) => {
        const [, from, to] = /^([\da-f]+)-([\da-f]+) rw/.exec(line) ?? [];
        if (from === undefined || to === undefined) return false;
        const start = Number.parseInt(from, 16);
        return readAt(memory, start, Number.parseInt(to, 16) - start).includes(text);
      });
  } finally {
    closeSync(memory);
  }
}

/** What cannot be read, such as a page that nothing was written to, counts as nothing. */
function readAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, length, from));
  } catch {
    return bytes.subarray(0, 0);
  }
}
