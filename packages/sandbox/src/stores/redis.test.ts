import type { ConnectionOptions } from 'node:tls';
import { Redis } from 'ioredis';
import { beforeAll, describe, expect, test } from 'vitest';
import { findProgram } from './processes/find-program.ts';
import { titleUnless, withServers } from './testing/with-servers.ts';

const isThere = findProgram('redis-server') !== undefined;
const host = 'master.cache.abc123.apn2.cache.amazonaws.com';
const request = {
  kind: 'redis',
  host,
  engineVersion: '7.1',
  tls: true,
  password: 'a-token-of-16-or-more<>#',
} as const;

describe.skipIf(!isThere)(titleUnless(isThere, 'A Redis of ElastiCache', 'redis-server'), () => {
  const servers = withServers();
  let port = 0;
  beforeAll(async () => {
    const store = await servers.start(request);
    port = store.port;
  }, 60_000);

  interface Options {
    readonly port?: number;
    readonly username?: string;
    readonly password?: string;
    readonly tls?: ConnectionOptions;
  }

  const usual = () => ({
    password: request.password,
    tls: { ca: servers.root(), servername: host },
  });

  /** Over TLS and with the token, unless `options` say something else. */
  async function talk<T>(
    options: Options | undefined,
    use: (client: Redis) => Promise<T>,
  ): Promise<T> {
    const chosen = { host: '127.0.0.1', port, ...(options ?? usual()) };
    const client = new Redis({ ...chosen, lazyConnect: true, retryStrategy: () => null });
    let failure: Error | undefined;
    client.on('error', (error) => {
      failure ??= error;
    });
    try {
      await client.connect();
      return await use(client);
    } catch (error) {
      throw failure ?? error;
    } finally {
      client.disconnect();
    }
  }

  test('takes clients with TLS and the token', async () => {
    const value = await talk(undefined, async (client) => {
      await client.set('key', 'value');
      return client.get('key');
    });
    expect(value).toBe('value');
  });

  test('takes the token of the user named default', async () => {
    expect(await talk({ ...usual(), username: 'default' }, (client) => client.ping())).toBe('PONG');
  });

  test('resets the connection of a client that does not speak TLS', async () => {
    const plain = talk({}, (client) => client.ping());
    await expect(plain).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('refuses a client without the token', async () => {
    await expect(talk({ tls: usual().tls }, (client) => client.ping())).rejects.toThrow('NOAUTH');
  });

  test('refuses a wrong token', async () => {
    await expect(
      talk({ ...usual(), password: 'guess' }, (client) => client.ping()),
    ).rejects.toThrow('WRONGPASS invalid username-password pair or user is disabled.');
  });

  test('withholds the commands that ElastiCache withholds', async () => {
    const asked = talk(undefined, (client) => client.config('GET', 'maxmemory'));
    await expect(asked).rejects.toThrow('unknown command');
  });

  test('does without TLS and token where the template does', async () => {
    const plain = await servers.start({ kind: 'redis', host, engineVersion: '7.1', tls: false });
    const options = { port: plain.port };
    expect(await talk(options, (client) => client.ping())).toBe('PONG');
    await plain.stop();
    await expect(plain.dial()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
