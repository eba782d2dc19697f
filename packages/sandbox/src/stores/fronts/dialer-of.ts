import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import type { Backend } from '../sources/backend.ts';
import type { StoreRequest } from '../store-servers.ts';
import { type Front, openThrough } from './front.ts';
import { mysqlFront } from './mysql-front.ts';
import { postgresFront } from './postgres-front.ts';
import { tlsFront } from './tls-front.ts';

/** Opens a connection as a client at the address `from`. */
export type Dialer = (from: string) => Promise<Duplex>;

/** How clients come to a server: through the front that its store asks for. */
export function dialerOf(request: StoreRequest, backend: Backend, context: SecureContext): Dialer {
  const front = frontOf(request, backend, context);
  return async (from) => (front === undefined ? backend.dial() : openThrough(front, from));
}

function frontOf(
  request: StoreRequest,
  backend: Backend,
  context: SecureContext,
): Front | undefined {
  switch (request.kind) {
    case 'postgres':
      return postgresFront(backend, { ...request, context });
    case 'mysql':
      return mysqlFront(backend, { ...request, context });
    case 'redis':
    case 'memcached':
      return request.tls === true ? tlsFront(backend, context) : undefined;
    case 'rabbitmq':
      return tlsFront(backend, context);
  }
}
