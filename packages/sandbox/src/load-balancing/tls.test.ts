import { connect as connectHttp2 } from 'node:http2';
import { request } from 'node:https';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, type ServingShop } from './testing/serving-shop.ts';

const first = 'arn:aws:acm:us-east-1:111122223333:certificate/first';
const second = 'arn:aws:acm:us-east-1:111122223333:certificate/second';
const names: Readonly<Record<string, readonly string[]>> = {
  [first]: ['shop.example', '*.shop.example'],
  [second]: ['api.example'],
};

let shop: ServingShop;
let ca: string;

const open = async (
  SslPolicy = 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  attributes: object[] = [],
) => {
  shop = await openShop(
    {
      loadBalancer: { LoadBalancerAttributes: attributes },
      listener: {
        Port: 443,
        Protocol: 'HTTPS',
        SslPolicy,
        Certificates: [{ CertificateArn: first }],
      },
    },
    { certificateNames: (arn) => names[arn] ?? [] },
  );
  ca = await shop.world.certificates.root();
  await shop.task(1, ({ headers }, response) => {
    response.end(`${headers['x-forwarded-proto']} ${headers['x-forwarded-port']}`);
  });
};

beforeEach(() => open());
afterEach(() => shop.close());

function get(servername: string, path = '/'): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: shop.port, servername, ca, path };
    const sent = request({ ...options, headers: { Host: servername } }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.once('end', () => resolve(body));
    });
    sent.once('error', reject);
    sent.end();
  });
}

function handshake(options: object): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: shop.port, ca, ...options }, () => {
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

test('a client that trusts the local authority is content with the certificate', async () => {
  expect(await get('www.shop.example')).toBe('https 443');
  expect(await get('localhost')).toBe('https 443');
  await expect(get('other.example')).rejects.toThrow("does not match certificate's altnames");
});

test('the certificate is the one for the name that the client asks for', async () => {
  await shop.world.create('ListenerCertificate', {
    ListenerArn: shop.listenerArn,
    Certificates: [{ CertificateArn: second }],
  });
  const namesFor = async (servername: string): Promise<string | undefined> => {
    const socket = await handshake({ servername });
    const { subjectaltname } = socket.getPeerCertificate();
    socket.destroy();
    return subjectaltname;
  };
  expect(await namesFor('api.example')).toContain('DNS:api.example');
  expect(await namesFor('shop.example')).toContain('DNS:shop.example');
});

test('the access log names cipher, protocol, name and certificate', async () => {
  await get('shop.example');
  expect(shop.world.elb.accessLog()).toMatchObject([
    {
      type: 'https',
      sslProtocol: 'TLSv1.3',
      sslCipher: expect.stringContaining('AES'),
      domainName: 'shop.example',
      certificateArn: first,
    },
  ]);
});

test('the policy decides which versions of TLS are taken', async () => {
  await shop.close();
  await open('ELBSecurityPolicy-TLS13-1-3-2021-06');
  await expect(handshake({ servername: 'shop.example', maxVersion: 'TLSv1.2' })).rejects.toThrow();
  const socket = await handshake({ servername: 'shop.example' });
  expect(socket.getProtocol()).toBe('TLSv1.3');
  socket.destroy();
});

test('HTTP/2 clients are served over HTTP/1.1 to the target', async () => {
  const session = connectHttp2(`https://localhost:${shop.port}`, { ca });
  const exchange = (headers: object, body = '') =>
    new Promise<{ status: unknown; body: string }>((resolve, reject) => {
      const stream = session.request({ ...headers }, { endStream: body === '' });
      let status: unknown;
      let text = '';
      stream.on('response', (answer) => {
        status = answer[':status'];
      });
      stream.on('data', (chunk) => {
        text += String(chunk);
      });
      stream.once('end', () => resolve({ status, body: text }));
      stream.once('error', reject);
      if (body !== '') stream.end(body);
    });
  expect(await exchange({ ':path': '/' })).toEqual({ status: 200, body: 'https 443' });
  const echo = await shop.task(2, (incoming, response) => incoming.pipe(response));
  shop.world.answers({ address: '10.0.1.1', port: 8000 }, { kind: 'refused' });
  await shop.clock.run({ for: 20_000 });
  expect(await exchange({ ':path': '/', ':method': 'POST' }, 'body')).toEqual({
    status: 200,
    body: 'body',
  });
  await echo.close();
  session.close();
  const types = shop.world.elb.accessLog().map(({ type, httpVersion }) => [type, httpVersion]);
  expect(types).toEqual([
    ['h2', '2.0'],
    ['h2', '2.0'],
  ]);
});

test('HTTP/2 can be switched off', async () => {
  await shop.close();
  await open(undefined, [{ Key: 'routing.http2.enabled', Value: 'false' }]);
  const socket = await handshake({ servername: 'shop.example', ALPNProtocols: ['h2', 'http/1.1'] });
  expect(socket.alpnProtocol).toBe('http/1.1');
  socket.destroy();
});
