import type {
  BrokerStore,
  BucketStore,
  CacheStore,
  QueueStore,
  RelationalStore,
  Store,
  TableStore,
} from '../application/store.ts';
import { count, fromTo, listOf } from '../text/words.ts';

/** What a store becomes: its name, and what a person wants to know of it besides. */
export interface StoreDescription {
  readonly name: string;
  readonly details: readonly string[];
}

/** Says what a store is in production: `Aurora PostgreSQL 16`, with `0.5–4 ACU` and more. */
export function describeStore(store: Store): StoreDescription {
  switch (store.kind) {
    case 'relational':
      return { name: relationalName(store), details: relationalDetails(store) };
    case 'cache':
      return { name: cacheName(store), details: cacheDetails(store) };
    case 'broker':
      return { name: brokerName(store), details: brokerDetails(store) };
    case 'bucket':
    case 'table':
    case 'queue':
      return { name: itemsName(store), details: itemDetails(store) };
  }
}

const engines = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  redis: 'Redis',
  valkey: 'Valkey',
  memcached: 'Memcached',
} as const;

function relationalName(store: RelationalStore): string {
  if (store.existing) return `existing ${engines[store.engine]}`;
  const service = store.on.kind === 'aurora' ? 'Aurora' : 'RDS for';
  return `${service} ${engines[store.engine]} ${store.version}`;
}

function relationalDetails(store: RelationalStore): readonly string[] {
  if (store.existing) return [store.existing.host];
  const backups = `${count(store.backupDays, 'day')} of backups`;
  const on = store.on;
  return on.kind === 'aurora'
    ? [fromTo(on.minCapacity, on.maxCapacity, 'ACU', 'ACU'), backups]
    : [on.instanceClass, `${on.storageGb} GB`, on.multiZone ? 'two zones' : 'one zone', backups];
}

function cacheName(store: CacheStore): string {
  if (store.existing) return `existing ${engines[store.engine]}`;
  return `ElastiCache for ${engines[store.engine]} ${store.version}`;
}

function cacheDetails(store: CacheStore): readonly string[] {
  if (store.existing) return [store.existing.host];
  const nodes = store.nodes === 1 ? store.nodeType : `${store.nodes} × ${store.nodeType}`;
  return [nodes, 'encrypted'];
}

function brokerName(store: BrokerStore): string {
  return store.existing ? 'existing RabbitMQ' : `Amazon MQ for RabbitMQ ${store.version}`;
}

function brokerDetails(store: BrokerStore): readonly string[] {
  if (store.existing) return [store.existing.host];
  return [store.instanceType, store.cluster ? 'cluster of 3' : 'single broker'];
}

type ItemStore = BucketStore | TableStore | QueueStore;

function itemsName({ kind, existing }: ItemStore): string {
  const service = { bucket: 'S3', table: 'DynamoDB', queue: 'SQS' }[kind];
  return existing ? `existing ${service}` : service;
}

function itemDetails(store: ItemStore): readonly string[] {
  if (store.existing) {
    const names = [...store.existing.items.values()].map(({ name }) => name);
    return [named(store.kind, names)];
  }
  switch (store.kind) {
    case 'bucket':
      return bucketDetails(store);
    case 'table':
      return tableDetails(store);
    case 'queue':
      return queueDetails(store);
  }
}

function bucketDetails(store: BucketStore): readonly string[] {
  const archive = store.archiveAfterDays;
  return [
    named('bucket', store.buckets),
    ...(archive === undefined ? [] : [`archived after ${count(archive, 'day')}`]),
  ];
}

function tableDetails(store: TableStore): readonly string[] {
  const names = store.tables.map((table) => table.name);
  return [named('table', names), 'paid per request'];
}

function queueDetails(store: QueueStore): readonly string[] {
  return [named('queue', store.queues), `dead letters after ${count(store.receives, 'receive')}`];
}

function named(kind: string, names: readonly string[]): string {
  return `${kind}${names.length === 1 ? '' : 's'} ${listOf(names)}`;
}
