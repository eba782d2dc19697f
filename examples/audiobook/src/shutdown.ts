import type { Server } from 'node:http';

/** Seconds that connections stay open between requests: longer than the load balancer's 60. */
const keepAliveSeconds = 65;

/**
 * Keeps connections longer than the load balancer does, and on SIGTERM or SIGINT answers what is
 * under way, closes what else is open, then ends the process.
 */
export function stopGracefully(server: Server, close: () => Promise<unknown>): void {
  server.keepAliveTimeout = keepAliveSeconds * 1000;
  server.headersTimeout = (keepAliveSeconds + 1) * 1000;
  const stop = () => {
    server.close(() => {
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
