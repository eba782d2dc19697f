import { type AddressInfo, connect } from 'node:net';
import { createSecureContext, createServer, type SecureContext } from 'node:tls';
import type { CertificateAuthority } from '../certificates/certificate-authority.ts';

/** A TLS server on 127.0.0.1 that shows each client a certificate for the name it asks for. */
export interface TlsTermination {
  readonly port: number;
  close(): Promise<void>;
}

/** Passes what it decrypts on to a port of this machine. */
export async function terminateTls(
  certificates: CertificateAuthority,
  plainPort: number,
): Promise<TlsTermination> {
  const contexts = new Map<string, Promise<SecureContext>>();
  const contextFor = (host: string): Promise<SecureContext> => {
    const known = contexts.get(host) ?? makeContext(host, certificates);
    contexts.set(host, known);
    return known;
  };
  const server = createServer({
    SNICallback: (host, done) => {
      contextFor(host).then((context) => done(null, context), done);
    },
  });
  const sockets = new Set<{ destroy(): void }>();
  server.on('secureConnection', (client) => {
    const upstream = connect(plainPort, '127.0.0.1');
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function makeContext(
  host: string,
  certificates: CertificateAuthority,
): Promise<SecureContext> {
  const { certificate, key } = await certificates.issue([host]);
  return createSecureContext({ cert: certificate, key });
}
