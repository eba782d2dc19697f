import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { OnCall, ScriptFor } from '@seaworthy/sandbox';
import type { Account } from '../../aws/account.ts';
import { attachedAccount } from '../../testing/attached-account.ts';
import {
  inVirtualTime,
  type ScriptedSandbox,
  scriptedSandbox,
} from '../../testing/scripted-sandbox.ts';
import { examineLive } from '../examine.ts';
import type { DoctorReport } from '../problem.ts';
import { type ChangedAnswers, withAnswers } from './with-answers.ts';

/** A resource of a template, as far as tests change it. */
export interface StrangeResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
}

/** By logical id; `undefined` takes one away. */
export type StrangeResources = Readonly<Record<string, StrangeResource | undefined>>;

/** A service of ECS that Seaworthy did not make, with a database, a cache, files and a pipe. */
export interface Stranger extends ScriptedSandbox {
  readonly account: Account;
  readonly examine: (changes?: ChangedAnswers) => Promise<DoctorReport>;
}

/** Deploys the stack of a shop as somebody wrote it by hand, changed. Throws when that fails. */
export async function deployStranger(
  change: StrangeResources = {},
  script: ScriptFor = () => ({}),
  onCall: OnCall = () => {},
): Promise<Stranger> {
  const scripted = scriptedSandbox(script, 'eu-west-1', {
    localImages: (reference) => ({
      digest: `sha256:${'a'.repeat(64)}`,
      architectures: ['X86_64'],
      compressedSize: 1000,
      engineReference: reference,
    }),
    onCall,
  });
  const account = attachedAccount(scripted);
  const { cloudFormation } = account.clients;
  await inVirtualTime(scripted.clock, account.clients, async () => {
    const TemplateBody = JSON.stringify({ Resources: { ...shop, ...change } });
    const Capabilities = ['CAPABILITY_NAMED_IAM' as const];
    await cloudFormation.send(
      new CreateStackCommand({ StackName: 'shop', TemplateBody, Capabilities }),
    );
    for (;;) {
      const { Stacks: [stack] = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
      if (stack?.StackStatus === 'CREATE_COMPLETE') return;
      if (stack?.StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(JSON.stringify(stack));
      await scripted.clock.sleep(10_000);
    }
  });
  const services = [{ name: 'api', cluster: 'shop', service: 'api' }];
  const asked = { subject: 'api in cluster shop', services, stacks: [] };
  const examine: Stranger['examine'] = (changes = {}) =>
    examineLive(asked, withAnswers(account, changes));
  return { ...scripted, account, examine };
}

/** A resource of the shop with other properties. */
export function changed(id: keyof typeof shop, properties: object): StrangeResources {
  const resource: StrangeResource = shop[id];
  return { [id]: { ...resource, Properties: { ...resource.Properties, ...properties } } };
}

const subnets = [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }];

const shop = {
  Vpc: {
    Type: 'AWS::EC2::VPC',
    Properties: { CidrBlock: '10.0.0.0/16', EnableDnsSupport: true, EnableDnsHostnames: true },
  },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Gateway' } },
  },
  SubnetA: subnet(0, '10.0.0.0/24'),
  SubnetB: subnet(1, '10.0.1.0/24'),
  Routes: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
  InA: associated('SubnetA'),
  InB: associated('SubnetB'),
  Out: {
    Type: 'AWS::EC2::Route',
    DependsOn: 'Attachment',
    Properties: {
      RouteTableId: { Ref: 'Routes' },
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: { Ref: 'Gateway' },
    },
  },
  ApiGroup: group([]),
  DatabaseGroup: group([{ port: 5432, from: 'ApiGroup' }]),
  CacheGroup: group([{ port: 6379, from: 'ApiGroup' }]),
  FilesGroup: group([{ port: 2049, from: 'ApiGroup' }]),
  DatabaseSubnets: {
    Type: 'AWS::RDS::DBSubnetGroup',
    Properties: { DBSubnetGroupDescription: 'Shop', SubnetIds: subnets },
  },
  Database: {
    Type: 'AWS::RDS::DBInstance',
    Properties: {
      DBInstanceIdentifier: 'shop-db',
      DBInstanceClass: 'db.t4g.medium',
      Engine: 'postgres',
      EngineVersion: '16',
      AllocatedStorage: '20',
      MasterUsername: 'shop',
      MasterUserPassword: 'not-a-real-one',
      StorageEncrypted: true,
      BackupRetentionPeriod: 7,
      DeletionProtection: true,
      EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
      DBSubnetGroupName: { Ref: 'DatabaseSubnets' },
      VPCSecurityGroups: [{ Ref: 'DatabaseGroup' }],
    },
  },
  CacheSubnets: {
    Type: 'AWS::ElastiCache::SubnetGroup',
    Properties: { Description: 'Shop', SubnetIds: subnets },
  },
  Cache: {
    Type: 'AWS::ElastiCache::ReplicationGroup',
    Properties: {
      ReplicationGroupId: 'shop-cache',
      ReplicationGroupDescription: 'Shop',
      Engine: 'valkey',
      EngineVersion: '8.0',
      CacheNodeType: 'cache.t4g.micro',
      NumCacheClusters: 1,
      TransitEncryptionEnabled: true,
      CacheSubnetGroupName: { Ref: 'CacheSubnets' },
      SecurityGroupIds: [{ Ref: 'CacheGroup' }],
    },
  },
  Files: { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: true } },
  FilesInA: mountTarget('SubnetA'),
  FilesInB: mountTarget('SubnetB'),
  Jobs: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'jobs',
      VisibilityTimeout: 900,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': ['DeadJobs', 'Arn'] },
        maxReceiveCount: 3,
      },
    },
  },
  DeadJobs: {
    Type: 'AWS::SQS::Queue',
    Properties: { QueueName: 'dead-jobs', MessageRetentionPeriod: 1_209_600 },
  },
  DeadJobsAlarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: 'dead-jobs' }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
    },
  },
  PipeRole: role(
    'pipes.amazonaws.com',
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    { 'Fn::GetAtt': ['Jobs', 'Arn'] },
  ),
  Pipe: {
    Type: 'AWS::Pipes::Pipe',
    Properties: {
      Name: 'jobs-to-tasks',
      RoleArn: { 'Fn::GetAtt': ['PipeRole', 'Arn'] },
      Source: { 'Fn::GetAtt': ['Jobs', 'Arn'] },
      SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
      Target: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
      TargetParameters: {
        EcsTaskParameters: {
          TaskDefinitionArn: { Ref: 'Definition' },
          LaunchType: 'FARGATE',
          NetworkConfiguration: {
            AwsvpcConfiguration: { Subnets: subnets, SecurityGroups: [{ Ref: 'ApiGroup' }] },
          },
        },
      },
    },
  },
  Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'shop' } },
  Logs: {
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: '/shop/api', RetentionInDays: 30 },
  },
  ExecutionRole: role('ecs-tasks.amazonaws.com', ['logs:CreateLogStream', 'logs:PutLogEvents'], {
    'Fn::GetAtt': ['Logs', 'Arn'],
  }),
  Definition: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      Family: 'api',
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: '256',
      Memory: '512',
      ExecutionRoleArn: { 'Fn::GetAtt': ['ExecutionRole', 'Arn'] },
      Volumes: [
        {
          Name: 'uploads',
          EFSVolumeConfiguration: { FilesystemId: { Ref: 'Files' }, TransitEncryption: 'ENABLED' },
        },
      ],
      ContainerDefinitions: [
        {
          Name: 'api',
          Image: 'public.ecr.aws/shop/api:1.4.2',
          Environment: variables({}),
          MountPoints: [{ SourceVolume: 'uploads', ContainerPath: '/uploads' }],
          LogConfiguration: {
            LogDriver: 'awslogs',
            Options: {
              'awslogs-group': { Ref: 'Logs' },
              'awslogs-region': { Ref: 'AWS::Region' },
              'awslogs-stream-prefix': 'api',
            },
          },
        },
      ],
    },
  },
  Api: {
    Type: 'AWS::ECS::Service',
    DependsOn: ['Out', 'InA', 'InB', 'FilesInA'],
    Properties: {
      ServiceName: 'api',
      Cluster: { Ref: 'Cluster' },
      TaskDefinition: { Ref: 'Definition' },
      DesiredCount: 1,
      LaunchType: 'FARGATE',
      DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          AssignPublicIp: 'ENABLED',
          Subnets: subnets,
          SecurityGroups: [{ Ref: 'ApiGroup' }],
        },
      },
    },
  },
} satisfies StrangeResources;

/** The task definition of the shop with other variables, which may hold `${Database.…}` and such. */
export function withVariables(other: Readonly<Record<string, string>>): StrangeResources {
  const [container] = shop.Definition.Properties.ContainerDefinitions;
  const ContainerDefinitions = [{ ...container, Environment: variables(other) }];
  return changed('Definition', { ContainerDefinitions });
}

/** The shop whose database no variable names, with a secret that RDS could have made. */
export function withSecret(id: string): StrangeResources {
  const [container] = shop.Definition.Properties.ContainerDefinitions;
  const Secrets = [{ Name: 'DB_PASSWORD', ValueFrom: { 'Fn::Sub': `\${${id}}:password::` } }];
  const Environment = variables({ DB_HOST: '' });
  const SecretString = '{"username":"shop","password":"not-a-real-one"}';
  return {
    ...changed('Definition', { ContainerDefinitions: [{ ...container, Environment, Secrets }] }),
    [id]: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'rds-db', SecretString } },
    ExecutionRole: role(
      'ecs-tasks.amazonaws.com',
      ['logs:CreateLogStream', 'logs:PutLogEvents', 'secretsmanager:GetSecretValue'],
      [{ 'Fn::GetAtt': ['Logs', 'Arn'] }, { Ref: id }],
    ),
  };
}

function variables(other: Readonly<Record<string, string>>): readonly object[] {
  const values = {
    DB_HOST: '${Database.Endpoint.Address}',
    REDIS_URL: 'rediss://${Cache.PrimaryEndPoint.Address}:6379/0',
    QUEUE_URL: '${Jobs}',
    ...other,
  };
  return Object.entries(values).map(([Name, text]) => ({ Name, Value: { 'Fn::Sub': text } }));
}

function subnet(zone: number, CidrBlock: string) {
  const AvailabilityZone = { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] };
  const Properties = { VpcId: { Ref: 'Vpc' }, CidrBlock, AvailabilityZone };
  return { Type: 'AWS::EC2::Subnet', Properties };
}

function associated(id: string) {
  const Properties = { SubnetId: { Ref: id }, RouteTableId: { Ref: 'Routes' } };
  return { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties };
}

export function group(rules: readonly { readonly port: number; readonly from: string }[]) {
  const SecurityGroupIngress = rules.map(({ port, from }) => ({
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    SourceSecurityGroupId: { 'Fn::GetAtt': [from, 'GroupId'] },
  }));
  const Properties = { GroupDescription: 'Shop', VpcId: { Ref: 'Vpc' }, SecurityGroupIngress };
  return { Type: 'AWS::EC2::SecurityGroup', Properties };
}

function mountTarget(id: string) {
  const SecurityGroups = [{ Ref: 'FilesGroup' }];
  const Properties = { FileSystemId: { Ref: 'Files' }, SubnetId: { Ref: id }, SecurityGroups };
  return { Type: 'AWS::EFS::MountTarget', Properties };
}

function role(Service: string, Action: readonly string[], Resource: object) {
  const Version = '2012-10-17';
  const Statement = [{ Effect: 'Allow', Action, Resource }];
  const AssumeRolePolicyDocument = {
    Version,
    Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
  };
  const Policies = [{ PolicyName: 'shop', PolicyDocument: { Version, Statement } }];
  return { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument, Policies } };
}
