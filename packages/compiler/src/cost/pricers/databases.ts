import type { RelationalStore, Store } from '../../application/store.ts';
import type { Charge } from '../charge.ts';
import { constant, times } from '../range.ts';
import { hoursPerMonth, usage } from '../usage.ts';
import type { Pricer } from './pricer.ts';

/** Price-table names of RDS engines. */
const engineKeys = { postgres: 'pg', mysql: 'mysql', mariadb: 'mariadb' } as const;

/** An RDS instance with its storage; Aurora's serverless instances are priced with their cluster. */
export const priceDatabaseInstance: Pricer<'AWS::RDS::DBInstance'> = (resource, { store }) => {
  const database = store(resource.owner);
  if (database?.kind !== 'relational' || database.on.kind !== 'rds') return [];
  return instanceCharges(database, database.on);
};

function instanceCharges(
  database: RelationalStore,
  on: Extract<RelationalStore['on'], { kind: 'rds' }>,
): readonly Charge[] {
  const key = `rds.${engineKeys[database.engine]}`;
  const zones = on.multiZone ? 'multiAz' : 'singleAz';
  const standby = on.multiZone ? ' with a standby' : '';
  return [
    {
      what: `RDS ${database.engine} ${on.instanceClass}${standby}`,
      terms: [
        {
          quantity: constant(hoursPerMonth),
          unit: 'hours',
          price: `${key}.${on.instanceClass}.${zones}.hour`,
        },
      ],
    },
    {
      what: `RDS storage, ${on.storageGb} GB gp3`,
      terms: [
        { quantity: constant(on.storageGb), unit: 'GB', price: `${key}.gp3.${zones}.gbMonth` },
      ],
    },
  ];
}

/** Aurora Serverless v2: capacity by the hour, storage and I/O by use. */
export const priceDatabaseCluster: Pricer<'AWS::RDS::DBCluster'> = (resource, { store }) => {
  const database = store(resource.owner);
  if (database?.kind !== 'relational' || database.on.kind !== 'aurora') return [];
  const { minCapacity, maxCapacity } = database.on;
  return [
    {
      what: `Aurora Serverless v2, ${minCapacity} to ${maxCapacity} ACU`,
      terms: [
        {
          quantity: times(
            { low: minCapacity, typical: Math.max(minCapacity, 0.5), high: maxCapacity },
            hoursPerMonth,
          ),
          unit: 'ACU-hours',
          price: 'aurora.slv2.acuHour',
        },
      ],
    },
    {
      what: 'Aurora storage and I/O',
      terms: [
        { quantity: usage.auroraGb, unit: 'GB', price: 'aurora.storage.gbMonth' },
        { quantity: usage.auroraMillionIo, unit: 'million I/O', price: 'aurora.io.perMillion' },
      ],
    },
  ];
};

/** Cache nodes by the hour. */
export const priceReplicationGroup: Pricer<'AWS::ElastiCache::ReplicationGroup'> = (
  resource,
  context,
) => cacheNodes(context.store(resource.owner));

/** Memcached nodes by the hour. */
export const priceCacheCluster: Pricer<'AWS::ElastiCache::CacheCluster'> = (resource, context) =>
  cacheNodes(context.store(resource.owner));

function cacheNodes(cache: Store | undefined): readonly Charge[] {
  if (cache?.kind !== 'cache') return [];
  const nodes = cache.nodes === 1 ? '' : `, ${cache.nodes} nodes`;
  return [
    {
      what: `ElastiCache ${cache.engine} ${cache.nodeType}${nodes}`,
      terms: [
        {
          quantity: constant(cache.nodes * hoursPerMonth),
          unit: 'node-hours',
          price: `elasticache.${cache.engine}.${cache.nodeType}.hour`,
        },
      ],
    },
  ];
}

/** A broker bills each node by the hour. */
export const priceBroker: Pricer<'AWS::AmazonMQ::Broker'> = (resource, { store }) => {
  const broker = store(resource.owner);
  if (broker?.kind !== 'broker') return [];
  const nodes = broker.cluster ? 3 : 1;
  return [
    {
      what: `Amazon MQ for RabbitMQ ${broker.instanceType}${broker.cluster ? ', 3 nodes' : ''}`,
      terms: [
        {
          quantity: constant(nodes * hoursPerMonth),
          unit: 'node-hours',
          price: `mq.rabbitmq.${broker.instanceType}.brokerHour`,
        },
      ],
    },
  ];
};
