import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Lifecycle } from '../options.ts';
import type { HealthAnswer } from './health-paths.ts';

/** Answers the request if it is a probe's, and says whether it did: for a plain node:http server. */
export function answerProbe(
  lifecycle: Pick<Lifecycle, 'answerHealth'>,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const answer = isRead ? lifecycle.answerHealth(path) : undefined;
  answer?.then(
    (given) => writeHealth(response, given),
    () => response.destroy(),
  );
  return answer !== undefined;
}

/** Writes the answer of a probe. */
export function writeHealth(response: ServerResponse, { status, body }: HealthAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
