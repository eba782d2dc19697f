import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../time/clock.ts';
import { readRequest } from './read-request.ts';
import type { WireRequest, WireResponse } from './wire/wire-protocol.ts';

/** A server that answers until it is closed. */
export interface RunningEndpoints {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Ends connections too, whatever they wait for. */
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly port?: number;
  /** Answers what is not to be read whole, such as a registry's uploads; false: not its business. */
  readonly answerFirst?: (message: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

/** Answers HTTP requests on a port of this machine's loopback, any free one unless said. */
export async function serve(
  handle: (request: WireRequest) => Promise<WireResponse>,
  clock: Clock,
  { port = 0, answerFirst = async () => false }: ServeOptions = {},
): Promise<RunningEndpoints> {
  const server = createServer((message, response) => {
    const answering = answerFirst(message, response).then(async (isAnswered) => {
      if (!isAnswered) await answer(handle, clock, message, response);
    });
    // A caller who hung up, or whose connection is to break, gets no answer.
    answering.catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  handle: (request: WireRequest) => Promise<WireResponse>,
  clock: Clock,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const hangUp = new AbortController();
  response.once('close', () => hangUp.abort());
  const { status, headers, body } = await handle(await readRequest(message, hangUp.signal));
  response.writeHead(status, {
    // The answer to a HEAD tells the length of what it leaves out.
    'content-length': Buffer.byteLength(body),
    // SDKs correct their clocks by this one, so it must be the sandbox's.
    date: new Date(clock.now()).toUTCString(),
    ...headers,
  });
  response.end(message.method === 'HEAD' ? undefined : body);
}
