import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';

/** Opens a connection to a server; rejects as sockets do. */
export async function dialSocket(to: NetConnectOpts): Promise<Socket> {
  const socket = connect(to);
  await once(socket, 'connect');
  return socket;
}
