import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCertificate } from './certificates.ts';

/** Whether Debian's redis-server is installed. */
export const hasRedis = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** A Redis of a test, with TLS and a password, keeping nothing. */
export interface RunningRedis {
  /** The variables by which it is found. */
  readonly env: { readonly REDIS_URL: string; readonly REDIS_CA_FILE: string };
  stop(): Promise<void>;
}

export async function startRedis(): Promise<RunningRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-redis-'));
  const { certificate, key } = await writeCertificate(folder, 'redis');
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', '0', '--tls-port', String(port), '--bind', '127.0.0.1', '--save', '']
      .concat(['--dir', folder, '--requirepass', 'p@ss', '--maxmemory-policy', 'noeviction'])
      .concat(['--tls-cert-file', certificate, '--tls-key-file', key])
      .concat(['--tls-ca-cert-file', certificate, '--tls-auth-clients', 'no']),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve) => {
    let said = '';
    server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (said.includes('Ready to accept connections')) resolve();
    });
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  return {
    env: { REDIS_URL: `rediss://:p%40ss@localhost:${port}`, REDIS_CA_FILE: certificate },
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
