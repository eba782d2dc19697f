import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { clientOf } from './entrance.ts';
import { startLoad } from './load.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  closing.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

async function loadOn(port: number, milliseconds: number, rate = 200) {
  const client = clientOf({ protocol: 'http', port });
  closing.push(() => client.close());
  const request = { method: 'GET', path: '/', host: 'shop.example.com', headers: {}, timeout: 500 };
  const load = startLoad(client, request, rate);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return load.stop();
}

test('a load of 200 requests a second is one, and none of a sound server is dropped', async () => {
  const port = await serve((_request, response) => response.end('fine'));
  const report = await loadOn(port, 500);
  expect(report.sent).toBeGreaterThanOrEqual(90);
  expect(report.sent).toBeLessThanOrEqual(102);
  expect(report).toMatchObject({ dropped: {}, failed: 0 });
});

test('what a client did not get is counted by what it saw', async () => {
  let count = 0;
  const port = await serve((request, response) => {
    count += 1;
    if (count % 4 === 0) request.socket.destroy();
    else response.writeHead(count % 4 === 1 ? 502 : count % 4 === 2 ? 500 : 200).end();
  });
  const { sent, dropped, failed } = await loadOn(port, 200, 100);
  expect(dropped).toEqual({ ECONNRESET: expect.any(Number), 502: expect.any(Number) });
  expect(failed).toBeGreaterThan(0);
  expect(sent).toBeGreaterThan(failed + (dropped.ECONNRESET ?? 0));
});

test('a server that never answers drops every request at its time-out', async () => {
  const port = await serve(() => {});
  const report = await loadOn(port, 100, 100);
  expect(report.dropped).toEqual({ timeout: report.sent });
});
