import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds: longer than the 60 seconds after which AWS's load balancers close a connection. */
const keepAlive = 65_000;

/** Milliseconds between looks for connections that have become idle. */
const idleInterval = 100;

/** A server that can be drained: what is under way is answered, then connections are closed. */
export interface DrainableServer {
  /** Goes on for `delayMs`, takes no more connections, waits for answers until `deadline`. */
  drain(delayMs: number, deadline: Date): Promise<void>;
}

export function drainableServer(server: Server): DrainableServer {
  const sockets = new Set<Socket>();
  const responses = new Set<ServerResponse>();
  let isDraining = false;
  server.keepAliveTimeout = Math.max(server.keepAliveTimeout, keepAlive);
  server.headersTimeout = Math.max(server.headersTimeout, server.keepAliveTimeout + 1000);

  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (_request, response: ServerResponse) => {
    responses.add(response);
    response.once('close', () => responses.delete(response));
    if (isDraining) endConnectionAfter(response);
  });

  return {
    drain: async (delayMs, deadline) => {
      isDraining = true;
      for (const response of responses) endConnectionAfter(response);
      await sleep(Math.min(delayMs, Math.max(0, deadline.getTime() - Date.now())));
      await close(server, sockets, deadline);
    },
  };
}

/** Tells the client, or the load balancer, to come back by another connection. */
function endConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

async function close(server: Server, sockets: ReadonlySet<Socket>, deadline: Date): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), idleInterval);
  const end = setTimeout(
    () => {
      // Also those that were upgraded, which `closeAllConnections` leaves.
      for (const socket of sockets) socket.destroy();
    },
    Math.max(0, deadline.getTime() - Date.now()),
  );
  await closed;
  clearInterval(idle);
  clearTimeout(end);
}
