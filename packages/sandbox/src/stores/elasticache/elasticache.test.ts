import { expect, test } from 'vitest';
import { said, smallStores } from '../testing/small-stores.ts';

const type = 'ElastiCache::ReplicationGroup';
const group = {
  ReplicationGroupId: 'shop',
  ReplicationGroupDescription: 'Cache shop',
  Engine: 'redis',
  EngineVersion: '7.1',
  CacheNodeType: 'cache.t4g.micro',
  NumCacheClusters: 2,
  AutomaticFailoverEnabled: true,
  MultiAZEnabled: true,
  Port: 6379,
  TransitEncryptionEnabled: true,
  TransitEncryptionMode: 'required',
  AtRestEncryptionEnabled: true,
  AuthToken: 'a-token-of-16-or-more',
  CacheSubnetGroupName: 'private',
  SecurityGroupIds: ['sg-cache'],
};

async function stores() {
  const made = smallStores();
  await made.create('ElastiCache::SubnetGroup', {
    CacheSubnetGroupName: 'Private',
    Description: 'Private',
    SubnetIds: ['subnet-a', 'subnet-b'],
  });
  return made;
}

test('A replication group with TLS has the names of its primary, its readers and its nodes', async () => {
  const { create, remove, network, noted } = await stores();
  const state = await create(type, group);
  const { attributes } = state;
  expect(state.physicalId).toBe('shop');
  const [, label] =
    /^master\.shop\.(\w{6})\./.exec(`${attributes['PrimaryEndPoint.Address']}`) ?? [];
  expect(attributes).toEqual({
    'PrimaryEndPoint.Address': `master.shop.${label}.apn2.cache.amazonaws.com`,
    'PrimaryEndPoint.Port': '6379',
    'ReaderEndPoint.Address': `replica.shop.${label}.apn2.cache.amazonaws.com`,
    'ReaderEndPoint.Port': '6379',
    'ReadEndPoint.Addresses': `[shop-002.shop.${label}.apn2.cache.amazonaws.com]`,
    'ReadEndPoint.AddressesList': [`shop-002.shop.${label}.apn2.cache.amazonaws.com`],
    'ReadEndPoint.Ports': '[6379]',
    'ReadEndPoint.PortsList': ['6379'],
  });
  const host = `${attributes['PrimaryEndPoint.Address']}`;
  for (const name of [host, `${attributes['ReaderEndPoint.Address']}`]) {
    expect(await said(await network.connect(name, 6379))).toBe(host);
  }
  expect(noted.started).toMatchObject([
    { kind: 'redis', host, engineVersion: '7.1', tls: true, password: group.AuthToken },
  ]);
  await remove(type, state);
  expect(network.interfaces()).toEqual([]);
  expect(noted.stopped).toEqual([host]);
});

test('Without TLS the names are the older ones, and there is no token', async () => {
  const { create, noted } = await stores();
  const plain = { ...group, TransitEncryptionEnabled: false, AuthToken: undefined };
  const { attributes } = await create(type, plain);
  expect(attributes['PrimaryEndPoint.Address']).toMatch(
    /^shop\.\w{6}\.ng\.0001\.apn2\.cache\.amazonaws\.com$/,
  );
  expect(attributes['ReaderEndPoint.Address']).toMatch(/^shop-ro\.\w{6}\.ng\.0001\.apn2\./);
  expect(noted.started).toMatchObject([{ tls: false }]);
  expect(noted.started[0]).not.toHaveProperty('password');
});

test.each([
  [
    { TransitEncryptionEnabled: false },
    'InvalidParameterValue',
    'The AUTH token is only supported when encryption-in-transit is enabled',
  ],
  [{ AuthToken: 'too-short' }, 'InvalidParameterValue', 'Invalid AuthToken provided.'],
  [{ AuthToken: 'sixteen-or-more@%' }, 'InvalidParameterValue', 'Invalid AuthToken provided.'],
  [
    { NumCacheClusters: 1 },
    'InvalidParameterCombination',
    'When using automatic failover, there must be at least 2 cache clusters in the replication group.',
  ],
  [{ EngineVersion: '7.3' }, 'InvalidParameterCombination', 'Cannot find version 7.3 for redis'],
  [
    { CacheSubnetGroupName: 'missing' },
    'CacheSubnetGroupNotFoundFault',
    'Cache Subnet Group missing does not exist.',
  ],
  [
    { NumNodeGroups: 3 },
    'NotModelled',
    'The sandbox does not model cluster mode of AWS::ElastiCache::ReplicationGroup.',
  ],
  [
    { TransitEncryptionMode: 'preferred' },
    'NotModelled',
    'The sandbox does not model TransitEncryptionMode preferred of AWS::ElastiCache::ReplicationGroup.',
  ],
  [
    { UserGroupIds: ['group'] },
    'NotModelled',
    'The sandbox does not model UserGroupIds of AWS::ElastiCache::ReplicationGroup.',
  ],
])('A replication group with %o is refused', async (change, name, message) => {
  const { create, noted } = await stores();
  await expect(create(type, { ...group, ...change })).rejects.toMatchObject({ name, message });
  expect(noted.started).toEqual([]);
});

test('A new token for a running cache is refused by name', async () => {
  const { create, update } = await stores();
  const state = await create(type, group);
  const changed = { ...group, AuthToken: 'another-token-of-16' };
  await expect(update(type, state, group, changed)).rejects.toThrow('a change of AuthToken');
});

test('Memcached has a configuration endpoint and its nodes', async () => {
  const { create, network, noted } = await stores();
  const { attributes } = await create('ElastiCache::CacheCluster', {
    ClusterName: 'views',
    Engine: 'memcached',
    EngineVersion: '1.6.22',
    CacheNodeType: 'cache.t4g.micro',
    NumCacheNodes: 2,
    TransitEncryptionEnabled: true,
    CacheSubnetGroupName: 'private',
    VpcSecurityGroupIds: ['sg-cache'],
  });
  const host = `${attributes['ConfigurationEndpoint.Address']}`;
  expect(host).toMatch(/^views\.\w{6}\.cfg\.apn2\.cache\.amazonaws\.com$/);
  expect(await said(await network.connect(host.replace('.cfg.', '.0002.'), 11211))).toBe(host);
  expect(noted.started).toMatchObject([{ kind: 'memcached', tls: true }]);
});
