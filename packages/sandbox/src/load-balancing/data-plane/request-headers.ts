import { hopByHop, namedByConnection } from './hop-by-hop.ts';

interface Forwarded {
  readonly rawHeaders: readonly string[];
  readonly clientAddress: string;
  readonly clientPort: number;
  readonly protocol: 'http' | 'https';
  readonly port: number;
  readonly traceId: string;
  /** The host that the client asked for. */
  readonly host: string;
  readonly xff: string;
  readonly xffClientPort: boolean;
  readonly dropInvalid: boolean;
  /** A WebSocket handshake keeps its Connection and Upgrade. */
  readonly upgrade: boolean;
  /** The body's length is not known beforehand. */
  readonly chunked: boolean;
}

const own = new Set([
  'expect',
  'host',
  'x-amzn-trace-id',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-forwarded-proto',
]);

const validName = /^[-A-Za-z0-9]+$/;

/** The headers that a target gets, as a flat list of names and values. */
export function requestHeadersFor(request: Forwarded): string[] {
  const { rawHeaders } = request;
  const listed = namedByConnection(rawHeaders);
  const headers = ['Host', request.host];
  let forwardedFor = '';
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = rawHeaders[index + 1] ?? '';
    const key = name.toLowerCase();
    if (key === 'x-forwarded-for') forwardedFor += forwardedFor === '' ? value : `, ${value}`;
    if (own.has(key) || hopByHop.has(key) || listed?.has(key) || key.startsWith(':')) continue;
    if (request.dropInvalid && !validName.test(name)) continue;
    headers.push(name, value);
  }
  addForwardedFor(headers, request, forwardedFor);
  headers.push('X-Forwarded-Proto', request.protocol);
  headers.push('X-Forwarded-Port', String(request.port));
  headers.push('X-Amzn-Trace-Id', request.traceId);
  if (request.chunked) headers.push('Transfer-Encoding', 'chunked');
  if (request.upgrade) headers.push('Connection', 'Upgrade', 'Upgrade', 'websocket');
  return headers;
}

function addForwardedFor(headers: string[], request: Forwarded, given: string): void {
  if (request.xff === 'remove') return;
  if (request.xff === 'preserve') {
    if (given !== '') headers.push('X-Forwarded-For', given);
    return;
  }
  const { clientAddress, clientPort, xffClientPort } = request;
  const client = xffClientPort ? `${clientAddress}:${clientPort}` : clientAddress;
  headers.push('X-Forwarded-For', given === '' ? client : `${given}, ${client}`);
}
