import { createServer as createTcpServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createServer } from './server.ts';

describe('shortcut', () => {
  it('answers its health path without its vector database, and is not ready', async () => {
    const server = createServer({ host: '127.0.0.1', port: 9 });
    expect((await server.inject('/health')).statusCode).toBe(200);
    expect((await server.inject('/ready')).json()).toEqual({
      status: 'not ready',
      failed: ['vectors'],
    });
  });

  it('is ready when the vector database can be reached', async () => {
    const vectors = createTcpServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => vectors.once('listening', resolve));
    const address = vectors.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const server = createServer({ host: '127.0.0.1', port });
    expect((await server.inject('/ready')).statusCode).toBe(200);
    vectors.close();
  });
});
