import { connect } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';

/** Where the vector database listens. */
export interface VectorDatabase {
  readonly host: string;
  readonly port: number;
}

const connectMilliseconds = 2000;

/** The search API: liveness without touching anything, readiness by reaching the vector database. */
export function createServer(vectors: VectorDatabase): FastifyInstance {
  const server = fastify({ logger: { level: process.env.LOG_LEVEL ?? 'info' } });
  server.get('/health', async () => ({ status: 'ok' }));
  server.get('/ready', async (_request, reply) => {
    if (await isReachable(vectors)) return { status: 'ready' };
    return reply.code(503).send({ status: 'not ready', failed: ['vectors'] });
  });
  return server;
}

function isReachable({ host, port }: VectorDatabase): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: connectMilliseconds });
    const end = (reachable: boolean) => {
      socket.destroy();
      resolve(reachable);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
