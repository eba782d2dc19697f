import { expect, test } from 'vitest';
import { smallAccount } from '../services/testing/small-account.ts';

const developer = { caller: { kind: 'developer' as const } };

const request = {
  logicalId: 'Cluster',
  stack: { name: 'shop', id: 'shop' },
  tags: { stack: 'shop' },
  generatedName: () => 'shop-Cluster-1',
  signal: new AbortController().signal,
};

test('A cluster of a template has its namespace and gets capacity providers afterwards', async () => {
  const { services } = smallAccount();
  const cluster = await services.handlers['AWS::ECS::Cluster']?.create({
    ...request,
    properties: {
      ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }],
      ServiceConnectDefaults: { Namespace: 'arn:namespace' },
    },
  });
  expect(cluster).toEqual({
    physicalId: 'shop-Cluster-1',
    attributes: { Arn: 'arn:aws:ecs:eu-west-1:000000000000:cluster/shop-Cluster-1' },
  });
  await services.handlers['AWS::ECS::ClusterCapacityProviderAssociations']?.create({
    ...request,
    properties: {
      Cluster: cluster?.physicalId,
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      DefaultCapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT', Weight: '1' }],
    },
  });
  expect(services.clusters.find(cluster?.attributes.Arn?.toString())).toMatchObject({
    namespace: 'arn:namespace',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    tags: [{ key: 'stack', value: 'shop' }],
  });
});

test('DescribeClusters counts services and tasks, and says what is missing', async () => {
  const account = smallAccount();
  account.create();
  await account.clock.run({ for: 25_000 });
  const { DescribeClusters } = account.services.operations;
  expect(await DescribeClusters?.run({ clusters: ['shop', 'none'] }, developer)).toMatchObject({
    clusters: [
      { clusterName: 'shop', status: 'ACTIVE', activeServicesCount: 1, runningTasksCount: 2 },
    ],
    failures: [{ arn: 'arn:aws:ecs:eu-west-1:000000000000:cluster/none', reason: 'MISSING' }],
  });
});

test('A cluster with services is not deleted', () => {
  const account = smallAccount();
  account.create();
  expect(() =>
    account.services.operations.DeleteCluster?.run({ cluster: 'shop' }, developer),
  ).toThrow('The Cluster cannot be deleted while Services are active.');
});
