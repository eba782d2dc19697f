import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** Where an application's load balancer listens, as a client on this machine reaches it. */
export interface Entrance {
  readonly protocol: 'http' | 'https';
  readonly port: number;
  /** PEM of the authority that signed the listener's certificate. */
  readonly authority?: string;
}

export interface ClientRequest {
  readonly method: string;
  readonly path: string;
  /** The name that the client asks for: a rule may go by it, and TLS shows its certificate. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** How a request ended for the client; `milliseconds` is the time until the last byte. */
export type ClientResult =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      readonly milliseconds: number;
    }
  /** No answer: `ECONNRESET`, `timeout`. */
  | { readonly kind: 'dropped'; readonly reason: string; readonly milliseconds: number };

/** Sends requests to an entrance over connections that it keeps; `close` ends them. */
export interface Client {
  send(request: ClientRequest): Promise<ClientResult>;
  close(): void;
}

/** The longest answer that is kept of a body, in characters. */
const keptBody = 100_000;

export function clientOf({ protocol, port, authority }: Entrance): Client {
  const agent =
    protocol === 'https'
      ? new HttpsAgent({ keepAlive: true, ...(authority !== undefined && { ca: authority }) })
      : new HttpAgent({ keepAlive: true });
  const start = protocol === 'https' ? httpsRequest : httpRequest;
  return {
    close: () => agent.destroy(),
    send: ({ method, path, host, headers, body, timeout }) =>
      new Promise((resolve) => {
        const started = performance.now();
        const elapsed = (): number => performance.now() - started;
        const drop = (reason: string): void =>
          resolve({ kind: 'dropped', reason, milliseconds: elapsed() });
        const outgoing = start({
          agent,
          host: '127.0.0.1',
          port,
          method,
          path,
          servername: host,
          headers: { ...headers, host },
          signal: AbortSignal.timeout(timeout),
        });
        outgoing.on('error', (error: NodeJS.ErrnoException) => {
          drop(error.code === 'ABORT_ERR' ? 'timeout' : (error.code ?? error.message));
        });
        outgoing.on('response', (incoming) => {
          let text = '';
          incoming.setEncoding('utf8');
          incoming.on('data', (piece: string) => {
            if (text.length < keptBody) text += piece;
          });
          incoming.on('error', (error: NodeJS.ErrnoException) => drop(error.code ?? error.message));
          incoming.on('end', () => {
            const status = incoming.statusCode ?? 0;
            resolve({ kind: 'answer', status, body: text, milliseconds: elapsed() });
          });
        });
        outgoing.end(body);
      }),
  };
}
