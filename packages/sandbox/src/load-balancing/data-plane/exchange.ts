import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Clock } from '../../time/clock.ts';
import type { RequestFacts } from '../conditions.ts';
import type { Listener } from '../elements.ts';
import type { AccessLogEntry } from './access-log.ts';
import { certificateFor } from './certificates.ts';
import { traceIdFor } from './trace-id.ts';

/** One request of a client and the answer that it gets; over HTTP/2 in its compatible form. */
export interface Exchange {
  readonly listener: Listener;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly facts: RequestFacts;
  readonly search: string;
  readonly entry: AccessLogEntry;
  readonly http2: boolean;
  /** As in the Host header. */
  readonly authority: string;
}

interface Dependencies {
  readonly clock: Clock;
  readonly random: () => string;
  readonly namesOf: (certificateArn: string) => readonly string[];
}

/** Reads what rules, headers and the access log need of a request. */
export function readExchange(
  deps: Dependencies,
  listener: Listener,
  request: IncomingMessage,
  response: ServerResponse,
): Exchange {
  const { headers } = request;
  const http2 = request.httpVersionMajor === 2;
  const pseudo = headers[':authority'];
  const authority = headers.host ?? (typeof pseudo === 'string' ? pseudo : '');
  const { path, search } = splitTarget(request.url ?? '/');
  const host = authority.replace(/:\d+$/, '');
  const source = (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  const facts: RequestFacts = {
    host,
    path,
    method: request.method ?? 'GET',
    source,
    header: (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    query: () => new URLSearchParams(search),
  };
  const entry = startEntry(deps, listener, request, { host, source, http2, path, search });
  return { listener, request, response, facts, search, entry, http2, authority };
}

/** Absolute targets (`GET http://shop.example/cart`) mean their path. */
function splitTarget(url: string): { readonly path: string; readonly search: string } {
  const target = url.startsWith('/') ? url : url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target === '' ? '/' : target, search: '' }
    : { path: target.slice(0, mark), search: target.slice(mark + 1) };
}

function startEntry(
  deps: Dependencies,
  listener: Listener,
  request: IncomingMessage,
  facts: {
    readonly host: string;
    readonly source: string;
    readonly http2: boolean;
    readonly path: string;
    readonly search: string;
  },
): AccessLogEntry {
  const { port, protocol } = listener.settings;
  const scheme = protocol === 'HTTPS' ? 'https' : 'http';
  const now = deps.clock.now();
  const given = request.headers['x-amzn-trace-id'];
  const query = facts.search === '' ? '' : `?${facts.search}`;
  return {
    listener,
    type: facts.http2 ? 'h2' : scheme,
    createdAt: now,
    client: `${facts.source}:${request.socket.remotePort ?? 0}`,
    receivedBytes: headBytes(request),
    sentBytes: 0,
    method: request.method ?? '-',
    url: `${scheme}://${facts.host}:${port}${facts.path}${query}`,
    httpVersion: request.httpVersion,
    userAgent: request.headers['user-agent'] ?? '-',
    traceId: traceIdFor(typeof given === 'string' ? given : undefined, now, deps.random()),
    ...(request.socket instanceof TLSSocket ? tlsFields(deps, listener, request.socket) : {}),
  };
}

function headBytes(request: IncomingMessage): number {
  let bytes = (request.method?.length ?? 0) + (request.url?.length ?? 0) + 14;
  for (const text of request.rawHeaders) bytes += text.length + 2;
  return bytes;
}

function tlsFields(deps: Dependencies, listener: Listener, socket: TLSSocket) {
  const servername = (socket as { readonly servername?: string | false }).servername || undefined;
  const certificateArn = certificateFor(listener.settings.certificates, deps.namesOf, servername);
  return {
    sslCipher: socket.getCipher().name,
    sslProtocol: socket.getProtocol() ?? '-',
    ...(servername === undefined ? {} : { domainName: servername }),
    ...(certificateArn === undefined ? {} : { certificateArn }),
  };
}
