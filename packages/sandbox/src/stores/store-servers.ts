import type { Duplex } from 'node:stream';

/** What a managed store of a template asks of a local server. */
export type StoreRequest = StoreSettings & {
  /** What the user calls it, for observations and messages; absent: its host. */
  readonly name?: string;
  /** Further names under which it is reached; its certificate is for them as well. */
  readonly hosts?: readonly string[];
  /** The image that the project uses for it, preferred where a container engine has it. */
  readonly image?: string;
};

type StoreSettings =
  | {
      readonly kind: 'postgres' | 'mysql';
      /** The name that appears in certificates and in clients' URLs. */
      readonly host: string;
      readonly engineVersion: string;
      readonly user: string;
      readonly password: string;
      readonly database?: string;
      /** `rds.force_ssl`, `require_secure_transport`. */
      readonly requiresTls: boolean;
      /** Extensions that the application will create, such as `vector`. */
      readonly extensions?: readonly string[];
    }
  | {
      readonly kind: 'redis';
      readonly host: string;
      readonly engineVersion: string;
      readonly tls: boolean;
      /** Absent: no AUTH. */
      readonly password?: string;
    }
  | {
      readonly kind: 'memcached';
      readonly host: string;
      /** Absent: no TLS. */
      readonly tls?: boolean;
    }
  | {
      readonly kind: 'rabbitmq';
      readonly host: string;
      readonly user: string;
      readonly password: string;
    };

export interface StoreServer {
  /** What it really is, for the user: `PostgreSQL 15.18 from this machine`. */
  readonly description: string;
  /** `from` is the client's address in its VPC, for servers' messages that name it. */
  dial(from?: string): Promise<Duplex>;
  stop(): Promise<void>;
}

/** Starts real servers for managed stores, each with its own empty data. */
export interface StoreServers {
  /** Throws StoreUnavailable when nothing on this machine can be that store. */
  start(request: StoreRequest, signal: AbortSignal): Promise<StoreServer>;
}

/** Nothing here can stand in for a store; the message says what to install. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
