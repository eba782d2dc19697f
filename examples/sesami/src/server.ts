import { randomUUID } from 'node:crypto';
import type { TaskService } from '@seaworthy/runtime/tasks';
import fastify, { type FastifyInstance } from 'fastify';
import type { Database } from './database.ts';
import type { Tasks } from './tasks.ts';

/** What the API is made of. */
export interface ServerParts {
  readonly database: Database;
  readonly tasks: Pick<TaskService<Tasks>, 'enqueue' | 'ping'>;
}

/** The API: health, and analyses that are asked for here and done by the worker. */
export function createServer({ database, tasks }: ServerParts): FastifyInstance {
  const server = fastify({ logger: { level: process.env.LOG_LEVEL ?? 'info' } });

  server.get('/api/health', async () => ({ status: 'ok' }));

  server.get('/api/ready', async (_request, reply) => {
    const probes = { database: database.ping(), queue: tasks.ping() };
    const results = await Promise.allSettled(Object.values(probes));
    const failed = Object.keys(probes).filter((_, index) => results[index]?.status === 'rejected');
    if (failed.length === 0) return { status: 'ready' };
    return reply.code(503).send({ status: 'not ready', failed });
  });

  server.post<{ Body: { repository: string } }>('/api/analyses', {
    schema: {
      body: {
        type: 'object',
        required: ['repository'],
        properties: { repository: { type: 'string', pattern: '^https://' } },
      },
    },
    handler: async ({ body }, reply) => {
      const id = randomUUID();
      await database.createAnalysis(id, body.repository);
      await tasks.enqueue('analyse', { id, repository: body.repository }, { idempotencyKey: id });
      return reply.code(202).send({ id });
    },
  });

  server.get<{ Params: { id: string } }>('/api/analyses/:id', async ({ params }, reply) => {
    const analysis = await database.findAnalysis(params.id);
    return analysis ?? reply.code(404).send({ error: 'unknown analysis' });
  });

  return server;
}
