import type { Duplex } from 'node:stream';
import type { StoreRequest } from '../store-servers.ts';

/** A real server without TLS, which only this sandbox can reach; a front stands before it. */
export interface Backend {
  /** What it is and where from: `PostgreSQL 15.18 from this machine`. */
  readonly description: string;
  /** Present when the server does not ask for passwords: the front does, and knows this one only. */
  readonly frontPassword?: string;
  dial(): Promise<Duplex>;
  stop(): Promise<void>;
}

/** One way to come by servers: images, this machine's packages, an npm package. */
export interface StoreSource {
  /** What it has for a request; undefined when that is nothing. */
  offer(request: StoreRequest, signal: AbortSignal): Promise<Offer | undefined>;
}

export interface Offer {
  /** Whether it is the product and the major version that AWS would run. */
  readonly isSameVersion: boolean;
  start(signal: AbortSignal): Promise<Backend>;
}
