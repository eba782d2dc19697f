import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { type Duplex, duplexPair } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { ask } from './testing/ask.ts';
import { raw } from './testing/raw.ts';
import { openShop, type ServingShop } from './testing/serving-shop.ts';

let shop: ServingShop;
afterEach(() => shop.close());

test('a body goes to the target as it comes', async () => {
  shop = await openShop();
  await shop.task(1, (incoming, response) => incoming.pipe(response));
  const big = 'x'.repeat(3_000_000);
  expect((await ask(shop.port, '/', { method: 'POST', body: big })).body).toBe(big);
  const chunked = { method: 'POST', body: big, headers: { 'Transfer-Encoding': 'chunked' } };
  expect((await ask(shop.port, '/', chunked)).body).toBe(big);
});

test('an answer reaches the client while the target still writes it', async () => {
  shop = await openShop();
  let finish = () => {};
  await shop.task(1, (_, response) => {
    response.write('first');
    finish = () => response.end('second');
  });
  const chunks: string[] = [];
  const done = new Promise<void>((resolve) => {
    request({ host: '127.0.0.1', port: shop.port }, (response) => {
      response.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
      response.once('end', resolve);
    }).end();
  });
  await expect.poll(() => chunks).toEqual(['first']);
  finish();
  await done;
  expect(chunks).toEqual(['first', 'second']);
});

test('a client that does not read holds its target back', async () => {
  shop = await openShop();
  const total = 256_000_000;
  let written = 0;
  await shop.task(1, (_, response) => {
    const block = Buffer.alloc(100_000);
    const more = () => {
      while (written < total) {
        written += block.length;
        if (!response.write(block)) return response.once('drain', more);
      }
      return response.end();
    };
    more();
  });
  const answer = await new Promise<IncomingMessage>((resolve) => {
    request({ host: '127.0.0.1', port: shop.port }, resolve).end();
  });
  let before = -1;
  let unchanged = 0;
  const standstill = () => {
    unchanged = written === before ? unchanged + 1 : 0;
    before = written;
    return unchanged;
  };
  await expect.poll(standstill).toBeGreaterThan(3);
  expect(written).toBeLessThan(total / 2);
  let received = 0;
  for await (const chunk of answer) received += chunk.length;
  expect(received).toBe(total);
});

test('a client that expects 100-continue is told to send its body', async () => {
  shop = await openShop();
  await shop.task(1, (incoming, response) => incoming.pipe(response));
  const body = await new Promise<string>((resolve) => {
    const sent = request({
      host: '127.0.0.1',
      port: shop.port,
      method: 'POST',
      headers: { Expect: '100-continue', 'Content-Length': '4' },
    });
    sent.once('continue', () => sent.end('body'));
    sent.once('response', (response) => response.on('data', (chunk) => resolve(String(chunk))));
    sent.flushHeaders();
  });
  expect(body).toBe('body');
});

test('connections to clients and to targets are kept', async () => {
  shop = await openShop();
  const task = await shop.task(1, (_, response) => response.end());
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let index = 0; index < 5; index++) await ask(shop.port, '/', { agent });
  expect(task.connections()).toBe(1);
  agent.destroy();
});

test('a connection to a target that nobody uses is closed after the idle timeout', async () => {
  shop = await openShop();
  const task = await shop.task(1, (_, response) => response.end());
  await ask(shop.port, '/');
  expect(task.connections()).toBe(1);
  await shop.clock.run({ for: 60_000 });
  await expect.poll(() => task.connections()).toBe(0);
});

test('a kept connection that its target has ended is not used again', async () => {
  shop = await openShop();
  const dialled: Duplex[] = [];
  shop.world.network.place('10.0.1.1', async () => {
    const [near, far] = duplexPair();
    dialled.push(near);
    far.once('data', () => {
      far.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      setImmediate(() => far.end()); // and never hears or says a word again
    });
    return near;
  });
  shop.world.elb.register(shop.groupArn, { address: '10.0.1.1', port: 8000 });
  await shop.clock.run({ for: 6000 });
  for (let count = 1; count <= 3; count++) {
    expect((await ask(shop.port, '/')).status).toBe(200);
    await expect.poll(() => dialled[count - 1]?.destroyed).toBe(true);
    expect(dialled).toHaveLength(count);
  }
});

test('WebSockets are joined', async () => {
  shop = await openShop();
  const task = await shop.task(1, (_, response) => response.end());
  task.server.on('upgrade', (incoming, socket) => {
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n',
    );
    socket.write(`X-For: ${incoming.headers['x-forwarded-for']}\r\n\r\n`);
    socket.pipe(socket);
  });
  const socket = connect(shop.port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => {
    received += String(chunk);
  });
  socket.write(
    'GET /live HTTP/1.1\r\nHost: shop.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  );
  await expect.poll(() => received).toContain('\r\n\r\n');
  expect(received).toMatch(/^HTTP\/1\.1 101 .*X-For: 127\.0\.0\.1/s);
  received = '';
  socket.write('ping');
  await expect.poll(() => received).toBe('ping');
  socket.destroy();
  await expect.poll(() => shop.world.elb.accessLog().length).toBe(1);
  expect(shop.world.elb.accessLog()[0]).toMatchObject({ type: 'ws', status: 101 });
});

test('a WebSocket lives as long as something is said within the idle timeout', async () => {
  shop = await openShop();
  const task = await shop.task(1, (_, response) => response.end());
  task.server.on('upgrade', (_, socket) => {
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    );
    socket.pipe(socket);
  });
  const socket = connect(shop.port, '127.0.0.1');
  let received = '';
  let closed = false;
  socket.on('data', (chunk) => {
    received += String(chunk);
  });
  socket.once('close', () => {
    closed = true;
  });
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  await expect.poll(() => received).toContain('\r\n\r\n');
  for (const text of ['one', 'two', 'three']) {
    await shop.clock.run({ for: 50_000 });
    socket.write(text);
    await expect.poll(() => received).toContain(text);
  }
  await shop.clock.run({ for: 60_000 });
  await expect.poll(() => closed).toBe(true);
  await expect.poll(() => shop.world.elb.accessLog().map(({ status }) => status)).toEqual([101]);
});

test('a target that declines a WebSocket answers as ever', async () => {
  shop = await openShop();
  await shop.task(1, (_, response) => response.writeHead(403).end('no'));
  const answer = await raw(
    shop.port,
    'GET /live HTTP/1.1\r\nHost: shop.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  );
  expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n.*no/s);
});

test('a draining target finishes its requests, gets no new ones and loses its connections', async () => {
  shop = await openShop();
  let finish: (() => void) | undefined;
  const old = await shop.task(1, ({ url }, response) => {
    if (url === '/slow') finish = () => response.end('old');
    else response.end('old');
  });
  const slow = ask(shop.port, '/slow');
  await expect.poll(() => finish).toBeDefined();
  await ask(shop.port, '/');
  expect(old.connections()).toBe(2);
  await shop.task(2, (_, response) => response.end('new'));
  const drained = shop.world.elb.deregister(shop.groupArn, { address: '10.0.1.1', port: 8000 });
  await expect.poll(() => old.connections()).toBe(1);
  for (let index = 0; index < 4; index++) expect((await ask(shop.port, '/')).body).toBe('new');
  finish?.();
  expect((await slow).body).toBe('old');
  await expect.poll(() => old.connections()).toBe(0);
  await shop.clock.run({ for: 30_000 });
  await drained;
});

test('requests that outlast the deregistration delay are cut', async () => {
  shop = await openShop();
  let asked = false;
  await shop.task(1, () => {
    asked = true;
  });
  const slow = ask(shop.port, '/');
  await expect.poll(() => asked).toBe(true);
  const drained = shop.world.elb.deregister(shop.groupArn, { address: '10.0.1.1', port: 8000 });
  await shop.clock.run({ for: 30_000 });
  await drained;
  expect((await slow).status).toBe(502);
});

test('a task inside the VPC reaches the load balancer through its interface', async () => {
  shop = await openShop();
  await shop.task(1, (_, response) => response.end('inside'));
  const [node] = shop.world.network.interfaces();
  const socket = await node?.dial(80);
  const received = new Promise<string>((resolve) => {
    let text = '';
    socket?.on('data', (chunk) => {
      text += String(chunk);
    });
    socket?.once('end', () => resolve(text));
  });
  socket?.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(await received).toContain('inside');
  await expect(node?.dial(81)).rejects.toThrow('ECONNREFUSED');
});

test('a connection that comes after its ten seconds is closed again', async () => {
  shop = await openShop();
  const [near, far] = duplexPair();
  let connected: (() => void) | undefined;
  shop.world.network.place(
    '10.0.1.9',
    () =>
      new Promise((resolve) => {
        connected = () => resolve(near);
      }),
  );
  shop.world.elb.register(shop.groupArn, { address: '10.0.1.9', port: 8000 });
  const answer = ask(shop.port, '/');
  await expect.poll(() => connected).toBeDefined();
  await shop.clock.run({ for: 10_000 });
  expect((await answer).status).toBe(504);
  connected?.();
  await expect.poll(() => near.destroyed).toBe(true);
  far.destroy();
});

test('a listener that moves to another port is opened anew', async () => {
  shop = await openShop();
  const state = { physicalId: shop.listenerArn, attributes: {} };
  const properties = {
    LoadBalancerArn: shop.loadBalancerArn,
    Protocol: 'HTTP',
    DefaultActions: [
      {
        Type: 'fixed-response',
        FixedResponseConfig: { StatusCode: '200', MessageBody: 'moved' },
      },
    ],
  };
  await shop.world.update(
    'Listener',
    state,
    { ...properties, Port: 80 },
    { ...properties, Port: 8080 },
  );
  const [endpoint] = shop.world.elb.endpoints();
  expect(endpoint).toMatchObject({ listenerArn: shop.listenerArn, port: 8080 });
  expect((await ask(endpoint?.localPort ?? 0, '/')).body).toBe('moved');
});

test('a deleted listener closes its port', async () => {
  shop = await openShop();
  await shop.world.delete('Listener', { physicalId: shop.listenerArn, attributes: {} });
  expect(shop.world.elb.endpoints()).toEqual([]);
  await expect(ask(shop.port, '/')).rejects.toThrow('ECONNREFUSED');
});
