import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCertificate } from '../testing/certificates.ts';
import { postgresSettings, redisSettings } from './index.ts';

let folder: string;
let own: Awaited<ReturnType<typeof writeCertificate>>;
let other: Awaited<ReturnType<typeof writeCertificate>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-tls-'));
  own = await writeCertificate(folder, 'own');
  other = await writeCertificate(folder, 'other');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasRedis = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!hasRedis)(
  `a real Redis with TLS${hasRedis ? '' : ' (left out: no redis-server)'}`,
  () => {
    let port: number;
    let redis: ReturnType<typeof spawn>;

    beforeAll(async () => {
      port = await freePort();
      redis = spawn(
        'redis-server',
        [
          '--port',
          '0',
          '--tls-port',
          String(port),
          '--bind',
          '127.0.0.1',
          '--save',
          '',
          '--dir',
          folder,
        ]
          .concat(['--tls-cert-file', own.certificate, '--tls-key-file', own.key])
          .concat(['--tls-ca-cert-file', own.certificate, '--tls-auth-clients', 'no'])
          .concat(['--requirepass', 'p@ss']),
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await new Promise<void>((resolve) => {
        let said = '';
        redis.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
          said += chunk;
          if (said.includes('Ready to accept connections')) resolve();
        });
      });
    });

    afterAll(async () => {
      const ended = new Promise((resolve) => redis.once('exit', resolve));
      redis.kill('SIGTERM');
      await ended;
    });

    /** The answer to PING, or why there is none. */
    async function ping(host: string, caFile?: string): Promise<string> {
      const env = { REDIS_URL: `rediss://:p%40ss@${host}:${port}` };
      const settings = redisSettings({ env, ...(caFile === undefined ? {} : { caFile }) });
      const client = new Redis({ ...settings, lazyConnect: true, retryStrategy: () => null });
      return new Promise((resolve) => {
        client.on('error', (error: Error & { code?: string }) => {
          resolve(error.code ?? error.message);
          client.disconnect();
        });
        client.connect().then(
          async () => {
            resolve(await client.ping());
            client.disconnect();
          },
          () => undefined,
        );
      });
    }

    test('answers whom it can prove itself to', async () => {
      expect(await ping('localhost', own.certificate)).toBe('PONG');
    });

    test('is refused with another authority, without one, and by another name', async () => {
      expect(await ping('localhost', other.certificate)).toMatch(
        /CERT|SIGNATURE|ISSUER|certificate/i,
      );
      expect(await ping('localhost')).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
      expect(await ping('127.0.0.1', own.certificate)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    });
  },
);

describe('a server that speaks as much of PostgreSQL as TLS needs', () => {
  let server: Server;
  let port: number;
  let secured = 0;
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    const secureContext = createSecureContext({ cert: own.text.certificate, key: own.text.key });
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('S');
        const secure = new TLSSocket(socket, { isServer: true, secureContext });
        secure.on('error', () => undefined);
        secure.once('data', () => {
          secured += 1;
          secure.destroy();
        });
      });
    });
    port = await listen(server);
  });

  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  async function failureOf(host: string, caFile: string): Promise<string> {
    const env = { DATABASE_URL: `postgres://app:x@${host}:${port}/app?sslmode=require` };
    const client = new Client(postgresSettings({ env, caFile }));
    client.on('error', () => undefined);
    return client.connect().then(
      () => 'connected',
      (error: Error & { code?: string }) => error.code ?? error.message,
    );
  }

  test('gets the password only when it has proved itself, whatever sslmode asks for', async () => {
    expect(await failureOf('localhost', other.certificate)).toMatch(/CERT|SIGNATURE|ISSUER/);
    expect(await failureOf('127.0.0.1', own.certificate)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(secured).toBe(0);
    await failureOf('localhost', own.certificate);
    expect(secured).toBe(1);
  });
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
