import type { ClientRequest } from 'node:http';
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '../../time/clock.ts';
import type { Exchange } from './exchange.ts';
import { IdleTimer } from './idle-timer.ts';

/** A response for a request that came as an upgrade, for which Node makes none. */
export function responseOn(request: IncomingMessage, socket: Duplex): ServerResponse {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket as Socket);
  response.once('finish', () => {
    response.detachSocket(socket as Socket);
    socket.end();
  });
  socket.once('close', () => response.emit('close'));
  socket.once('error', () => socket.destroy());
  return response;
}

/** Joins client and target once the target has agreed to a WebSocket. */
export function joinWhenAccepted(
  clock: Clock,
  exchange: Exchange,
  upstream: ClientRequest,
  client: Duplex,
  firstBytes: Buffer,
): void {
  upstream.once('upgrade', (answer, target: Duplex, head: Buffer) => {
    const { entry, listener, response } = exchange;
    response.detachSocket(client as Socket);
    entry.status = 101;
    entry.targetStatus = 101;
    entry.answeredByTargetAt = clock.now();
    client.write(headOf(answer));
    if (head.length > 0) client.write(head);
    if (firstBytes.length > 0) target.write(firstBytes);
    const { attributes } = listener.loadBalancer;
    const delay = Number(attributes.get('idle_timeout.timeout_seconds')) * 1000;
    join(client, target, new IdleTimer(clock, delay, () => client.destroy()), (bytes) => {
      entry.sentBytes += bytes;
    });
  });
}

function headOf({ rawHeaders }: IncomingMessage): string {
  const lines = ['HTTP/1.1 101 Switching Protocols'];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function join(
  client: Duplex,
  target: Duplex,
  idle: IdleTimer,
  sent: (bytes: number) => void,
): void {
  target.on('data', (chunk: Buffer) => {
    idle.touch();
    sent(chunk.length);
  });
  client.on('data', () => idle.touch());
  client.pipe(target);
  target.pipe(client);
  const end = () => {
    idle.stop();
    client.destroy();
    target.destroy();
  };
  for (const side of [client, target]) {
    side.once('close', end);
    side.once('error', end);
  }
}
