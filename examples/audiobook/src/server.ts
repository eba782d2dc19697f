import fastify, { type FastifyInstance } from 'fastify';
import type { Stores } from './stores.ts';

/** What the API is made of; `allowedHosts` may hold `*`. */
export interface ServerParts {
  readonly stores: Stores;
  readonly origins: readonly string[];
  readonly allowedHosts: readonly string[];
}

const healthPath = '/api/v1/health';

/** The API: books, chapters, and signed links to their audio. */
export function createServer({ stores, origins, allowedHosts }: ServerParts): FastifyInstance {
  const server = fastify({ logger: { level: process.env.LOG_LEVEL ?? 'info' } });

  server.addHook('onRequest', async (request, reply) => {
    // The load balancer probes by the task's address, so the health path answers every host.
    if (request.url !== healthPath && !isAllowed(request.hostname, allowedHosts)) {
      return reply.code(400).send({ error: 'unknown host' });
    }
    const { origin } = request.headers;
    if (origin !== undefined && origins.includes(origin)) {
      reply.header('access-control-allow-origin', origin).header('vary', 'origin');
    }
    return undefined;
  });

  server.get(healthPath, async () => ({ status: 'ok' }));

  server.get('/api/v1/ready', async (_request, reply) => {
    const failed = await stores.failed();
    if (failed.length === 0) return { status: 'ready' };
    return reply.code(503).send({ status: 'not ready', failed });
  });

  server.get('/api/v1/books', async () => stores.listBooks());

  server.get<{ Params: { book: string } }>('/api/v1/books/:book/chapters', async ({ params }) =>
    stores.listChapters(params.book),
  );

  server.get<{ Params: { book: string; chapter: string } }>(
    '/api/v1/books/:book/chapters/:chapter/audio',
    async ({ params }) => ({ url: await stores.signAudio(params.book, params.chapter) }),
  );

  return server;
}

function isAllowed(host: string, allowedHosts: readonly string[]): boolean {
  return allowedHosts.includes('*') || allowedHosts.includes(host);
}
