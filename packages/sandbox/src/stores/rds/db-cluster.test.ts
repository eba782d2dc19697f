import fc from 'fast-check';
import { expect, test } from 'vitest';
import { said, smallStores } from '../testing/small-stores.ts';

const cluster = {
  DBClusterIdentifier: 'rag',
  Engine: 'aurora-postgresql',
  EngineVersion: '16.14',
  MasterUsername: 'rag',
  MasterUserPassword: 'correct-horse',
  DBSubnetGroupName: 'private',
  DatabaseName: 'ragdb',
  Port: 5432,
  ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
  VpcSecurityGroupIds: ['sg-db'],
};
const member = {
  Engine: 'aurora-postgresql',
  DBClusterIdentifier: 'rag',
  DBInstanceClass: 'db.serverless',
};

async function stores() {
  const made = smallStores();
  await made.create('RDS::DBSubnetGroup', {
    DBSubnetGroupName: 'private',
    DBSubnetGroupDescription: 'Private',
    SubnetIds: ['subnet-a', 'subnet-b'],
  });
  return made;
}

test('A cluster without an instance does not accept connections; its first makes it', async () => {
  const { create, network } = await stores();
  const { physicalId, attributes } = await create('RDS::DBCluster', cluster);
  expect(physicalId).toBe('rag');
  expect(attributes).toMatchObject({
    'Endpoint.Address': expect.stringMatching(
      /^rag\.cluster-c\w{11}\.ap-northeast-2\.rds\.amazonaws\.com$/,
    ),
    'Endpoint.Port': '5432',
    'ReadEndpoint.Address': expect.stringMatching(/^rag\.cluster-ro-c\w{11}\./),
    DBClusterArn: 'arn:aws:rds:ap-northeast-2:123456789012:cluster:rag',
  });
  const host = `${attributes['Endpoint.Address']}`;
  await expect(network.connect(host, 5432)).rejects.toThrow('ENOTFOUND');
  const writer = await create('RDS::DBInstance', member);
  expect(await said(await network.connect(host, 5432))).toBe(host);
  const names = [writer.attributes['Endpoint.Address'], attributes['ReadEndpoint.Address']];
  for (const name of names) expect(network.named(`${name}`)).toHaveLength(1);
});

test('With the last instance the connections go, with the cluster its server', async () => {
  const { create, remove, network, noted } = await stores();
  const state = await create('RDS::DBCluster', cluster);
  const writer = await create('RDS::DBInstance', member);
  await expect(remove('RDS::DBCluster', state)).rejects.toMatchObject({
    name: 'InvalidDBClusterStateFault',
    message: 'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
  });
  await remove('RDS::DBInstance', writer);
  expect(network.named(`${state.attributes['Endpoint.Address']}`)).toEqual([]);
  expect(noted.stopped).toEqual([]);
  await remove('RDS::DBCluster', state);
  expect(noted.stopped).toEqual([state.attributes['Endpoint.Address']]);
});

test('A protected cluster cannot be deleted until its protection is taken off', async () => {
  const { create, update, remove } = await stores();
  const isProtected = { ...cluster, DeletionProtection: true };
  const state = await create('RDS::DBCluster', isProtected);
  await expect(remove('RDS::DBCluster', state)).rejects.toThrow(
    'Cannot delete protected Cluster, please disable deletion protection and try again.',
  );
  await update('RDS::DBCluster', state, isProtected, cluster);
  await remove('RDS::DBCluster', state);
});

test.each([
  [
    { Engine: 'aurora-mysql' },
    "The engine name requested for your DB instance (aurora-mysql) doesn't match the engine name of your DB cluster (aurora-postgresql).",
  ],
  [
    { MasterUserPassword: 'correct-horse' },
    'The requested DB Instance will be a member of a DB Cluster. Set master user password for the DB Cluster.',
  ],
  [
    { DeletionProtection: true },
    'Deletion Protection can only be applied on the Cluster level, not for individual instances',
  ],
  [{ DBClusterIdentifier: 'other' }, 'DBCluster other not found.'],
])('A member with %o is refused', async (change, message) => {
  const { create } = await stores();
  await create('RDS::DBCluster', cluster);
  await expect(create('RDS::DBInstance', { ...member, ...change })).rejects.toThrow(message);
});

test('A serverless instance needs the cluster to say how it scales', async () => {
  const { create } = await stores();
  const { ServerlessV2ScalingConfiguration: _scaling, ...provisioned } = cluster;
  await create('RDS::DBCluster', provisioned);
  await expect(create('RDS::DBInstance', member)).rejects.toThrow(
    'Set the Serverless v2 scaling configuration on the parent DB cluster',
  );
});

test('Multi-AZ clusters and Serverless v1 are refused by name', async () => {
  const { create } = await stores();
  const multi = { ...cluster, Engine: 'postgres', EngineVersion: '16.13' };
  await expect(create('RDS::DBCluster', multi)).rejects.toThrow('Multi-AZ clusters of postgres');
  const old = { ...cluster, EngineMode: 'serverless' };
  await expect(create('RDS::DBCluster', old)).rejects.toThrow('EngineMode serverless');
});

test('Whatever comes and goes, a cluster has one writer, and readers other than it if any', async () => {
  const events = fc.array(fc.record({ adds: fc.boolean(), which: fc.nat(5) }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(events, async (steps) => {
      const { create, remove, network } = await stores();
      const state = await create('RDS::DBCluster', cluster);
      const members = new Map<string, Awaited<ReturnType<typeof create>>>();
      for (const { adds, which } of steps) {
        const id = `member-${which}`;
        const known = members.get(id);
        if (adds && known === undefined) {
          const properties = { ...member, DBInstanceIdentifier: id };
          members.set(id, await create('RDS::DBInstance', properties));
        } else if (!adds && known !== undefined) {
          members.delete(id);
          await remove('RDS::DBInstance', known);
        }
        const writers = network.named(`${state.attributes['Endpoint.Address']}`);
        const readers = network.named(`${state.attributes['ReadEndpoint.Address']}`);
        expect(writers).toHaveLength(Math.min(members.size, 1));
        expect(readers).toHaveLength(members.size > 1 ? members.size - 1 : members.size);
        if (members.size > 1) expect(readers).not.toContainEqual(writers[0]);
        expect(network.interfaces()).toHaveLength(members.size);
      }
    }),
    { numRuns: 50 },
  );
});
