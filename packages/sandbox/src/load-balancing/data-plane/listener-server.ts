import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, type SecureContext, type TlsOptions } from 'node:tls';
import type { CertificateAuthority } from '../../certificates/certificate-authority.ts';
import type { Listener } from '../elements.ts';
import { tlsVersionsOf } from '../ssl-policies.ts';
import { rawAnswer } from './answers.ts';
import { certificateFor } from './certificates.ts';

/** What a listener's server calls for each request. */
export interface ListenerCallbacks {
  readonly request: (request: IncomingMessage, response: ServerResponse) => void;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export type ListenerServer = Server | HttpsServer | Http2SecureServer;

interface Certificates {
  readonly authority: CertificateAuthority;
  readonly namesOf: (certificateArn: string) => readonly string[];
}

/** A server that reads requests as a listener does: not yet on any port. */
export async function createListenerServer(
  listener: Listener,
  callbacks: ListenerCallbacks,
  certificates: Certificates,
): Promise<ListenerServer> {
  const server =
    listener.settings.protocol === 'HTTPS'
      ? await createTlsServer(listener, certificates)
      : createServer();
  Object.assign(server, limits, { keepAliveTimeout: idleOf(listener) });
  server.on('request', callbacks.request);
  server.on('upgrade', callbacks.upgrade);
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    response.writeContinue();
    callbacks.request(request, response);
  });
  server.on('clientError', refuse);
  return server;
}

/** AWS takes heads of up to 64 KiB; only its own idle timeout ends a slow request. */
const limits = { maxHeaderSize: 64 * 1024, requestTimeout: 0, headersTimeout: 60_000 };

async function createTlsServer(
  listener: Listener,
  { authority, namesOf }: Certificates,
): Promise<HttpsServer | Http2SecureServer> {
  const { certificates, sslPolicy = '' } = listener.settings;
  const versions = tlsVersionsOf(sslPolicy);
  const contexts = new Map<string, Promise<SecureContext>>();
  const contextOf = (arn: string) => {
    const known = contexts.get(arn);
    if (known !== undefined) return known;
    const made = authority
      .issue(namesOf(arn))
      .then(({ certificate, key }) => createSecureContext({ cert: certificate, key, ...versions }));
    contexts.set(arn, made);
    return made;
  };
  const byDefault = await authority.issue(namesOf(certificates[0] ?? ''));
  const http2 = listener.loadBalancer.attributes.get('routing.http2.enabled') === 'true';
  const options: TlsOptions = {
    cert: byDefault.certificate,
    key: byDefault.key,
    ...versions,
    SNICallback: (servername, done) => {
      const arn = certificateFor(listener.settings.certificates, namesOf, servername) ?? '';
      contextOf(arn).then((context) => done(null, context), done);
    },
  };
  return http2 ? createSecureServer({ ...options, allowHTTP1: true }) : createHttpsServer(options);
}

function idleOf({ loadBalancer }: Listener): number {
  return Number(loadBalancer.attributes.get('idle_timeout.timeout_seconds')) * 1000;
}

/** Node could not read the request. */
function refuse(error: NodeJS.ErrnoException, socket: Socket | Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(rawAnswer(error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400));
}
