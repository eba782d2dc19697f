import type { Server } from 'node:http';
import type { Lifecycle } from '../options.ts';

/** As much of a fastify instance as is used. */
export interface FastifyLike {
  readonly server: Server;
  get(path: string, handler: (request: unknown, reply: FastifyReplyLike) => unknown): unknown;
  close(): PromiseLike<unknown>;
}

export interface FastifyReplyLike {
  code(status: number): { send(body: unknown): unknown };
}

/** Adds the probes, drains the server, then closes the application with its plugins. */
export function attachFastify(lifecycle: Lifecycle, app: FastifyLike): void {
  for (const path of lifecycle.healthPaths) {
    app.get(path, async (_request, reply) => {
      const answer = await lifecycle.answerHealth(path);
      return reply.code(answer?.status ?? 404).send(answer?.body);
    });
  }
  lifecycle.attachServer(app.server);
  lifecycle.onClose('fastify', async () => {
    await app.close();
  });
}
