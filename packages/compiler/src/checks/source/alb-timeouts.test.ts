import { expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'alb-timeouts';

const of = (command: string, files: Readonly<Record<string, string>> = {}) =>
  told(
    {
      'compose.yaml': 'services:\n  api:\n    build: .\n    ports: ["8000:8000"]\n',
      Dockerfile: `FROM x\nCOPY . .\nCMD ${command}\n`,
      ...files,
    },
    code,
  );

test.each([
  '["uvicorn", "a:b", "--host", "0.0.0.0"]',
  '["uvicorn", "a:b", "--timeout-keep-alive", "30"]',
  '["gunicorn", "-b", ":8000", "-k", "uvicorn.workers.UvicornWorker", "a:b"]',
  '["gunicorn", "-b", ":8000", "--threads=4", "a:b"]',
])('%s closes before the load balancer does', (command) => {
  expect(of(command)).toEqual([`advice Dockerfile: CMD ${command}`]);
});

test.each([
  '["uvicorn", "a:b", "--timeout-keep-alive", "75"]',
  '["gunicorn", "-b", ":8000", "a:b"]',
  '["gunicorn", "-b", ":8000", "--threads=4", "--keep-alive=75", "a:b"]',
  '["node", "server.js"]',
])('%s does not, or nobody knows', (command) => {
  expect(of(command)).toEqual([]);
});

test("express keeps Node's 5 s unless the program says otherwise", () => {
  const files = {
    'package.json': '{"dependencies": {"express": "5"}}',
    'a.js': 'app.listen(8000)',
  };
  expect(of('["node", "a.js"]', files)).toEqual(['advice Dockerfile: CMD ["node", "a.js"]']);
  const mended = { ...files, 'a.js': 'app.listen(8000).keepAliveTimeout = 65_000' };
  expect(of('["node", "a.js"]', mended)).toEqual([]);
});
