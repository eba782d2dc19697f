import { type Duplex, duplexPair } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A client's connection, and whose it is. */
export interface Visit {
  readonly client: Duplex;
  /** The client's address in its VPC. */
  readonly from: string;
}

/**
 * What stands before a server: it does what AWS's server would do before the first command (TLS,
 * refusals) and then joins the client to the server. Rejects when the client does not keep to it.
 */
export type Front = (visit: Visit) => Promise<void>;

/** Opens a connection that a front serves; a client that breaks the rules sees it reset. */
export function openThrough(front: Front, from: string): Duplex {
  const [outside, client] = duplexPair();
  client.on('error', () => {});
  front({ client, from }).catch(() => {
    client.destroy();
    outside.destroy(Object.assign(new Error('read ECONNRESET'), reset));
  });
  return outside;
}

const reset = { code: 'ECONNRESET', errno: -104, syscall: 'read' };

/** Passes bytes both ways until one side ends. */
export async function join(one: Duplex, other: Duplex): Promise<void> {
  await Promise.allSettled([pipeline(one, other), pipeline(other, one)]);
}
