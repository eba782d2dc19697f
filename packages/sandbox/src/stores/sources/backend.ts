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
  /** How to start what a request asks for; undefined when this source does not have it. */
  offer(request: StoreRequest): Promise<StartBackend | undefined>;
}

export type StartBackend = (signal: AbortSignal) => Promise<Backend>;
