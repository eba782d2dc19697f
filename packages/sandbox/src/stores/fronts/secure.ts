import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { type SecureContext, TLSSocket } from 'node:tls';

/** Takes a client's TLS handshake; rejects when the client speaks something else or refuses us. */
export async function secure(client: Duplex, secureContext: SecureContext): Promise<TLSSocket> {
  const socket = new TLSSocket(client, { isServer: true, secureContext });
  const over = new AbortController();
  const failed = new Promise<never>((_, reject) => {
    socket.once('_tlsError', reject);
    socket.once('close', () => reject(new Error('The connection ended during the handshake.')));
  });
  try {
    await Promise.race([once(socket, 'secure', { signal: over.signal }), failed]);
  } finally {
    over.abort();
  }
  socket.on('error', () => {});
  return socket;
}
