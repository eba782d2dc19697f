import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BuiltRuntime, buildRuntime } from '../testing/built-runtime.ts';
import { start } from '../testing/run-process.ts';
import { serviceAccount } from '../testing/service-account.ts';

let runtime: BuiltRuntime;
let place: string;

beforeAll(async () => {
  runtime = await buildRuntime();
});

afterAll(() => runtime.remove());

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'seaworthy-end-'));
  return () => rmSync(place, { recursive: true, force: true });
});

const head = `
  if (process.env.EARLY) process.once('SIGTERM', () => setTimeout(() => process.exit(5), 100));
  import { bootstrapSecrets } from './secrets.js';
  import { createLifecycle } from './lifecycle.js';
  await bootstrapSecrets({ gcp: { dir: process.env.PLACE } });
`;

/** A process with a key, which has said `ready` after what `code` does. */
function withKey(code: string, env: Readonly<Record<string, string>> = {}) {
  const script = runtime.script(`key-${Math.random().toString(36).slice(2)}.js`, head + code);
  return start([process.execPath, script], {
    APP_ENV: 'production',
    PLACE: place,
    GOOGLE_APPLICATION_CREDENTIALS_JSON: JSON.stringify(serviceAccount),
    ...env,
  });
}

const there = `
  import { existsSync } from 'node:fs';
  if (!existsSync(process.env.GOOGLE_APPLICATION_CREDENTIALS)) throw new Error('no file');
`;
const wait = `${there} setInterval(() => {}, 1000); console.log('ready');`;

describe('the file is gone', () => {
  test.each([
    ['a normal end', there, 0],
    ['process.exit(3)', `${there} process.exit(3);`, 3],
    ['an uncaught error', `${there} setTimeout(() => { throw new Error('x'); }, 1);`, 1],
    [
      'an unhandled rejection',
      `${there} Promise.reject(new Error('x')); setTimeout(() => {}, 99);`,
      1,
    ],
  ])('after %s', async (_, code, exitCode) => {
    expect(await withKey(code).ended).toMatchObject({ code: exitCode });
    expect(readdirSync(place)).toEqual([]);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('after %s, without and with a lifecycle', async (signal, exitCode) => {
    for (const [code, expected] of [
      [wait, exitCode],
      [`createLifecycle().markReady(); ${wait}`, 0],
    ] as const) {
      const running = withKey(code);
      await running.said('ready');
      expect(readdirSync(place)).toHaveLength(1);
      running.child.kill(signal);
      expect(await running.ended).toMatchObject({ code: expected });
      expect(readdirSync(place)).toEqual([]);
    }
  });

  test('and a listener from before it is heard too, though it was there for once', async () => {
    const running = withKey(wait, { EARLY: 'yes' });
    await running.said('ready');
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 5 });
    expect(readdirSync(place)).toEqual([]);
  });

  test('only when an application that shuts down by itself has ended', async () => {
    const running = withKey(`
      process.once('SIGTERM', () => setTimeout(() => {
        console.log('file', existsSync(process.env.GOOGLE_APPLICATION_CREDENTIALS));
        process.exit(0);
      }, 100));
      ${wait}`);
    await running.said('ready');
    running.child.kill('SIGTERM');
    const { code, stdout } = await running.ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'ready\nfile true\n' });
    expect(readdirSync(place)).toEqual([]);
  });
});

test.each([
  ['SIGKILL', (child: { kill(signal: NodeJS.Signals): boolean }) => child.kill('SIGKILL'), wait],
  ['abort()', () => undefined, `${there} process.abort();`],
  [
    'a full heap',
    () => undefined,
    `${there} (await import('node:v8')).setFlagsFromString('--max-old-space-size=20');
     for (const all = []; ; ) all.push(new Array(100_000).fill(Math.random()));`,
  ],
] as const)('what %s leaves is swept by the next start', async (_, end, code) => {
  const running = withKey(code);
  if (code === wait) await running.said('ready');
  end(running.child);
  await running.ended;
  expect(readdirSync(place)).toHaveLength(1);
  await withKey('').ended;
  expect(existsSync(place) && readdirSync(place)).toEqual([]);
});
