import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { EnvMap } from '../secrets/options.ts';

export interface ReceivedCall {
  readonly path: string;
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly headers: IncomingMessage['headers'];
}

/** How a server of a test answers one request. */
export type Answer = (call: ReceivedCall, response: ServerResponse) => void;

/** Secrets Manager's protocol, with the faults that a test asks for. */
export interface ScriptedServer {
  readonly calls: readonly ReceivedCall[];
  /** The variables with which it is found. */
  readonly env: EnvMap;
  readonly origin: string;
  close(): Promise<void>;
}

/** Answers the first request with the first answer, and all after the last with the last. */
export async function startScriptedServer(answers: readonly Answer[]): Promise<ScriptedServer> {
  const calls: ReceivedCall[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const target = String(request.headers['x-amz-target'] ?? '');
      const input = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
      const call = {
        path: request.url ?? '',
        operation: target.replace('secretsmanager.', ''),
        input,
        headers: request.headers,
      };
      const answer = answers[Math.min(calls.length, answers.length - 1)];
      calls.push(call);
      answer?.(call, response);
    });
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  return {
    calls,
    origin,
    env: {
      AWS_ENDPOINT_URL_SECRETS_MANAGER: origin,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** An answer with a status and a JSON body. */
export function answerJson(
  status: number,
  body: object,
  headers: Record<string, string> = {},
): Answer {
  return (_call, response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** An error as AWS sends it. */
export function answerError(name: string, message = '', status = 400): Answer {
  return answerJson(status, { __type: name, message });
}

/** The secret that was asked for, with these variables. */
export function answerSecret(variables: object): Answer {
  return ({ input }, response) =>
    answerJson(200, {
      Name: input.SecretId,
      VersionId: 'v1',
      SecretString: JSON.stringify(variables),
    })({ path: '', operation: '', input, headers: {} }, response);
}
