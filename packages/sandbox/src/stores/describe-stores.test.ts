import {
  DescribeMountTargetSecurityGroupsCommand,
  DescribeMountTargetsCommand,
  EFSClient,
  FileSystemNotFound,
} from '@aws-sdk/client-efs';
import {
  CacheClusterNotFoundFault,
  DescribeCacheClustersCommand,
  DescribeCacheSubnetGroupsCommand,
  DescribeReplicationGroupsCommand,
  ElastiCacheClient,
  ReplicationGroupNotFoundFault,
} from '@aws-sdk/client-elasticache';
import {
  DescribePipeCommand,
  ListPipesCommand,
  NotFoundException,
  PipesClient,
} from '@aws-sdk/client-pipes';
import {
  DBClusterNotFoundFault,
  DBInstanceNotFoundFault,
  DBParameterGroupNotFoundFault,
  DescribeDBClusterParametersCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningEndpoints } from '../endpoints/serve.ts';
import { clientSettings, type ShopAccount, shopAccount } from '../testing/shop-account.ts';
import type { StoreServers } from './store-servers.ts';
import { storesTemplate } from './testing/stores-template.ts';

const storeServers: StoreServers = {
  start: async ({ kind }) => ({
    description: `${kind} by name only`,
    dial: () => Promise.reject(new Error('a store by name only takes no connection')),
    stop: async () => {},
  }),
};

let account: ShopAccount;
let server: RunningEndpoints;

beforeAll(async () => {
  // Its clock is virtual; signatures have the time of this machine.
  account = shopAccount(undefined, { storeServers, clockTolerance: Number.POSITIVE_INFINITY });
  expect((await account.deploy({}, storesTemplate)).StackStatus).toBe('CREATE_COMPLETE');
  server = await account.sandbox.endpoints.listen();
});

afterAll(() => server.close());

describe.each(['in the process', 'over HTTP'])('Asked %s,', (how) => {
  const settings = () => ({
    ...clientSettings,
    ...(how === 'over HTTP' && {
      endpoint: server.url,
      credentials: account.sandbox.endpoints.developer,
    }),
  });
  const connected = <Client extends Parameters<typeof account.sandbox.attach>[0]>(
    client: Client,
    service: 'EFS' | 'ElastiCache' | 'Pipes' | 'RDS',
  ) => (how === 'over HTTP' ? client : account.sandbox.attach(client, service));
  const rds = () => connected(new RDSClient(settings()), 'RDS');
  const elastiCache = () => connected(new ElastiCacheClient(settings()), 'ElastiCache');
  const efs = () => connected(new EFSClient(settings()), 'EFS');
  const pipes = () => connected(new PipesClient(settings()), 'Pipes');

  test('an instance tells of its engine, its place and its protection, and never of its password', async () => {
    const asked = new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'shop' });
    const { DBInstances } = await rds().send(asked);
    expect(DBInstances).toMatchObject([
      {
        DBInstanceIdentifier: 'shop',
        DBInstanceArn: 'arn:aws:rds:eu-west-1:123456789012:db:shop',
        DBInstanceStatus: 'available',
        DBInstanceClass: 'db.t4g.micro',
        Engine: 'postgres',
        EngineVersion: '16.15',
        EngineLifecycleSupport: 'open-source-rds-extended-support',
        Endpoint: {
          Address: expect.stringMatching(/^shop\.c[0-9a-f]{11}\.eu-west-1\.rds\.amazonaws\.com$/),
          Port: 5432,
        },
        StorageEncrypted: true,
        BackupRetentionPeriod: 7,
        DeletionProtection: true,
        PubliclyAccessible: false,
        VpcSecurityGroups: [
          { VpcSecurityGroupId: expect.stringMatching(/^sg-/), Status: 'active' },
        ],
        DBSubnetGroup: {
          Subnets: [
            { SubnetIdentifier: expect.stringMatching(/^subnet-/) },
            { SubnetIdentifier: expect.stringMatching(/^subnet-/) },
          ],
        },
        DBParameterGroups: [{ DBParameterGroupName: 'shop' }],
      },
    ]);
    expect(JSON.stringify(DBInstances)).not.toContain('not-a-real-one');
  });

  test('a cluster tells of its writer and readers; its instances have what it has', async () => {
    const { DBClusters } = await rds().send(
      new DescribeDBClustersCommand({ DBClusterIdentifier: 'books' }),
    );
    expect(DBClusters).toMatchObject([
      {
        Status: 'available',
        EngineVersion: '8.0.mysql_aurora.3.12.0',
        EngineMode: 'provisioned',
        Endpoint: expect.stringMatching(/^books\.cluster-c/),
        ReaderEndpoint: expect.stringMatching(/^books\.cluster-ro-c/),
        Port: 3306,
        StorageEncrypted: false,
        BackupRetentionPeriod: 1,
        ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
        DBClusterParameterGroup: 'default.aurora-mysql8.0',
        DBClusterMembers: [
          { DBInstanceIdentifier: 'books-1', IsClusterWriter: true },
          { DBInstanceIdentifier: 'books-2', IsClusterWriter: false },
        ],
      },
    ]);
    const Filters = [{ Name: 'db-cluster-id', Values: ['books'] }];
    const { DBInstances } = await rds().send(new DescribeDBInstancesCommand({ Filters }));
    expect(DBInstances).toMatchObject([
      { DBInstanceIdentifier: 'books-1', DBClusterIdentifier: 'books', Engine: 'aurora-mysql' },
      { DBInstanceIdentifier: 'books-2', VpcSecurityGroups: [{ Status: 'active' }] },
    ]);
  });

  test('a parameter group tells what it changes, one of AWS’s own nothing', async () => {
    const { Parameters } = await rds().send(
      new DescribeDBParametersCommand({ DBParameterGroupName: 'shop', Source: 'user' }),
    );
    expect(Parameters).toMatchObject([{ ParameterName: 'rds.force_ssl', ParameterValue: '0' }]);
    const own = await rds().send(
      new DescribeDBClusterParametersCommand({
        DBClusterParameterGroupName: 'default.aurora-mysql8.0',
        Source: 'user',
      }),
    );
    expect(own.Parameters).toEqual([]);
  });

  test('a cache tells of its names and encryption, and each of its nodes where it is', async () => {
    const groups = await elastiCache().send(new DescribeReplicationGroupsCommand({}));
    expect(groups.ReplicationGroups).toMatchObject([
      {
        ReplicationGroupId: 'shop',
        ARN: 'arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:shop',
        Status: 'available',
        Engine: 'valkey',
        TransitEncryptionEnabled: true,
        TransitEncryptionMode: 'required',
        AuthTokenEnabled: true,
        ClusterEnabled: false,
        MemberClusters: ['shop-001'],
        NodeGroups: [
          {
            PrimaryEndpoint: { Address: expect.stringMatching(/^master\.shop\./), Port: 6379 },
            ReaderEndpoint: { Address: expect.stringMatching(/^replica\.shop\./) },
            NodeGroupMembers: [
              {
                ReadEndpoint: { Address: expect.stringMatching(/^shop-001\.shop\.\w{6}\.euw1\./) },
              },
            ],
          },
        ],
      },
      {
        ReplicationGroupId: 'old',
        TransitEncryptionEnabled: false,
        AuthTokenEnabled: false,
        NodeGroups: [
          {
            PrimaryEndpoint: { Address: expect.stringMatching(/^old\.\w{6}\.ng\.0001\.euw1\./) },
            NodeGroupMembers: [
              { ReadEndpoint: { Address: expect.stringMatching(/^old-001\.\w{6}\.0001\.euw1\./) } },
              { ReadEndpoint: { Address: expect.stringMatching(/^old-002\.\w{6}\.0001\.euw1\./) } },
            ],
          },
        ],
      },
    ]);
    const asked = { CacheClusterId: 'old-002', ShowCacheNodeInfo: true };
    const { CacheClusters } = await elastiCache().send(new DescribeCacheClustersCommand(asked));
    expect(CacheClusters).toMatchObject([
      {
        ReplicationGroupId: 'old',
        CacheSubnetGroupName: 'caches',
        SecurityGroups: [{ SecurityGroupId: expect.stringMatching(/^sg-/) }],
        CacheNodes: [{ Endpoint: { Port: 6379 } }],
      },
    ]);
    const { CacheSubnetGroups } = await elastiCache().send(
      new DescribeCacheSubnetGroupsCommand({ CacheSubnetGroupName: 'caches' }),
    );
    expect(CacheSubnetGroups?.[0]?.Subnets).toHaveLength(2);
  });

  test('Memcached tells of its configuration endpoint, and of its nodes when it is asked to', async () => {
    const asked = { CacheClusterId: 'pages' };
    const { CacheClusters } = await elastiCache().send(new DescribeCacheClustersCommand(asked));
    expect(CacheClusters?.[0]).toMatchObject({
      Engine: 'memcached',
      TransitEncryptionEnabled: false,
      ConfigurationEndpoint: { Address: expect.stringMatching(/^pages\.\w{6}\.cfg\.euw1\./) },
    });
    expect(CacheClusters?.[0]).not.toHaveProperty('CacheNodes');
    const whole = new DescribeCacheClustersCommand({ ...asked, ShowCacheNodeInfo: true });
    const nodes = (await elastiCache().send(whole)).CacheClusters?.[0]?.CacheNodes;
    expect(nodes?.map(({ Endpoint }) => Endpoint?.Address)).toEqual([
      expect.stringMatching(/^pages\.\w{6}\.0001\.euw1\./),
      expect.stringMatching(/^pages\.\w{6}\.0002\.euw1\./),
    ]);
  });

  test('a file system tells of its mount targets, and each of its security groups', async () => {
    const [files] = await physicalIds('AWS::EFS::FileSystem');
    const asked = new DescribeMountTargetsCommand({ FileSystemId: files });
    const { MountTargets } = await efs().send(asked);
    expect(MountTargets).toMatchObject([
      {
        FileSystemId: files,
        SubnetId: expect.stringMatching(/^subnet-/),
        LifeCycleState: 'available',
      },
    ]);
    const MountTargetId = MountTargets?.[0]?.MountTargetId;
    const { SecurityGroups } = await efs().send(
      new DescribeMountTargetSecurityGroupsCommand({ MountTargetId }),
    );
    expect(SecurityGroups).toEqual([expect.stringMatching(/^sg-/)]);
  });

  test('a pipe is found by where it takes from, and tells what it hands on', async () => {
    const source = 'arn:aws:sqs:eu-west-1:123456789012:jobs';
    const found = (SourcePrefix: string) => pipes().send(new ListPipesCommand({ SourcePrefix }));
    expect((await found(source)).Pipes).toMatchObject([{ Name: 'jobs-to-tasks', Source: source }]);
    expect((await found(`${source}-2`)).Pipes).toEqual([]);
    const pipe = await pipes().send(new DescribePipeCommand({ Name: 'jobs-to-tasks' }));
    expect(pipe).toMatchObject({
      Arn: 'arn:aws:pipes:eu-west-1:123456789012:pipe/jobs-to-tasks',
      DesiredState: 'STOPPED',
      CurrentState: 'STOPPED',
      Source: source,
      SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
      TargetParameters: { EcsTaskParameters: { TaskDefinitionArn: 'worker' } },
      CreationTime: expect.any(Date),
    });
  });

  test('what is not there is refused with AWS’s own exceptions', async () => {
    const id = 'none';
    const refusals = [
      [
        () => rds().send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: id })),
        DBInstanceNotFoundFault,
      ],
      [
        () => rds().send(new DescribeDBClustersCommand({ DBClusterIdentifier: id })),
        DBClusterNotFoundFault,
      ],
      [
        () =>
          rds().send(new DescribeDBParametersCommand({ DBParameterGroupName: id, Source: 'user' })),
        DBParameterGroupNotFoundFault,
      ],
      [
        () => elastiCache().send(new DescribeReplicationGroupsCommand({ ReplicationGroupId: id })),
        ReplicationGroupNotFoundFault,
      ],
      [
        () => elastiCache().send(new DescribeCacheClustersCommand({ CacheClusterId: id })),
        CacheClusterNotFoundFault,
      ],
      [
        () => efs().send(new DescribeMountTargetsCommand({ FileSystemId: 'fs-0' })),
        FileSystemNotFound,
      ],
      [() => pipes().send(new DescribePipeCommand({ Name: id })), NotFoundException],
    ] as const;
    for (const [refusal, exception] of refusals) {
      await expect(refusal()).rejects.toBeInstanceOf(exception);
    }
  });
});

async function physicalIds(type: string): Promise<readonly string[]> {
  const { StackResources } = await account.call('CloudFormation', 'DescribeStackResources', {
    StackName: 'shop',
  });
  const all: readonly { ResourceType: string; PhysicalResourceId: string }[] = StackResources;
  return all.flatMap((one) => (one.ResourceType === type ? [one.PhysicalResourceId] : []));
}
