import type { CacheFact } from '../cloud/data.ts';
import type { Placement } from '../cloud/fact.ts';
import type { CloudFacts } from '../cloud-facts.ts';
import type { Found, Seen } from './found.ts';
import { readDatabases } from './read-databases.ts';
import { flagOf, idOf, idsOf, listOf, numberOf } from './resolved.ts';

type DataFacts = Pick<CloudFacts, 'databases' | 'caches' | 'brokers'>;

/** Managed stores that tasks connect to, with AWS's defaults filled in. */
export function readData(found: Found): DataFacts {
  const subnetsOf = cacheSubnets(found);
  return {
    databases: readDatabases(found),
    caches: [
      ...found('AWS::ElastiCache::ReplicationGroup').map((group) =>
        readReplicationGroup(group, subnetsOf),
      ),
      ...found('AWS::ElastiCache::CacheCluster').map((cluster) =>
        readCacheCluster(cluster, subnetsOf),
      ),
    ],
    brokers: found('AWS::AmazonMQ::Broker').map(readBroker),
  };
}

type SubnetsOf = (group: string | undefined) => Placement['subnets'];

function cacheSubnets(found: Found): SubnetsOf {
  const groups = new Map(
    found('AWS::ElastiCache::SubnetGroup').map(({ id, properties }) => [
      id,
      idsOf(properties.SubnetIds),
    ]),
  );
  return (group) => groups.get(idOf(group ?? '')) ?? 'unknown';
}

function readReplicationGroup(
  { fact, properties }: Seen<'AWS::ElastiCache::ReplicationGroup'>,
  subnetsOf: SubnetsOf,
): CacheFact {
  return {
    ...fact,
    engine: properties.Engine ?? 'redis',
    placement: {
      subnets: subnetsOf(properties.CacheSubnetGroupName),
      securityGroups: idsOf(properties.SecurityGroupIds),
      publicAddress: false,
    },
    port: numberOf(properties.Port) ?? 6379,
    tls: flagOf(properties.TransitEncryptionEnabled) ?? false,
    authToken: properties.AuthToken !== undefined,
    clusterMode:
      properties.ClusterMode === 'enabled' || (numberOf(properties.NumNodeGroups) ?? 1) > 1,
  };
}

function readCacheCluster(
  { fact, properties }: Seen<'AWS::ElastiCache::CacheCluster'>,
  subnetsOf: SubnetsOf,
): CacheFact {
  return {
    ...fact,
    engine: properties.Engine,
    placement: {
      subnets: subnetsOf(properties.CacheSubnetGroupName),
      securityGroups: idsOf(properties.VpcSecurityGroupIds),
      publicAddress: false,
    },
    port: numberOf(properties.Port) ?? (properties.Engine === 'memcached' ? 11211 : 6379),
    tls: flagOf(properties.TransitEncryptionEnabled) ?? false,
    authToken: false,
    clusterMode: false,
  };
}

/** RabbitMQ is reached by AMQP over TLS alone. */
function readBroker({
  fact,
  properties,
}: Seen<'AWS::AmazonMQ::Broker'>): DataFacts['brokers'][number] {
  const isRabbit = properties.EngineType.toUpperCase() === 'RABBITMQ';
  return {
    ...fact,
    engine: properties.EngineType,
    placement: {
      subnets: listOf(properties.SubnetIds).length === 0 ? 'unknown' : idsOf(properties.SubnetIds),
      securityGroups: idsOf(properties.SecurityGroups),
      publicAddress: flagOf(properties.PubliclyAccessible) ?? 'unknown',
    },
    port: isRabbit ? 5671 : 61617,
  };
}
