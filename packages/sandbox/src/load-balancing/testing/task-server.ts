import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { World } from './world.ts';

/** A server on loopback that stands at a private address of a test's network. */
export interface TaskServer {
  readonly server: Server;
  /** The connections to it that are open now. */
  connections(): number;
  close(): Promise<void>;
}

/** Starts one; its keep-alive outlasts the load balancer's, as it should. */
export async function startTask(
  { network }: Pick<World, 'network'>,
  address: string,
  answer: RequestListener,
): Promise<TaskServer> {
  const server = createServer({ keepAliveTimeout: 75_000 }, answer);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const local = typeof bound === 'object' && bound !== null ? bound.port : 0;
  network.place(address, () => dialLocal(local));
  return {
    server,
    connections: () => sockets.size,
    async close() {
      network.remove(address);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function dialLocal(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}
