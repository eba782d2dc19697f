import { expect, it } from 'vitest';
import { storeOfHost } from './store-name.ts';

it.each([
  ['shop.c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com', 'instance shop'],
  ['shop-2.c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com', 'instance shop-2'],
  ['shop.cluster-c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com', 'cluster shop'],
  ['shop.cluster-ro-c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com', 'cluster shop'],
  ['master.shop.abc123.euw1.cache.amazonaws.com', 'replication-group shop'],
  ['replica.shop.abc123.euw1.cache.amazonaws.com', 'replication-group shop'],
  ['clustercfg.shop.abc123.euw1.cache.amazonaws.com', 'replication-group shop'],
  ['shop-001.shop.abc123.euw1.cache.amazonaws.com', 'replication-group shop'],
  ['shop.abc123.ng.0001.euw1.cache.amazonaws.com', 'replication-group shop'],
  ['shop-ro.abc123.ng.0001.euw1.cache.amazonaws.com', 'replication-group shop'],
  ['shop.abc123.clustercfg.euw1.cache.amazonaws.com', 'replication-group shop'],
  ['shop-001.abc123.0001.euw1.cache.amazonaws.com', 'cache-cluster shop-001'],
  ['shop.abc123.cfg.euw1.cache.amazonaws.com', 'cache-cluster shop'],
])('%s is of %s', (host, said) => {
  const store = storeOfHost(host, 'eu-west-1');
  expect(`${store?.kind} ${store?.id}`).toBe(said);
});

it.each([
  'shop.c1a2b3c4d5e6.us-east-1.rds.amazonaws.com',
  'shop.proxy-c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com',
  'shop.cluster-custom-c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com',
  'shop-abc123.serverless.euw1.cache.amazonaws.com',
  'shop.c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com.example.com',
  'sqs.eu-west-1.amazonaws.com',
  'db.example.com',
])('%s names no store of the region', (host) => {
  expect(storeOfHost(host, 'eu-west-1')).toBeUndefined();
});
