import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltRuntime, buildRuntime } from './testing/built-runtime.ts';
import { runNode, start } from './testing/run-process.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) =>
  code.replaceAll("'@seaworthy/runtime/", "'./").replace(/('\.\/[\w-]+)'/g, "$1.js'"),
);

let runtime: BuiltRuntime;

beforeAll(async () => {
  runtime = await buildRuntime();
});

afterAll(() => runtime.remove());

test('the whole application answers, and ends by SIGTERM', async () => {
  const port = await freePort();
  const script = runtime.script(
    'whole.js',
    `${examples[0]}\nserver.on('listening', () => console.log('up'));`,
  );
  const env = {
    APP_ENV: 'production',
    OPENAI_API_KEY: 'k',
    MILVUS_PORT: '19530',
    PORT: String(port),
  };
  const running = start([process.execPath, script], env);
  await running.said('up');
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('hello\n');
  expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
  running.child.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
});

test('the whole application says what is missing', async () => {
  const script = runtime.script('missing.js', examples[0] ?? '');
  const { code, stderr } = await runNode(script, { APP_ENV: 'production' });
  expect(code).toBe(78);
  expect(stderr).toMatch(/OPENAI_API_KEY[\s\S]*MILVUS_PORT/);
});

test('the lifecycle and the connections run as they stand there', async () => {
  const [, lifecycle = '', connections = ''] = examples;
  const first = await runNode(runtime.script('lifecycle-example.js', lifecycle));
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^finish until .* false\nclosed\n$/);
  const second = await runNode(runtime.script('connections-example.js', connections));
  expect(second).toMatchObject({ code: 0, stdout: 'false { rejectUnauthorized: true }\n' });
});

test('the tasks are done, tried again and sent again as it stands there', async () => {
  const script = runtime.script('tasks-example.js', examples[3] ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-readme-'));
  const running = start([process.execPath, script], {
    TASK_SERVICE_IMPL: 'LOCAL',
    TASK_FOLDER: folder,
  });
  await running.said('Hello Ann\nPermanentTaskError: There is no name.\n');
  running.child.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
  rmSync(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
