import type { SecureContext } from 'node:tls';
import type { Backend } from '../sources/backend.ts';
import { type Front, join } from './front.ts';
import { secure } from './secure.ts';

/** For protocols that are inside TLS from the first byte: Redis, Memcached, AMQP. */
export function tlsFront(backend: Backend, context: SecureContext): Front {
  return async ({ client }) => {
    const secured = await secure(client, context);
    await join(secured, await backend.dial());
  };
}
