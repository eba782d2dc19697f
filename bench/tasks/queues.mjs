import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Whether Debian's redis-server is installed. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A folder of its own, with or without what SQS may do. */
export function localFolder(hazards) {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-tasks-'));
  return {
    settings: { implementation: 'LOCAL', local: { folder: join(folder, 'tasks'), hazards } },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A Redis of its own that keeps nothing on the disk. */
export async function redis() {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-redis-'));
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder].concat([
      '--maxmemory-policy',
      'noeviction',
    ]),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise((resolve) => {
    server.stdout.on('data', (chunk) => String(chunk).includes('Ready to accept') && resolve());
  });
  return {
    port,
    settings: { implementation: 'BULLMQ', env: { REDIS_URL: `redis://127.0.0.1:${port}` } },
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The sandbox's SQS in a process of its own, over HTTP; it duplicates as often as is asked. */
export async function sandboxQueue(folder, duplicates) {
  const entry = fileURLToPath(new URL('./sqs-server.ts', import.meta.url));
  const build = await rolldown({ input: entry, platform: 'node', external: [/^@aws-sdk\//] });
  await build.write({ dir: join(folder, 'sandbox'), format: 'esm' });
  await build.close();
  const server = fork(
    join(folder, 'sandbox', 'sqs-server.js'),
    [JSON.stringify(duplicates ?? null)],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const [{ url, queueUrl, accessKeyId, secretAccessKey }] = await once(server, 'message');
  // The SDK reads these in this process and in the workers.
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  return {
    queueUrl,
    settings: { implementation: 'AWS', env: { QUEUE_URL: queueUrl } },
    stop: async () => {
      const ended = once(server, 'exit');
      server.disconnect();
      await ended;
    },
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
