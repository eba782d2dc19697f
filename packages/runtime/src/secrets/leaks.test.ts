import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltRuntime, buildRuntime } from '../testing/built-runtime.ts';
import { runNode } from '../testing/run-process.ts';
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
    const { stdout } = await run(
      'report',
      `await bootstrapSecrets(); ${isThere('JSON.stringify(process.report.getReport().environmentVariables ?? {})')}
       console.log('excludeEnv' in process.report);`,
    );
    const [isShown, canExclude] = stdout.trim().split('\n');
    expect(isShown).toBe(canExclude === 'true' ? 'false' : 'true');
  });

  test('a heap snapshot has it: who can take one can read everything', async () => {
    const file = join(runtime.folder, 'test.heapsnapshot');
    await run(
      'heap',
      `await bootstrapSecrets(); globalThis.kept = process.env.API_KEY;
       const { writeHeapSnapshot } = await import('node:v8'); writeHeapSnapshot(${JSON.stringify(file)});`,
    );
    expect(readFileSync(file, 'utf8')).toContain(secret);
    rmSync(file);
  });

  test('nothing is printed', async () => {
    const ended = await run('silent', 'await bootstrapSecrets();');
    expect(ended).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
  });
});
