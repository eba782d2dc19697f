import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { StoreServer } from '../store-servers.ts';

/** A port of 127.0.0.1 behind which clients find a store, as they would find it in their VPC. */
export async function listen(
  store: StoreServer,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const listener = createServer(async (socket) => {
    sockets.add(socket);
    const connection = await store.dial('10.0.12.7');
    connection.on('error', () => socket.resetAndDestroy());
    socket.on('error', () => connection.destroy());
    socket.pipe(connection).pipe(socket);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    async close() {
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
