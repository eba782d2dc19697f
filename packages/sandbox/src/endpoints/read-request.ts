import type { IncomingMessage } from 'node:http';
import type { WireRequest } from './wire/wire-protocol.ts';

/** Reads an HTTP request whole. Rejects when the caller hangs up before its end. */
export async function readRequest(
  message: IncomingMessage,
  signal: AbortSignal,
): Promise<WireRequest> {
  const [path = '/', query = ''] = splitOnce(message.url ?? '/', '?');
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return {
    method: message.method ?? 'GET',
    path,
    query: readQuery(query),
    headers: readHeaders(message),
    body: new Uint8Array(Buffer.concat(chunks)),
    signal,
  };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** Decodes percent signs only: in a signed query a plus is a plus. */
function readQuery(query: string): Record<string, string | string[]> {
  const parameters: Record<string, string | string[]> = {};
  for (const pair of query.split('&').filter((text) => text !== '')) {
    const [name = '', value = ''] = splitOnce(pair, '=').map(decode);
    const before = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    parameters[name] = before === undefined ? value : [before, value].flat();
  }
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readHeaders(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values]) => [
      name,
      values?.join(',') ?? '',
    ]),
  );
}
