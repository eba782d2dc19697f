import type { SocketAddress } from './address.ts';

/** `host`, `host:port` and `host:port/path` in a list with commas, spaces or semicolons. */
export function readSockets(text: string): readonly SocketAddress[] {
  const sockets: SocketAddress[] = [];
  for (const { 0: token, index } of text.matchAll(/[^\s,;|]+/g)) {
    const socket = readSocket(token, index, token.length === text.length);
    if (socket) sockets.push(socket);
  }
  return sockets;
}

const pattern = /^([A-Za-z0-9_][A-Za-z0-9_.-]*)(?::(\d+|\ufffc))?(?:\/(.*))?$/;

function readSocket(token: string, at: number, alone: boolean): SocketAddress | undefined {
  const found = pattern.exec(token);
  const [, host, port, path] = found ?? [];
  if (host === undefined) return undefined;
  const hostEnd = at + host.length;
  const portEnd = port === undefined ? hostEnd : hostEnd + 1 + port.length;
  return {
    form: 'socket',
    range: { start: at, end: at + token.length },
    host: { start: at, end: hostEnd },
    ...(port !== undefined && { port: { start: hostEnd + 1, end: portEnd } }),
    ...(path !== undefined && { path: { start: portEnd + 1, end: at + token.length } }),
    alone,
  };
}
