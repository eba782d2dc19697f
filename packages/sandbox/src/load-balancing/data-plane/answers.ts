import type { ServerResponse } from 'node:http';

/** The title of the page with which a load balancer answers by itself. */
const titles: Readonly<Record<number, string>> = {
  301: '301 Moved Permanently',
  302: '302 Found',
  400: '400 Bad Request',
  405: '405 Not Allowed',
  408: '408 Request Time-out',
  414: '414 Request-URI Too Large',
  463: '463 ',
  500: '500 Internal Server Error',
  501: '501 Not Implemented',
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
};

/** The page of a load balancer for one of its own answers. */
export function pageOf(status: number): string {
  const title = titles[status] ?? String(status);
  return [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}

/** Answers a request in place of a target, as a load balancer does. */
export function answer(
  response: ServerResponse,
  status: number,
  contentType = 'text/html',
  body = pageOf(status),
  headers: Readonly<Record<string, string>> = {},
): number {
  const bytes = Buffer.from(body);
  response.statusCode = status;
  const reason = titles[status]?.slice(4);
  // HTTP/2 has no reason phrases, and Node warns of one.
  if (reason !== undefined && response.req.httpVersionMajor === 1) response.statusMessage = reason;
  response.setHeader('Server', 'awselb/2.0');
  response.setHeader('Content-Type', contentType);
  response.setHeader('Content-Length', bytes.length);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(bytes);
  return bytes.length;
}

/** The same for a request that could not be read. */
export function rawAnswer(status: number): string {
  const body = pageOf(status);
  return [
    `HTTP/1.1 ${titles[status] ?? status}`,
    'Server: awselb/2.0',
    `Date: ${new Date().toUTCString()}`,
    'Content-Type: text/html',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
