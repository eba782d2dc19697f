import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import type { Account } from '../../account.ts';
import { keyOf, type RegisteredTarget, type RegisteredTargets } from '../registered-targets.ts';
import type { Store } from '../store.ts';
import { answerItself } from './answer-itself.ts';
import { ConnectTimeout } from './connect.ts';
import type { Exchange } from './exchange.ts';
import { IdleTimer } from './idle-timer.ts';
import { requestHeadersFor } from './request-headers.ts';
import { sendHead } from './response-headers.ts';
import type { TargetPool } from './target-pool.ts';

export interface ForwardDependencies extends Pick<Account, 'clock'> {
  readonly store: Store;
  readonly targets: RegisteredTargets;
  readonly poolOf: (target: RegisteredTarget, exchange: Exchange) => TargetPool;
}

/** The most that a target's answer may have as its head (ALB quotas), in bytes. */
const largestHead = 32 * 1024;

/** Sends a request to a target and its answer to the client, both as they come. */
export function forward(
  deps: ForwardDependencies,
  exchange: Exchange,
  chosen: RegisteredTarget,
): ClientRequest {
  const { request, response, entry, listener } = exchange;
  entry.target = keyOf(chosen.target);
  entry.sentToTargetAt = deps.clock.now();
  const upstream = openRequest(deps, exchange, chosen);
  const seconds = Number(listener.loadBalancer.attributes.get('idle_timeout.timeout_seconds'));
  const idle = new IdleTimer(deps.clock, seconds * 1000, () =>
    fail(exchange, request.complete ? 504 : 408, upstream),
  );
  chosen.outstanding++;
  upstream.once('close', () => chosen.outstanding--);
  upstream.once('upgrade', () => idle.stop());
  upstream.once('response', (answer) => passAnswer(deps, exchange, answer, idle));
  upstream.once('error', (error) =>
    fail(exchange, error instanceof ConnectTimeout ? 504 : 502, upstream),
  );
  response.once('close', () => {
    idle.stop();
    if (!upstream.destroyed && !response.writableFinished) upstream.destroy();
  });
  passBody(exchange, upstream, idle);
  return upstream;
}

function openRequest(
  deps: ForwardDependencies,
  exchange: Exchange,
  chosen: RegisteredTarget,
): ClientRequest {
  const { request, listener, entry } = exchange;
  const { attributes } = listener.loadBalancer;
  const headers = requestHeadersFor({
    rawHeaders: request.rawHeaders,
    clientAddress: exchange.facts.source,
    clientPort: request.socket.remotePort ?? 0,
    protocol: listener.settings.protocol === 'HTTPS' ? 'https' : 'http',
    port: listener.settings.port,
    traceId: entry.traceId,
    host: exchange.authority,
    xff: attributes.get('routing.http.xff_header_processing.mode'),
    xffClientPort: attributes.get('routing.http.xff_client_port.enabled') === 'true',
    dropInvalid: attributes.get('routing.http.drop_invalid_header_fields.enabled') === 'true',
    upgrade: entry.type === 'ws' || entry.type === 'wss',
    chunked: hasBody(exchange) && request.headers['content-length'] === undefined,
  });
  return httpRequest({
    agent: deps.poolOf(chosen, exchange),
    method: exchange.facts.method,
    path:
      exchange.search === '' ? exchange.facts.path : `${exchange.facts.path}?${exchange.search}`,
    headers,
    maxHeaderSize: largestHead,
  });
}

/** Over HTTP/2 a body needs neither of HTTP/1.1's headers. */
function hasBody({ request, http2 }: Exchange): boolean {
  const { headers } = request;
  if (headers['transfer-encoding'] !== undefined) return true;
  if (headers['content-length'] !== undefined) return headers['content-length'] !== '0';
  return http2 && !request.complete && request.readable && !endsWithHead(request);
}

function endsWithHead(request: IncomingMessage): boolean {
  const { stream } = request as { readonly stream?: { readonly endAfterHeaders?: boolean } };
  return stream?.endAfterHeaders === true;
}

function passBody(exchange: Exchange, upstream: ClientRequest, idle: IdleTimer): void {
  const { request, entry } = exchange;
  if (!hasBody(exchange)) {
    upstream.end();
    return;
  }
  request.on('data', (chunk: Buffer) => {
    idle.touch();
    entry.receivedBytes += chunk.length;
  });
  request.pipe(upstream);
}

function passAnswer(
  deps: ForwardDependencies,
  exchange: Exchange,
  answer: IncomingMessage,
  idle: IdleTimer,
): void {
  const { response, entry } = exchange;
  const status = answer.statusCode ?? 502;
  entry.answeredByTargetAt = deps.clock.now();
  entry.targetStatus = status;
  entry.status = status;
  idle.touch();
  const head = { status, message: answer.statusMessage ?? '', rawHeaders: answer.rawHeaders };
  sendHead(response, head, exchange.http2);
  answer.on('data', (chunk: Buffer) => {
    idle.touch();
    entry.sentBytes += chunk.length;
    if (!response.write(chunk)) answer.pause();
  });
  response.on('drain', () => {
    idle.touch();
    answer.resume();
  });
  answer.once('end', () => response.end());
  answer.once('error', () => response.destroy());
}

/** A client that already sees an answer is cut off; any other gets the load balancer's own. */
function fail(exchange: Exchange, status: number, upstream: ClientRequest): void {
  const { response } = exchange;
  upstream.destroy();
  if (response.writableEnded || response.destroyed) return;
  if (response.headersSent) response.destroy();
  else answerItself(exchange, status);
}
