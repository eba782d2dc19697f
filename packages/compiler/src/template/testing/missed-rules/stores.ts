import { at } from '../template-body.ts';
import { eachOf, type MissedRule } from './breach.ts';

const caches = ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'];

export const storeRules: Readonly<Record<string, MissedRule>> = {
  'two-master-passwords': eachOf(
    ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    ({ Properties }) =>
      at(Properties, 'MasterUserPassword') !== undefined &&
      at(Properties, 'ManageMasterUserPassword') === true &&
      'MasterUserPassword and ManageMasterUserPassword exclude each other',
  ),

  'auth-token-without-tls': eachOf(
    'AWS::ElastiCache::ReplicationGroup',
    ({ Properties }) =>
      at(Properties, 'AuthToken') !== undefined &&
      at(Properties, 'TransitEncryptionEnabled') !== true &&
      'AuthToken needs TransitEncryptionEnabled',
  ),

  'cache-version': eachOf(caches, ({ Properties }) => {
    const engine = `${at(Properties, 'Engine')}`;
    const version = `${at(Properties, 'EngineVersion')}`;
    return !cacheVersions[engine]?.test(version) && `ElastiCache has no ${engine} ${version}`;
  }),

  'cache-node': eachOf(caches, ({ Properties }) => {
    const node = `${at(Properties, 'CacheNodeType')}`;
    return !cacheNodes.test(node) && `ElastiCache has no ${node}`;
  }),

  'broker-version': eachOf('AWS::AmazonMQ::Broker', ({ Properties }) => {
    const version = `${at(Properties, 'EngineVersion')}`;
    if (at(Properties, 'EngineType') !== 'RABBITMQ') return 'not RabbitMQ';
    if (!['3.13', '4.2', '4.3'].includes(version)) return `Amazon MQ has no RabbitMQ ${version}`;
    if (at(Properties, 'AutoMinorVersionUpgrade') !== true) {
      return 'RabbitMQ 3.13 and later need AutoMinorVersionUpgrade';
    }
  }),

  'broker-instance': eachOf('AWS::AmazonMQ::Broker', ({ Properties }) => {
    const instance = `${at(Properties, 'HostInstanceType')}`;
    return (
      !/^mq\.m(5|7g)\.(medium|large|\d*xlarge)$/.test(instance) &&
      `RabbitMQ does not run on ${instance}`
    );
  }),
};

/** As ElastiCache takes them: valkey and Redis by major.minor, memcached with its patch. */
const cacheVersions: Readonly<Record<string, RegExp>> = {
  valkey: /^(7\.2|8\.[012]|9\.[01])$/,
  redis: /^(6\.[02]|7\.[01])$/,
  memcached: /^1\.(5\.(10|16)|6\.(6|12|17|22))$/,
};

const cacheNodes =
  /^cache\.(t[34]g?\.(micro|small|medium)|[mr](5|6g|7g)\.(large|\d*xlarge)|c7gn\.(large|\d*xlarge))$/;
