import {
  Agent,
  createServer,
  get,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import {
  answerProbe,
  attachExpress,
  attachFastify,
  attachHono,
  createLifecycle,
  type Lifecycle,
  type LifecycleOptions,
} from './index.ts';

function lifecycleOf(options: LifecycleOptions = {}): Lifecycle {
  return createLifecycle({ stopTimeoutMs: 1000, signals: [], exit: () => undefined, ...options });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function ask(
  port: number,
  path: string,
  agent?: Agent,
): Promise<{ status: number; body: string; message: IncomingMessage }> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, ...(agent ? { agent } : {}) }, (message) => {
      let body = '';
      message.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      message.on('end', () => resolve({ status: message.statusCode ?? 0, body, message }));
      message.on('error', reject);
    }).on('error', reject);
  });
}

const slow: RequestListener = (request, response) => {
  if (request.url === '/slow') setTimeout(() => response.end('done'), 200);
  else response.end('quick');
};

describe('a node:http server', () => {
  test('answers what is under way, tells clients to leave, then takes nobody', async () => {
    const lifecycle = lifecycleOf();
    const server = createServer(slow);
    lifecycle.attachServer(server);
    const port = await listen(server);
    const agent = new Agent({ keepAlive: true });
    await ask(port, '/', agent);
    const answer = ask(port, '/slow');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const from = performance.now();
    await lifecycle.shutdown('test');
    expect(performance.now() - from).toBeLessThan(600);
    const { status, body, message } = await answer;
    expect({ status, body, connection: message.headers.connection }).toEqual({
      status: 200,
      body: 'done',
      connection: 'close',
    });
    await expect(ask(port, '/')).rejects.toThrow();
    agent.destroy();
  });

  test('goes on for the delay of readiness, and closes each connection after its answer', async () => {
    const lifecycle = lifecycleOf({ readinessDelayMs: 200 });
    const server = createServer(slow);
    lifecycle.attachServer(server);
    const port = await listen(server);
    const stopping = lifecycle.shutdown('test');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { status, message } = await ask(port, '/', new Agent({ keepAlive: true }));
    expect(status).toBe(200);
    expect(message.headers.connection).toBe('close');
    await stopping;
  });

  test('lets go of a thousand idle connections, and at the deadline of all others', async () => {
    const lifecycle = lifecycleOf({ stopTimeoutMs: 700 });
    const server = createServer(() => undefined);
    lifecycle.attachServer(server);
    const port = await listen(server);
    const sockets = await Promise.all(
      Array.from(
        { length: 1000 },
        () =>
          new Promise<ReturnType<typeof connect>>((resolve, reject) => {
            const socket = connect(port, '127.0.0.1', () => resolve(socket)).on('error', reject);
          }),
      ),
    );
    sockets[0]?.write('GET /never HTTP/1.1\r\nhost: a\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const from = performance.now();
    await lifecycle.shutdown('test');
    expect(performance.now() - from).toBeLessThan(700);
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise((resolve) => (socket.closed ? resolve(0) : socket.on('close', resolve))),
      ),
    );
  });

  test('outlives the idle time of a load balancer', () => {
    const server = createServer();
    lifecycleOf().attachServer(server);
    expect(server.keepAliveTimeout).toBe(65_000);
    expect(server.headersTimeout).toBeGreaterThan(server.keepAliveTimeout);
  });

  test('answers probes beside its own paths', async () => {
    const lifecycle = lifecycleOf();
    const server = createServer((request, response) => {
      if (!answerProbe(lifecycle, request, response)) response.end('own');
    });
    lifecycle.attachServer(server);
    const port = await listen(server);
    lifecycle.markReady();
    expect((await ask(port, '/ready?x=1')).body).toBe('{"status":"ok","phase":"ready"}\n');
    expect((await ask(port, '/')).body).toBe('own');
    await lifecycle.shutdown('test');
  });
});

test('a port of its own is served until the end', async () => {
  const free = createServer();
  const port = await listen(free);
  await new Promise((resolve) => free.close(resolve));
  const lifecycle = lifecycleOf({ health: { port, host: '127.0.0.1', ready: '/healthz' } });
  lifecycle.markReady();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await ask(port, '/healthz')).status).toBe(200);
  expect((await ask(port, '/ready')).status).toBe(404);
  const seen: number[] = [];
  lifecycle.onClose('look', async () => {
    seen.push((await ask(port, '/live')).status, (await ask(port, '/healthz')).status);
  });
  await lifecycle.shutdown('test');
  expect(seen).toEqual([200, 503]);
  await expect(ask(port, '/live')).rejects.toThrow();
});

describe('frameworks', () => {
  test('fastify: probes, what is under way, its own hooks', async () => {
    const lifecycle = lifecycleOf();
    const app = fastify();
    let isClosed = false;
    app.addHook('onClose', async () => {
      isClosed = true;
    });
    app.get('/slow', async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return 'done';
    });
    attachFastify(lifecycle, app);
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    expect((await ask(port, '/ready')).status).toBe(503);
    lifecycle.markReady();
    expect((await ask(port, '/ready')).body).toBe('{"status":"ok","phase":"ready"}');
    const answer = ask(port, '/slow');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await lifecycle.shutdown('test');
    expect((await answer).status).toBe(200);
    expect(isClosed).toBe(true);
  });

  test('express: what app.get gets is what node:http gives', async () => {
    const lifecycle = lifecycleOf();
    const routes = new Map<string, (request: unknown, response: never) => unknown>();
    attachExpress(lifecycle, { get: (path, handler) => routes.set(path, handler) });
    const server = createServer((request, response) => {
      routes.get(request.url ?? '')?.(request, response as never);
    });
    lifecycle.attachServer(server);
    const port = await listen(server);
    expect((await ask(port, '/live')).status).toBe(200);
    expect((await ask(port, '/ready')).status).toBe(503);
    await lifecycle.shutdown('test');
  });

  test('hono: answers with a Response', async () => {
    const lifecycle = lifecycleOf();
    const routes = new Map<string, () => Promise<Response>>();
    attachHono(lifecycle, { get: (path, handler) => routes.set(path, handler) });
    const response = await routes.get('/startup')?.();
    expect(response?.status).toBe(503);
    expect(await response?.json()).toEqual({ status: 'unavailable', phase: 'starting' });
  });
});
