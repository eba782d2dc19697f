import type { ServerResponse } from 'node:http';
import { hopByHop, namedByConnection } from './hop-by-hop.ts';

/** Sends a target's status and headers on to the client. */
export function sendHead(
  response: ServerResponse,
  head: {
    readonly status: number;
    readonly message: string;
    readonly rawHeaders: readonly string[];
  },
  http2: boolean,
): void {
  const headers = passedOn(head.rawHeaders);
  if (http2) {
    for (let index = 0; index + 1 < headers.length; index += 2) {
      response.appendHeader(headers[index] ?? '', headers[index + 1] ?? '');
    }
    response.writeHead(head.status);
    return;
  }
  if (response.shouldKeepAlive) headers.push('Connection', 'keep-alive');
  response.writeHead(head.status, head.message, headers);
}

function passedOn(rawHeaders: readonly string[]): string[] {
  const listed = namedByConnection(rawHeaders);
  const headers: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const key = name.toLowerCase();
    if (hopByHop.has(key) || listed?.has(key)) continue;
    headers.push(name, rawHeaders[index + 1] ?? '');
  }
  return headers;
}
