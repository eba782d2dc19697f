import type { Server } from 'node:http';
import type { HealthOptions, Lifecycle } from '../options.ts';
import { answerProbe } from './write-health.ts';

/** Serves the probes on a port of their own; the lifecycle closes it last of all. */
export async function serveHealth(
  lifecycle: Pick<Lifecycle, 'answerHealth'>,
  { port, host }: HealthOptions,
): Promise<Server> {
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    if (!answerProbe(lifecycle, request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, resolve);
  });
  // Probes alone do not keep a process alive.
  server.unref();
  return server;
}
