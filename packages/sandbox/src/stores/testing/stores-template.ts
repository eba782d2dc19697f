const subnets = [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }];
const groups = [{ Ref: 'Group' }];

/** One of each store and a pipe, in a VPC of two zones. */
export const storesTemplate = {
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    SubnetA: subnet(0, '10.0.0.0/24'),
    SubnetB: subnet(1, '10.0.1.0/24'),
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { GroupDescription: 'Stores', VpcId: { Ref: 'Vpc' } },
    },
    DatabaseSubnets: {
      Type: 'AWS::RDS::DBSubnetGroup',
      Properties: { DBSubnetGroupDescription: 'Shop', SubnetIds: subnets },
    },
    Parameters: {
      Type: 'AWS::RDS::DBParameterGroup',
      Properties: {
        DBParameterGroupName: 'shop',
        Description: 'Shop',
        Family: 'postgres16',
        Parameters: { 'rds.force_ssl': '0' },
      },
    },
    Database: {
      Type: 'AWS::RDS::DBInstance',
      Properties: {
        DBInstanceIdentifier: 'Shop',
        DBInstanceClass: 'db.t4g.micro',
        Engine: 'postgres',
        EngineVersion: '16',
        AllocatedStorage: '20',
        MasterUsername: 'shop',
        MasterUserPassword: 'not-a-real-one',
        StorageEncrypted: 'true',
        BackupRetentionPeriod: '7',
        DeletionProtection: 'true',
        DBParameterGroupName: { Ref: 'Parameters' },
        DBSubnetGroupName: { Ref: 'DatabaseSubnets' },
        VPCSecurityGroups: groups,
      },
    },
    Aurora: {
      Type: 'AWS::RDS::DBCluster',
      Properties: {
        DBClusterIdentifier: 'books',
        Engine: 'aurora-mysql',
        EngineVersion: '8.0',
        MasterUsername: 'books',
        MasterUserPassword: 'not-a-real-one',
        ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
        DBSubnetGroupName: { Ref: 'DatabaseSubnets' },
        VpcSecurityGroupIds: groups,
      },
    },
    Writer: member('books-1'),
    Reader: { ...member('books-2'), DependsOn: 'Writer' },
    CacheSubnets: {
      Type: 'AWS::ElastiCache::SubnetGroup',
      Properties: { CacheSubnetGroupName: 'caches', Description: 'Shop', SubnetIds: subnets },
    },
    Cache: cache('shop', { TransitEncryptionEnabled: true, AuthToken: 'a-token-of-16-or-more' }),
    OldCache: cache('old', { NumCacheClusters: 2 }),
    Memcached: {
      Type: 'AWS::ElastiCache::CacheCluster',
      Properties: {
        ClusterName: 'pages',
        Engine: 'memcached',
        CacheNodeType: 'cache.t4g.micro',
        NumCacheNodes: 2,
        CacheSubnetGroupName: { Ref: 'CacheSubnets' },
        VpcSecurityGroupIds: groups,
      },
    },
    Files: { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: true } },
    Target: {
      Type: 'AWS::EFS::MountTarget',
      Properties: {
        FileSystemId: { Ref: 'Files' },
        SubnetId: { Ref: 'SubnetA' },
        SecurityGroups: groups,
      },
    },
    Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: policy({
          Principal: { Service: 'pipes.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
        Policies: [
          { PolicyName: 'queue', PolicyDocument: policy({ Action: 'sqs:*', Resource: '*' }) },
        ],
      },
    },
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'shop' } },
    Pipe: {
      Type: 'AWS::Pipes::Pipe',
      Properties: {
        Name: 'jobs-to-tasks',
        DesiredState: 'STOPPED',
        RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Source: { 'Fn::GetAtt': ['Jobs', 'Arn'] },
        SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
        Target: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
        TargetParameters: { EcsTaskParameters: { TaskDefinitionArn: 'worker' } },
        Tags: { project: 'shop' },
      },
    },
  },
};

function subnet(zone: number, CidrBlock: string): object {
  const AvailabilityZone = { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] };
  const Properties = { VpcId: { Ref: 'Vpc' }, CidrBlock, AvailabilityZone };
  return { Type: 'AWS::EC2::Subnet', Properties };
}

function member(DBInstanceIdentifier: string): object {
  return {
    Type: 'AWS::RDS::DBInstance',
    Properties: {
      DBInstanceIdentifier,
      DBClusterIdentifier: { Ref: 'Aurora' },
      DBInstanceClass: 'db.serverless',
      Engine: 'aurora-mysql',
    },
  };
}

function cache(ReplicationGroupId: string, properties: object): object {
  return {
    Type: 'AWS::ElastiCache::ReplicationGroup',
    Properties: {
      ReplicationGroupId,
      ReplicationGroupDescription: 'Shop',
      Engine: 'valkey',
      EngineVersion: '8.0',
      CacheNodeType: 'cache.t4g.micro',
      CacheSubnetGroupName: { Ref: 'CacheSubnets' },
      SecurityGroupIds: groups,
      ...properties,
    },
  };
}

function policy(statement: object): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] };
}
