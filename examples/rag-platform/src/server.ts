import fastify, { type FastifyInstance } from 'fastify';
import type { Stores } from './stores.ts';

/** What the API is made of. */
export interface ServerParts {
  readonly appName: string;
  readonly logLevel: string;
  readonly stores: Stores;
}

/** The API: liveness without touching a store, readiness with, and a document list. */
export function createServer({ appName, logLevel, stores }: ServerParts): FastifyInstance {
  const server = fastify({ logger: { level: logLevel } });

  server.get('/health', async () => ({ status: 'healthy', app_name: appName, version: '1.0.0' }));

  server.get('/ready', async (_request, reply) => {
    const failed = await stores.failed();
    if (failed.length === 0) return { status: 'ready' };
    return reply.code(503).send({ status: 'not ready', failed });
  });

  server.post<{ Body: { title: string; content: string } }>('/documents', {
    schema: {
      body: {
        type: 'object',
        required: ['title', 'content'],
        properties: { title: { type: 'string' }, content: { type: 'string' } },
      },
    },
    handler: async ({ body }, reply) => reply.code(201).send(await stores.addDocument(body)),
  });

  server.get('/documents', async () => stores.listDocuments());

  return server;
}
