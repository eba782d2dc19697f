import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { findProgram } from './processes/find-program.ts';
import { titleUnless, withServers } from './testing/with-servers.ts';

const isThere = findProgram('rabbitmq-server', ['/usr/lib/rabbitmq/bin']) !== undefined;
const host = 'b-1.mq.ap-northeast-2.amazonaws.com';

describe.skipIf(!isThere)(titleUnless(isThere, 'A broker of Amazon MQ', 'rabbitmq-server'), () => {
  const servers = withServers();
  let port = 0;
  beforeAll(async () => {
    const user = { user: 'shop', password: 'a-password-of-12' };
    const store = await servers.start({ kind: 'rabbitmq', host, ...user });
    port = store.port;
  }, 60_000);

  test('lets its user in by AMQP over TLS', async () => {
    expect(await logIn('shop', 'a-password-of-12')).toBe('tune');
  });

  test('refuses a wrong password, and the user that every RabbitMQ has', async () => {
    expect(await logIn('shop', 'a-guess-of-12345')).toBe('close');
    expect(await logIn('guest', 'guest')).toBe('close');
  });

  /** What the broker answers to a log-in: `connection.tune`, or `connection.close`. */
  async function logIn(user: string, password: string): Promise<string> {
    const client = connect({ port, host: '127.0.0.1', ca: servers.root(), servername: host });
    client.on('error', () => {});
    await once(client, 'secureConnect');
    client.write('AMQP\0\0\x09\x01', 'latin1');
    await methodOf(client); // connection.start
    client.write(startOk(user, password));
    const method = await methodOf(client);
    client.destroy();
    return { 30: 'tune', 50: 'close' }[method] ?? `${method}`;
  }
});

/** The number of the method in the next frame of the class `connection`. */
async function methodOf(client: TLSSocket): Promise<number> {
  const [frame]: Buffer[] = await once(client, 'data');
  return frame?.readUInt16BE(9) ?? 0;
}

/**
 * `connection.start-ok` with the mechanism PLAIN, in a frame. The client says that it wants to be
 * told when its password is wrong.
 */
function startOk(user: string, password: string): Buffer {
  const capability = Buffer.concat([
    shortText('authentication_failure_close'),
    Buffer.from('t\x01'),
  ]);
  const capabilities = Buffer.concat([
    shortText('capabilities'),
    Buffer.from('F'),
    longText(capability),
  ]);
  const payload = Buffer.concat([
    Buffer.from([0, 10, 0, 11]),
    longText(capabilities),
    shortText('PLAIN'),
    longText(Buffer.from(`\0${user}\0${password}`)),
    shortText('en_US'),
  ]);
  const head = Buffer.from([1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(payload.length, 3);
  return Buffer.concat([head, payload, Buffer.from([0xce])]);
}

function shortText(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
}

function longText(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
