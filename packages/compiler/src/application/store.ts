import type { Span } from '../source/span.ts';
import type { Reason } from './reason.ts';

/** A managed store that takes the place of a container. */
export type Store =
  | RelationalStore
  | CacheStore
  | BrokerStore
  | BucketStore
  | TableStore
  | QueueStore;

export type StoreKind = Store['kind'];

interface StoreCommon {
  /** The Compose service's name. */
  readonly name: string;
  readonly span: Span;
  readonly reasons: readonly Reason[];
  /** The image it replaces, such as `postgres:16`. */
  readonly image: string;
}

export interface RelationalStore extends StoreCommon {
  readonly kind: 'relational';
  readonly engine: 'postgres' | 'mysql' | 'mariadb';
  /** Major version as AWS takes it, such as `16` or `8.4`. */
  readonly version: string;
  readonly on:
    | {
        readonly kind: 'rds';
        readonly instanceClass: string;
        readonly storageGb: number;
        readonly multiZone: boolean;
      }
    | { readonly kind: 'aurora'; readonly minCapacity: number; readonly maxCapacity: number };
  readonly database: string;
  readonly username: string;
  readonly backupDays: number;
  readonly port: number;
  /** Environment names whose secret is this store's password, such as `DB_PASSWORD`. */
  readonly passwordNames: readonly string[];
  /** A database that is there already: none is built. */
  readonly existing?: ExistingStore;
}

/** A database, cache or broker of the user's own, in the network that exists. */
export interface ExistingStore {
  readonly host: string;
  /** ARN of a secret, a JSON object with the key `password`. */
  readonly credentials: string;
  readonly securityGroup: string;
  readonly span: Span;
}

/** Buckets, tables or queues of the user's own. */
export interface ExistingItems {
  /** By what the project calls them. */
  readonly items: ReadonlyMap<string, ExistingItem>;
  readonly span: Span;
}

export interface ExistingItem {
  readonly arn: string;
  /** Its name on AWS, the end of the ARN. */
  readonly name: string;
  readonly span: Span;
}

export interface CacheStore extends StoreCommon {
  readonly kind: 'cache';
  readonly engine: 'redis' | 'valkey' | 'memcached';
  readonly version: string;
  readonly nodeType: string;
  readonly nodes: number;
  readonly port: number;
  readonly passwordNames: readonly string[];
  /** One that is there already, with TLS and a password: none is built. */
  readonly existing?: ExistingStore;
}

export interface BrokerStore extends StoreCommon {
  readonly kind: 'broker';
  readonly engine: 'rabbitmq';
  readonly version: string;
  readonly instanceType: string;
  readonly cluster: boolean;
  readonly username: string;
  readonly port: number;
  readonly passwordNames: readonly string[];
  /** One that is there already: none is built. */
  readonly existing?: ExistingStore;
}

export interface BucketStore extends StoreCommon {
  readonly kind: 'bucket';
  readonly buckets: readonly string[];
  readonly archiveAfterDays?: number;
  /** Origins that browsers may upload from. */
  readonly corsOrigins: readonly string[];
  /** Those that are there already: none is built. */
  readonly existing?: ExistingItems;
}

export interface TableStore extends StoreCommon {
  readonly kind: 'table';
  readonly tables: readonly {
    readonly name: string;
    readonly partitionKey: string;
    readonly sortKey?: string;
  }[];
  readonly existing?: ExistingItems;
}

export interface QueueStore extends StoreCommon {
  readonly kind: 'queue';
  readonly queues: readonly string[];
  /** Seconds. */
  readonly visibility: number;
  readonly receives: number;
  /** Days a message is kept in the queue, and in its dead-letter queue. */
  readonly retentionDays: number;
  readonly deadLetterRetentionDays: number;
  readonly existing?: ExistingItems;
}
