import type { ListeningSocket } from '../../task-runner.ts';

/**
 * The listening sockets in the text of /proc/net/tcp and tcp6, by port:
 * `0: 0100007F:0BB8 00000000:0000 0A …` is 127.0.0.1:3000.
 */
export function readListening(text: string): readonly ListeningSocket[] {
  const reachable = new Map<number, boolean>();
  for (const [, address = '', hexPort = ''] of text.matchAll(listeningLine)) {
    const port = Number.parseInt(hexPort, 16);
    reachable.set(port, reachable.get(port) || !isLoopback(address));
  }
  return [...reachable]
    .map(([port, isReachable]) => ({ port, reachable: isReachable }))
    .sort((a, b) => a.port - b.port);
}

/** State 0A is LISTEN. */
const listeningLine = /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]+:0000 0A /gm;

/** The kernel writes each word of four bytes backwards. */
function isLoopback(address: string): boolean {
  if (address.length === 8) return address.endsWith('7F');
  return (
    address === '00000000000000000000000001000000' || /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(address)
  );
}
