import { describe, expect, test } from 'vitest';
import type { Application } from '../../application/application.ts';
import type { Value } from '../../application/value.ts';
import type { ResourceType } from '../aws/resources.generated.ts';
import type { Resource } from '../graph.ts';
import {
  application,
  buckets,
  databaseUrl,
  everything,
  noOperations,
  postgres,
  queues,
  rabbit,
  ragPlatform,
  redis,
  redisUrl,
  spanAt,
  tables,
  web,
  worker,
} from '../testing/applications.ts';
import { isOfType } from '../testing/is-of-type.ts';
import { buildData } from './build-data.ts';

test('there is no data stack when there is nothing to hold', () => {
  expect(buildData(application({ services: [web('api')] }))).toBeUndefined();
});

test('a data stack is protected from being deleted', () => {
  expect(buildData(ragPlatform)?.terminationProtection).toBe(true);
});

test('everything that holds data outlives the stack, by itself or by a snapshot', () => {
  const holders =
    /Secret$|DBInstance$|DBCluster$|ReplicationGroup|Bucket$|Table$|Queue$|FileSystem/;
  const gone = resources(everything)
    .filter(({ type, id }) => holders.test(type) && !id.endsWith('Writer'))
    .filter(({ deletionPolicy }) => !/Retain|Snapshot/.test(deletionPolicy ?? ''));
  expect(gone).toEqual([]);
});

describe('the application’s secret', () => {
  test('has the name that is asked for and no value, which a change would overwrite', () => {
    const secret = byId(ragPlatform, 'AppSecret');
    expect(secret?.properties).toMatchObject({ Name: 'rag-platform/production/app' });
    expect(secret?.properties).not.toHaveProperty('SecretString');
    expect(secret?.properties).not.toHaveProperty('GenerateSecretString');
  });

  test('is not there without secrets', () => {
    expect(byId(application({ stores: [postgres()] }), 'AppSecret')).toBeUndefined();
  });
});

describe('a database', () => {
  const rds = application({ stores: [postgres('db', { span: spanAt(9) })] });

  test('on RDS is private, encrypted, backed up, and takes its password from a secret', () => {
    expect(byId(rds, 'DbInstance')).toMatchObject({
      span: spanAt(9),
      owner: 'db',
      deletionPolicy: 'Snapshot',
      properties: {
        Engine: 'postgres',
        EngineVersion: '16',
        AllocatedStorage: '20',
        PubliclyAccessible: false,
        StorageEncrypted: true,
        BackupRetentionPeriod: 7,
        DeletionProtection: true,
        EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
        MasterUserPassword: {
          'Fn::Sub': '{{resolve:secretsmanager:${DbCredentials}:SecretString:password}}',
        },
      },
    });
  });

  test('gets a password that needs no escaping in a URL', () => {
    expect(byId(rds, 'DbCredentials')?.properties).toMatchObject({
      GenerateSecretString: {
        SecretStringTemplate: '{"username":"app"}',
        ExcludePunctuation: true,
      },
    });
  });

  test('refuses connections without TLS', () => {
    const settings = (name: string) => byId(everything, `${name}ParameterGroup`)?.properties;
    expect(byId(rds, 'DbParameterGroup')?.properties).toMatchObject({
      Family: 'postgres16',
      Parameters: { 'rds.force_ssl': '1' },
    });
    expect(settings('Mysql')).toMatchObject({
      Family: 'mysql8.4',
      Parameters: { require_secure_transport: '1' },
    });
    expect(settings('AuroraMysql')).toMatchObject({
      Family: 'aurora-mysql8.0',
      Parameters: { require_secure_transport: 'ON' },
    });
  });

  test('can be deleted outside production, leaving a snapshot', () => {
    const instance = byId({ ...rds, environment: 'staging' }, 'DbInstance');
    expect(instance?.properties).toMatchObject({ DeletionProtection: false });
    expect(instance?.deletionPolicy).toBe('Snapshot');
  });

  test('on Aurora scales between its capacities and has one writer', () => {
    expect(byId(ragPlatform, 'DbCluster')?.properties).toMatchObject({
      Engine: 'aurora-postgresql',
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
    });
    expect(byId(ragPlatform, 'DbWriter')?.properties).toMatchObject({
      DBClusterIdentifier: { Ref: 'DbCluster' },
      DBInstanceClass: 'db.serverless',
    });
  });

  test('is watched: CPU, connections, and storage where it does not grow by itself', () => {
    const alarms = (built: Application) =>
      find(built, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties.MetricName);
    expect(alarms(rds)).toEqual(['CPUUtilization', 'FreeStorageSpace', 'DatabaseConnections']);
    const aurora = postgres('db', { on: { kind: 'aurora', minCapacity: 0.5, maxCapacity: 2 } });
    expect(alarms(application({ stores: [aurora] }))).toEqual([
      'CPUUtilization',
      'ACUUtilization',
      'DatabaseConnections',
    ]);
  });
});

describe('a cache', () => {
  test('speaks TLS only and asks for a password', () => {
    expect(byId(ragPlatform, 'RedisReplicationGroup')?.properties).toMatchObject({
      TransitEncryptionEnabled: true,
      TransitEncryptionMode: 'required',
      AtRestEncryptionEnabled: true,
      AuthToken: {
        'Fn::Sub': '{{resolve:secretsmanager:${RedisCredentials}:SecretString:password}}',
      },
    });
  });

  test.each([
    [1, false],
    [2, true],
  ])('with %i nodes fails over to another zone: %s', (nodes, expected) => {
    const built = application({ stores: [redis('cache', { nodes })] });
    expect(byId(built, 'CacheReplicationGroup')?.properties).toMatchObject({
      NumCacheClusters: nodes,
      AutomaticFailoverEnabled: expected,
      MultiAZEnabled: expected,
    });
  });

  test('that is Memcached has no password and keeps nothing', () => {
    const cluster = byId(everything, 'MemcachedCacheCluster');
    expect(cluster?.deletionPolicy).toBe('Delete');
    expect(cluster?.properties).toMatchObject({ TransitEncryptionEnabled: true });
    expect(byId(everything, 'MemcachedCredentials')).toBeUndefined();
  });
});

describe('a broker', () => {
  test('stands in one private subnet and upgrades itself, as Amazon MQ demands', () => {
    expect(byId(everything, 'BrokerBroker')?.properties).toMatchObject({
      EngineType: 'RABBITMQ',
      DeploymentMode: 'SINGLE_INSTANCE',
      SubnetIds: [{ 'Fn::Select': [0, { Ref: 'GivenPrivateSubnets' }] }],
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
    });
  });

  test('as a cluster stands in all of them', () => {
    const built = application({ stores: [rabbit('mq', { cluster: true })] });
    expect(byId(built, 'MqBroker')?.properties).toMatchObject({
      DeploymentMode: 'CLUSTER_MULTI_AZ',
      SubnetIds: { Ref: 'GivenPrivateSubnets' },
    });
  });
});

describe('buckets', () => {
  test('are private and archived after the days that the project says', () => {
    expect(byId(ragPlatform, 'DocumentsUploadsBucket')?.properties).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [{}, { Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }] }],
      },
    });
  });

  test('of two stores do not take each other’s place', () => {
    const built = application({ stores: [buckets('a-b', ['c']), buckets('a', ['b-c'])] });
    expect(new Set(find(built, 'AWS::S3::Bucket').map(({ id }) => id)).size).toBe(2);
  });
});

test('tables have the keys that the project names', () => {
  const built = application({ stores: [tables()] });
  expect(find(built, 'AWS::DynamoDB::Table')[1]?.properties).toMatchObject({
    KeySchema: [
      { AttributeName: 'bookId', KeyType: 'HASH' },
      { AttributeName: 'number', KeyType: 'RANGE' },
    ],
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
});

describe('a queue', () => {
  const built = application({ stores: [queues('queue', ['work'])] });

  test('gives a message up to its dead letters, which keep it longer', () => {
    expect(byId(built, 'QueueWorkQueue')?.properties).toMatchObject({
      VisibilityTimeout: 900,
      MessageRetentionPeriod: 345_600,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': ['QueueWorkDeadLetters', 'Arn'] },
        maxReceiveCount: 3,
      },
    });
    expect(byId(built, 'QueueWorkDeadLetters')?.properties).toMatchObject({
      MessageRetentionPeriod: 1_209_600,
    });
  });

  test('reports the first dead letter', () => {
    expect(find(built, 'AWS::CloudWatch::Alarm')[0]?.properties).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Value: { 'Fn::GetAtt': ['QueueWorkDeadLetters', 'QueueName'] } }],
      Threshold: 0,
      EvaluationPeriods: 1,
      AlarmActions: [{ Ref: 'GivenTopic' }],
    });
  });

  test('in order has dead letters in order', () => {
    const ordered = application({ stores: [queues('queue', ['work.fifo'])] });
    const queue = find(ordered, 'AWS::SQS::Queue').map(({ properties }) => properties.FifoQueue);
    expect(queue).toEqual([true, true]);
  });
});

describe('composed values', () => {
  test('are put together by CloudFormation, a key for each variable of each service', () => {
    const built = application({
      stores: [postgres(), redis()],
      services: [
        worker('mailer', { environment: [variable('DATABASE_URL', databaseUrl('db'))] }),
        web('api', {
          environment: [
            variable('REDIS_URL', redisUrl('cache')),
            variable('DATABASE_URL', databaseUrl('db')),
          ],
        }),
      ],
    });
    const password = '{{resolve:secretsmanager:${DbCredentials}:SecretString:password}}';
    const url = `postgres://app:${password}@\${DbInstance.Endpoint.Address}:5432/app?sslmode=require`;
    expect(connections(built, 'Db')).toEqual({
      'api.DATABASE_URL': url,
      'mailer.DATABASE_URL': url,
    });
    expect(Object.keys(connections(built, 'Cache'))).toEqual(['api.REDIS_URL']);
  });

  test('keep quotes and dollar braces of the project’s own text', () => {
    const value: Value = [
      { kind: 'text', text: 'a"b\\${HOME}' },
      { kind: 'store', store: 'db', attribute: 'password' },
    ];
    const built = application({
      stores: [postgres()],
      services: [worker('odd', { environment: [variable('ODD', value)] })],
    });
    expect(connections(built, 'Db')['odd.ODD']).toMatch(/^a"b\\\$\{!HOME\}\{\{resolve:/);
  });

  test('know where a broker answers, which only a part of its endpoint says', () => {
    const secret = byId(everything, 'BrokerConnections')?.properties as {
      SecretString: { 'Fn::Sub': [string, object] };
    };
    const [text, values] = secret.SecretString['Fn::Sub'];
    expect(text).toContain('@${Value1}:5671');
    expect(JSON.stringify(values)).toContain('AmqpEndpoints');
  });

  test('are not there for a password that stands alone', () => {
    const value: Value = [{ kind: 'store', store: 'db', attribute: 'password' }];
    const built = application({
      stores: [postgres()],
      services: [worker('split', { environment: [variable('DB_PASSWORD', value)] })],
    });
    expect(byId(built, 'DbConnections')).toBeUndefined();
  });
});

describe('a volume', () => {
  test('is a file system with a mount target in every zone', () => {
    expect(find(everything, 'AWS::EFS::MountTarget').map(({ properties }) => properties)).toEqual(
      [0, 1, 2].map((zone) => ({
        FileSystemId: { Ref: 'VolumeUploadsFileSystem' },
        SubnetId: { 'Fn::Select': [zone, { Ref: 'GivenPrivateSubnets' }] },
        SecurityGroups: [{ Ref: 'GivenVolumeUploadsSecurityGroup' }],
      })),
    );
  });

  test.each([
    ['70:80', '70', '80'],
    ['70', '70', '70'],
    ['node', '1000', '1000'],
    [undefined, '1000', '1000'],
  ])('belongs to the user %s of its first service', (user, owner, group) => {
    const mount = { volume: 'data', path: '/data', readOnly: false, span: spanAt(0) };
    const service = worker('app', { fileSystems: [mount], ...(user !== undefined && { user }) });
    expect(
      byId(application({ services: [service] }), 'VolumeDataAccessPoint')?.properties,
    ).toMatchObject({
      PosixUser: { Uid: owner, Gid: group },
      RootDirectory: { CreationInfo: { OwnerUid: owner, OwnerGid: group, Permissions: '0755' } },
    });
  });
});

describe('backups', () => {
  test('take databases, tables and file systems', () => {
    expect(find(ragPlatform, 'AWS::Backup::BackupSelection')[0]?.properties).toMatchObject({
      BackupSelection: {
        Resources: [
          { 'Fn::GetAtt': ['DbCluster', 'DBClusterArn'] },
          { 'Fn::GetAtt': ['VolumeModelsFileSystem', 'Arn'] },
        ],
      },
    });
  });

  test('are not there when nothing can be taken', () => {
    const operations = { ...noOperations, backup: true };
    expect(byId(application({ operations, stores: [buckets()] }), 'BackupVault')).toBeUndefined();
  });
});

function variable(name: string, value: Value) {
  return { name, value, span: spanAt(0) };
}

/** The composed values of a store as they stand in the template. */
function connections(built: Application, store: string): Record<string, string> {
  const properties = byId(built, `${store}Connections`)?.properties as {
    SecretString: { 'Fn::Sub': string };
  };
  return JSON.parse(properties.SecretString['Fn::Sub']);
}

function resources(built: Application): readonly Resource[] {
  return buildData(built)?.resources ?? [];
}

function byId(built: Application, id: string): Resource | undefined {
  return resources(built).find((resource) => resource.id === id);
}

function find<Type extends ResourceType>(built: Application, type: Type): Resource<Type>[] {
  return resources(built).filter((resource) => isOfType(resource, type));
}
