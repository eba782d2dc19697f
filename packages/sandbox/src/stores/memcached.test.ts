import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { findProgram } from './processes/find-program.ts';
import { titleUnless, withServers } from './testing/with-servers.ts';

const isThere = findProgram('memcached') !== undefined;
const host = 'views.abc123.cfg.apn2.cache.amazonaws.com';
const node = 'views.abc123.0001.apn2.cache.amazonaws.com';

describe.skipIf(!isThere)(titleUnless(isThere, 'A Memcached of ElastiCache', 'memcached'), () => {
  const servers = withServers();
  let port = 0;
  beforeAll(async () => {
    const store = await servers.start({ kind: 'memcached', host, hosts: [node], tls: true });
    port = store.port;
  }, 60_000);

  test.each([host, node])(
    'keeps values for clients with TLS that ask for %s',
    async (servername) => {
      const client = connectTls({ port, host: '127.0.0.1', ca: servers.root(), servername });
      await once(client, 'secureConnect');
      client.write('set key 0 0 5\r\nvalue\r\n');
      expect(`${await once(client, 'data')}`).toBe('STORED\r\n');
      client.write('get key\r\n');
      expect(`${await once(client, 'data')}`).toBe('VALUE key 0 5\r\nvalue\r\nEND\r\n');
      client.destroy();
    },
  );

  test('resets a client without TLS', async () => {
    const client = connect({ port, host: '127.0.0.1' });
    client.write('version\r\n');
    const [error] = await once(client, 'error');
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  test('does without TLS where the template does', async () => {
    const plain = await servers.start({ kind: 'memcached', host });
    const client = connect({ port: plain.port, host: '127.0.0.1' });
    client.write('version\r\n');
    expect(`${await once(client, 'data')}`).toMatch(/^VERSION 1\./);
    client.destroy();
  });
});
