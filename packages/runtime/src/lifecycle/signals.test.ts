import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltRuntime, buildRuntime } from '../testing/built-runtime.ts';
import { asFirstProcess, whyNoNamespaces } from '../testing/namespaces.ts';
import { start } from '../testing/run-process.ts';

let runtime: BuiltRuntime;
let application: string;

beforeAll(async () => {
  runtime = await buildRuntime();
  application = runtime.script(
    'application.js',
    `import { createLifecycle } from './lifecycle.js';
     const lifecycle = createLifecycle({ stopTimeoutMs: 5000 });
     lifecycle.onDrain('work', () => new Promise((resolve) => setTimeout(resolve, Number(process.env.WORK))));
     lifecycle.onClose('pool', () => console.log('closed'));
     lifecycle.markReady();
     setInterval(() => {}, 1000);
     console.log('up');`,
  );
});

afterAll(() => runtime.remove());

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s: drained, closed, code 0',
  async (signal) => {
    const running = start([process.execPath, application], { WORK: '100' });
    await running.said('up');
    running.child.kill(signal);
    expect(await running.ended).toMatchObject({ code: 0, stdout: 'up\nclosed\n' });
  },
);

test('the second signal ends it at once, with 1', async () => {
  const running = start([process.execPath, application], { WORK: '4000' });
  await running.said('up');
  running.child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const from = performance.now();
  running.child.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 1, stdout: 'up\n' });
  expect(performance.now() - from).toBeLessThan(500);
});

test('one listener a signal, and none that keeps the process alive', async () => {
  const script = runtime.script(
    'listeners.js',
    `import { createLifecycle } from './lifecycle.js';
     createLifecycle();
     console.log(process.listenerCount('SIGTERM'));`,
  );
  expect(await start([process.execPath, script]).ended).toMatchObject({ stdout: '1\n', code: 0 });
});

const reason = whyNoNamespaces();

describe.skipIf(reason !== undefined)(
  `as process 1${reason ? ` (left out: ${reason})` : ''}`,
  () => {
    test('it ends by SIGTERM as anywhere', async () => {
      const running = start([...asFirstProcess, process.execPath, application], { WORK: '50' });
      await running.said('up');
      const unshare = running.child.pid ?? 0;
      const children = readFileSync(`/proc/${unshare}/task/${unshare}/children`, 'utf8');
      process.kill(Number(children.trim()), 'SIGTERM');
      expect(await running.ended).toMatchObject({ code: 0, stdout: 'up\nclosed\n' });
    });
  },
);
