import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { ask } from './testing/ask.ts';
import { raw } from './testing/raw.ts';
import { openShop, type ServingShop } from './testing/serving-shop.ts';

let shop: ServingShop;
afterEach(() => shop.close());

test('a target gets the request with the headers of a load balancer', async () => {
  shop = await openShop();
  const seen: { url?: string | undefined; headers?: Record<string, unknown> } = {};
  await shop.task(1, ({ url, headers }, response) => {
    Object.assign(seen, { url, headers });
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.end('cart');
  });
  const answer = await ask(shop.port, '/cart?id=1', {
    headers: {
      Host: 'shop.example',
      Connection: 'x-hop',
      'X-Hop': 'dropped',
      TE: 'trailers',
      'X-Forwarded-For': '203.0.113.7',
      'X-Forwarded-Proto': 'https',
      'X-Kept': 'yes',
    },
  });
  expect(answer).toMatchObject({ status: 200, body: 'cart' });
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(seen.url).toBe('/cart?id=1');
  expect(seen.headers).toEqual({
    host: 'shop.example',
    'x-kept': 'yes',
    'x-forwarded-for': '203.0.113.7, 127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': '80',
    'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    connection: 'keep-alive',
  });
});

test.each([
  ['preserve', '203.0.113.7'],
  ['remove', undefined],
])('X-Forwarded-For can be handled as %s', async (mode, expected) => {
  const Key = 'routing.http.xff_header_processing.mode';
  shop = await openShop({ loadBalancer: { LoadBalancerAttributes: [{ Key, Value: mode }] } });
  let seen: unknown = 'nothing';
  await shop.task(1, ({ headers }, response) => {
    seen = headers['x-forwarded-for'];
    response.end();
  });
  await ask(shop.port, '/', { headers: { 'X-Forwarded-For': '203.0.113.7' } });
  expect(seen).toBe(expected);
});

test('headers with invalid names are dropped where the load balancer is told to', async () => {
  const Key = 'routing.http.drop_invalid_header_fields.enabled';
  shop = await openShop({ loadBalancer: { LoadBalancerAttributes: [{ Key, Value: 'true' }] } });
  let seen: object = {};
  await shop.task(1, ({ headers }, response) => {
    seen = headers;
    response.end();
  });
  await ask(shop.port, '/', { headers: { under_score: '1', 'X-Fine': '2' } });
  expect(seen).toHaveProperty('x-fine');
  expect(seen).not.toHaveProperty('under_score');
});

test("a client's trace goes on, with the load balancer as Self", async () => {
  shop = await openShop();
  await shop.task(1, ({ headers }, response) => response.end(headers['x-amzn-trace-id']));
  const given = 'Root=1-67891233-abcdef012345678912345678;Parent=1';
  const { body } = await ask(shop.port, '/', { headers: { 'X-Amzn-Trace-Id': given } });
  expect(body).toMatch(
    /^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678;Parent=1$/,
  );
});

test('healthy targets take turns', async () => {
  shop = await openShop();
  for (const number of [1, 2, 3]) {
    await shop.task(number, (_, response) => response.end(String(number)));
  }
  const order: string[] = [];
  for (let index = 0; index < 6; index++) order.push((await ask(shop.port, '/')).body);
  expect(order.slice(0, 3).toSorted()).toEqual(['1', '2', '3']);
  expect(order.slice(3)).toEqual(order.slice(0, 3));
});

test('with least_outstanding_requests, a busy target is left alone', async () => {
  const Key = 'load_balancing.algorithm.type';
  shop = await openShop({
    group: { TargetGroupAttributes: [{ Key, Value: 'least_outstanding_requests' }] },
  });
  let release: (() => void) | undefined;
  await shop.task(1, ({ url }, response) => {
    if (url === '/slow') release = () => response.end('1');
    else response.end('1');
  });
  const slow = ask(shop.port, '/slow');
  await expect.poll(() => release).toBeDefined();
  await shop.task(2, (_, response) => response.end('2'));
  const bodies = [];
  for (let index = 0; index < 4; index++) bodies.push((await ask(shop.port, '/')).body);
  expect(bodies).toEqual(['2', '2', '2', '2']);
  release?.();
  await slow;
});

test('unhealthy targets get nothing while another is healthy, and everything when none is', async () => {
  shop = await openShop();
  await shop.task(1, (_, response) => response.end('1'));
  await shop.task(2, (_, response) => response.end('2'));
  const bodies = async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(shop.port, '/')));
    return new Set(answers.map(({ body }) => body));
  };
  shop.world.answers({ address: '10.0.1.1', port: 8000 }, { kind: 'status', status: 500 });
  await shop.clock.run({ for: 20_000 });
  expect(await bodies()).toEqual(new Set(['2']));
  shop.world.answers({ address: '10.0.1.2', port: 8000 }, { kind: 'status', status: 500 });
  await shop.clock.run({ for: 20_000 });
  expect(await bodies()).toEqual(new Set(['1', '2']));
});

test('a group without targets answers 503 in the words of a load balancer', async () => {
  shop = await openShop();
  const answer = await ask(shop.port, '/');
  expect(answer).toMatchObject({
    status: 503,
    body: '<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n',
    headers: { server: 'awselb/2.0', 'content-type': 'text/html', connection: 'keep-alive' },
  });
});

test.each([
  ['closes the connection', (socket: { destroy(): void }) => socket.destroy()],
  [
    'answers something else than HTTP',
    (socket: { end(text: string): void }) => socket.end('SSH-2.0\r\n\r\n'),
  ],
  [
    'sends a head of 40 KB',
    (socket: { end(text: string): void }) =>
      socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`),
  ],
])('a target that %s makes 502', async (_, answer) => {
  shop = await openShop();
  await shop.task(1, ({ socket }) => answer(socket));
  expect(await ask(shop.port, '/')).toMatchObject({
    status: 502,
    body: expect.stringContaining('<center><h1>502 Bad Gateway</h1></center>'),
  });
});

test('a target whose port is closed makes 502', async () => {
  shop = await openShop();
  const task = await shop.task(1, (_, response) => response.end());
  await new Promise((resolve) => task.server.close(resolve));
  expect((await ask(shop.port, '/')).status).toBe(502);
});

test('a target that closes in the middle of its answer cuts the client off', async () => {
  shop = await openShop();
  await shop.task(1, ({ socket }, response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('half', () => socket.destroy());
  });
  await expect(ask(shop.port, '/')).rejects.toThrow();
  await expect.poll(() => shop.world.elb.accessLog().length).toBe(1);
  expect(shop.world.elb.accessLog()[0]).toMatchObject({ status: 200, sentBytes: 4 });
});

test('a target that does not answer within the idle timeout makes 504', async () => {
  shop = await openShop();
  let asked = false;
  await shop.task(1, () => {
    asked = true;
  });
  const answer = ask(shop.port, '/');
  await expect.poll(() => asked).toBe(true);
  await shop.clock.run({ for: 60_000 });
  expect(await answer).toMatchObject({
    status: 504,
    body: expect.stringContaining('504 Gateway Time-out'),
  });
});

test('a client that stops sending its body gets 408 after the idle timeout', async () => {
  shop = await openShop();
  let asked = false;
  await shop.task(1, () => {
    asked = true;
  });
  const answer = raw(
    shop.port,
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nConnection: close\r\n\r\nhalf',
  );
  await expect.poll(() => asked).toBe(true);
  await shop.clock.run({ for: 60_000 });
  expect(await answer).toMatch(/^HTTP\/1\.1 408 Request Time-out\r\n/);
});

test('a target that packets do not reach makes 504 after ten seconds', async () => {
  shop = await openShop();
  await shop.task(1, (_, response) => response.end());
  shop.world.network.blocked.add('10.0.1.1');
  const answer = ask(shop.port, '/');
  await expect.poll(() => shop.world.observations.length).toBe(1);
  await shop.clock.run({ for: 10_000 });
  expect((await answer).status).toBe(504);
});

test('a client that leaves before the answer is 460 in the access log', async () => {
  shop = await openShop();
  let asked = false;
  let left = false;
  await shop.task(1, (incoming) => {
    asked = true;
    incoming.once('close', () => {
      left = true;
    });
  });
  const sent = request({ host: '127.0.0.1', port: shop.port, path: '/' });
  sent.once('error', () => {});
  sent.end();
  await expect.poll(() => asked).toBe(true);
  sent.destroy();
  await expect.poll(() => left).toBe(true);
  await expect.poll(() => shop.world.elb.accessLog().map(({ status }) => status)).toEqual([460]);
});

test.each([
  ['a method of TRACE', { method: 'TRACE' }, '/', 405],
  ['a target of 17 KB', {}, `/${'x'.repeat(17_000)}`, 414],
  ['a header of 17 KB', { headers: { 'x-long': 'x'.repeat(17_000) } }, '/', 400],
  [
    'a head of 70 KB',
    {
      headers: {
        a: 'x'.repeat(15_000),
        b: 'x'.repeat(15_000),
        c: 'x'.repeat(15_000),
        d: 'x'.repeat(15_000),
        e: 'x'.repeat(15_000),
      },
    },
    '/',
    400,
  ],
  [
    '31 addresses it came through',
    { headers: { 'X-Forwarded-For': Array(31).fill('10.0.0.1').join(', ') } },
    '/',
    463,
  ],
])('a request with %s gets no further', async (_, options, path, status) => {
  shop = await openShop();
  await shop.task(1, (_request, response) => response.end());
  expect((await ask(shop.port, path, options)).status).toBe(status);
});

test('heads of up to 64 KB are taken', async () => {
  shop = await openShop();
  const task = await shop.task(1, ({ headers }, response) => {
    response.end(String(headers.c?.length));
  });
  Object.assign(task.server, { maxHeaderSize: 100_000 });
  const part = 'x'.repeat(15_000);
  const headers = { a: part, b: part, c: part };
  expect(await ask(shop.port, '/', { headers })).toMatchObject({ status: 200, body: '15000' });
});

test('what is no request is answered with 400', async () => {
  shop = await openShop();
  const answer = await raw(shop.port, 'hello\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nServer: awselb\/2\.0\r\n/);
});

test('the access log has the fields of AWS', async () => {
  shop = await openShop({ loadBalancer: { Name: 'shop' } });
  await shop.task(1, (_, response) => response.end('hello'));
  await ask(shop.port, '/a?b=1', { headers: { Host: 'shop.example', 'User-Agent': 'test "1"' } });
  await shop.world.elb.close();
  const [line = ''] = shop.world.elb.accessLogLines();
  const time = '2026-01-01T00:00:06.000000Z';
  const group = shop.groupArn;
  expect(line).toMatch(
    new RegExp(
      [
        `^http ${time} app/shop/[0-9a-f]{16} 127.0.0.1:\\d+ 10.0.1.1:8000 0.000 0.000 0.000 200 200`,
        `\\d+ 5 "GET http://shop.example:80/a\\?b=1 HTTP/1.1" "test \\\\x221\\\\x22" - - ${group}`,
        `"Root=1-[0-9a-f]{8}-[0-9a-f]{24}" "-" "-" 0 ${time} "forward" "-" "-" "10.0.1.1:8000" "200" "-" "-"$`,
      ].join(' '),
    ),
  );
});
