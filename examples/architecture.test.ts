import { describe, expect, it } from 'vitest';
import { deploymentOf } from '../packages/cli/src/output-folder/deployment.ts';
import { at, list } from '../packages/compiler/src/template/testing/template-body.ts';
import { validateTemplate } from '../packages/compiler/src/template/testing/validate-template.ts';
import {
  environmentOf,
  permissionsOf,
  rulesInto,
  rulesOfFirewall,
  rulesOutOf,
  secretsOf,
  statementsOf,
} from './testing/look-into.ts';
import { planExample } from './testing/plan-example.ts';

// The production of each system as its owner describes it, a sentence a line, without its mistakes.

const rag = planExample('rag-platform');
const next = planExample('rag-platform', ['compose.next.yaml']);
const audiobook = planExample('audiobook');
const sesami = planExample('sesami');
const shortcut = planExample('shortcut');

describe('rag-platform', () => {
  it('has nothing to mend', () => {
    expect(rag.findings()).toEqual([]);
  });

  it('has a VPC 10.0.0.0/16 in ap-northeast-2', () => {
    expect(rag.plan.application?.region).toBe('ap-northeast-2');
    expect(rag.one('AWS::EC2::VPC')).toMatchObject({ CidrBlock: '10.0.0.0/16' });
  });

  it('has public subnets 10.0.1.0/24 and 10.0.2.0/24 in two zones, with the load balancer', () => {
    expect([rag.named('PublicSubnet1'), rag.named('PublicSubnet2')]).toMatchObject([
      { CidrBlock: '10.0.1.0/24', AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } },
      { CidrBlock: '10.0.2.0/24', AvailabilityZone: { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] } },
    ]);
    expect(rag.named('LoadBalancer')).toMatchObject({
      Subnets: [{ Ref: 'PublicSubnet1' }, { Ref: 'PublicSubnet2' }],
    });
  });

  it('has private subnets 10.0.11.0/24 and 10.0.12.0/24, with tasks and data', () => {
    expect([rag.named('PrivateSubnet1'), rag.named('PrivateSubnet2')]).toMatchObject([
      { CidrBlock: '10.0.11.0/24' },
      { CidrBlock: '10.0.12.0/24' },
    ]);
    const subnets = { Ref: 'GivenPrivateSubnets' };
    expect(rag.named('HandoverPrivateSubnets')).toMatchObject({
      Value: { 'Fn::Join': [',', [{ Ref: 'PrivateSubnet1' }, { Ref: 'PrivateSubnet2' }]] },
    });
    expect(rag.one('AWS::ECS::Service')).toMatchObject({
      NetworkConfiguration: {
        AwsvpcConfiguration: { Subnets: subnets, AssignPublicIp: 'DISABLED' },
      },
    });
    expect(rag.one('AWS::RDS::DBSubnetGroup')).toMatchObject({ SubnetIds: subnets });
    expect(rag.one('AWS::ElastiCache::SubnetGroup')).toMatchObject({ SubnetIds: subnets });
  });

  it('leads both private subnets through the NAT gateway by route tables of their own', () => {
    for (const zone of [1, 2]) {
      expect(rag.named(`PrivateSubnet${zone}Routes`)).toEqual({
        SubnetId: { Ref: `PrivateSubnet${zone}` },
        RouteTableId: { Ref: `PrivateRouteTable${zone}` },
      });
      expect(rag.named(`PrivateInternetRoute${zone}`)).toMatchObject({
        RouteTableId: { Ref: `PrivateRouteTable${zone}` },
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: { Ref: 'NatGateway1' },
      });
    }
  });

  it('lets anyone reach ports 80 and 443 of the load balancer, and it the port 8001 of tasks', () => {
    expect(rag.named('LoadBalancerSecurityGroup')).toMatchObject({
      SecurityGroupIngress: [
        { FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' },
        { FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
      ],
    });
    expect(rag.named('ApiFromLoadBalancerPort8001Egress')).toMatchObject({
      GroupId: { Ref: 'GivenLoadBalancerSecurityGroup' },
      DestinationSecurityGroupId: { Ref: 'GivenSecurityGroupApi' },
      FromPort: 8001,
    });
  });

  it('lets tasks be reached on 8001 by the load balancer only, and out to 443, 5432 and 6379', () => {
    expect(rulesInto(rag, 'Api')).toEqual(['8001 from LoadBalancerSecurityGroup']);
    expect(rulesOutOf(rag, 'Api')).toEqual([
      '443 to 0.0.0.0/0',
      '5432 to SecurityGroupDb',
      '6379 to SecurityGroupCache',
    ]);
  });

  it('lets tasks only reach the data, each store by its own group and port', () => {
    expect(rulesInto(rag, 'Db')).toEqual(['5432 from SecurityGroupApi']);
    expect(rulesInto(rag, 'Cache')).toEqual(['6379 from SecurityGroupApi']);
  });

  it('runs on Fargate for X86_64 with half a vCPU, which is 512 units, and 2048 MiB', () => {
    expect(rag.one('AWS::ECS::TaskDefinition')).toMatchObject({
      RequiresCompatibilities: ['FARGATE'],
      Cpu: '512',
      Memory: '2048',
      RuntimePlatform: { CpuArchitecture: 'X86_64' },
    });
  });

  it('scales from 1 to 4 tasks at 70 % CPU, out after a minute, without a fixed count in the way', () => {
    expect(rag.one('AWS::ApplicationAutoScaling::ScalableTarget')).toMatchObject({
      MinCapacity: 1,
      MaxCapacity: 4,
    });
    expect(rag.one('AWS::ApplicationAutoScaling::ScalingPolicy')).toMatchObject({
      TargetTrackingScalingPolicyConfiguration: { TargetValue: 70, ScaleOutCooldown: 60 },
    });
    expect(rag.template('api').Parameters?.DesiredCount?.Default).toBe('-1');
  });

  it('has Aurora PostgreSQL 16 Serverless v2 with 0.5 to 4 ACU and the database ragdb', () => {
    expect(rag.one('AWS::RDS::DBCluster')).toMatchObject({
      Engine: 'aurora-postgresql',
      EngineVersion: expect.stringMatching(/^16\./),
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
      DatabaseName: 'ragdb',
      StorageEncrypted: true,
    });
    expect(rag.one('AWS::RDS::DBInstance')).toMatchObject({ DBInstanceClass: 'db.serverless' });
  });

  it('backs the database up for 7 days, keeps a last snapshot, and protects it', () => {
    expect(rag.one('AWS::RDS::DBCluster')).toMatchObject({
      BackupRetentionPeriod: 7,
      DeletionProtection: true,
    });
    expect(rag.template('data').Resources.DbCluster).toMatchObject({ DeletionPolicy: 'Snapshot' });
  });

  it('wants TLS of the database’s clients, and its URL asks for it', () => {
    expect(rag.one('AWS::RDS::DBClusterParameterGroup')).toMatchObject({
      Parameters: { 'rds.force_ssl': '1' },
    });
    expect(at(rag.named('DbConnections'), 'SecretString', 'Fn::Sub')).toContain(
      '@${DbCluster.Endpoint.Address}:5432/ragdb?sslmode=require',
    );
  });

  it('has Redis 7.1 on a cache.t4g.micro with TLS, and a URL that verifies it', () => {
    expect(rag.one('AWS::ElastiCache::ReplicationGroup')).toMatchObject({
      Engine: 'redis',
      EngineVersion: '7.1',
      CacheNodeType: 'cache.t4g.micro',
      TransitEncryptionEnabled: true,
      TransitEncryptionMode: 'required',
    });
    const url = at(rag.named('CacheConnections'), 'SecretString', 'Fn::Sub');
    expect(url).toContain('rediss://');
    expect(url).not.toMatch(/ssl=|cert_reqs/);
  });

  it('makes passwords that need no escaping in a URL', () => {
    for (const id of ['DbCredentials', 'CacheCredentials']) {
      expect(rag.named(id)).toMatchObject({
        GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true },
      });
    }
  });

  it('redirects port 80 to 443, whose policy is TLS 1.2 at least', () => {
    expect(rag.named('HttpListener')).toMatchObject({
      Port: 80,
      DefaultActions: [
        { RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
      ],
    });
    expect(rag.named('HttpsListener')).toMatchObject({
      Port: 443,
      SslPolicy: expect.stringContaining('TLS13-1-2'),
      Certificates: [{ CertificateArn: { Ref: 'Certificate' } }],
    });
  });

  it('asks /health, healthy after 2 and unhealthy after 3', () => {
    expect(rag.one('AWS::ElasticLoadBalancingV2::TargetGroup')).toMatchObject({
      Port: 8001,
      TargetType: 'ip',
      HealthCheckPath: '/health',
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
    });
  });

  it('has a certificate that DNS validates, and an alias in the zone', () => {
    expect(rag.one('AWS::CertificateManager::Certificate')).toMatchObject({
      DomainName: 'api.example.com',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ HostedZoneId: 'Z0123456789EXAMPLE' }],
    });
    expect(rag.one('AWS::Route53::RecordSet')).toMatchObject({
      Name: 'api.example.com.',
      Type: 'A',
      AliasTarget: { DNSName: { 'Fn::GetAtt': ['LoadBalancer', 'DNSName'] } },
    });
  });

  it('gives each secret by its own JSON key', () => {
    expect(secretsOf(rag, 'api')).toEqual({
      DATABASE_URL: '${GivenStoreDbConnections}:api.DATABASE_URL::',
      REDIS_URL: '${GivenStoreCacheConnections}:api.REDIS_URL::',
      OPENAI_API_KEY: '${GivenAppSecret}:OPENAI_API_KEY::${AppSecretVersion}',
      ANTHROPIC_API_KEY: '${GivenAppSecret}:ANTHROPIC_API_KEY::${AppSecretVersion}',
      JWT_SECRET_KEY: '${GivenAppSecret}:JWT_SECRET_KEY::${AppSecretVersion}',
      GOOGLE_OAUTH_CLIENT_ID: '${GivenAppSecret}:GOOGLE_OAUTH_CLIENT_ID::${AppSecretVersion}',
      GOOGLE_OAUTH_CLIENT_SECRET:
        '${GivenAppSecret}:GOOGLE_OAUTH_CLIENT_SECRET::${AppSecretVersion}',
    });
  });

  it('has a task role without permissions, and an execution role for its own secrets and image', () => {
    expect(rag.named('ApiTaskRole')).not.toHaveProperty('Policies');
    expect(permissionsOf(rag, 'ApiExecutionRole')).toEqual([
      'ecr:GetAuthorizationToken',
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetDownloadUrlForLayer',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'secretsmanager:GetSecretValue',
    ]);
  });

  it('scans images when they are pushed, and no tag can be moved', () => {
    expect(rag.one('AWS::ECR::Repository')).toMatchObject({
      ImageScanningConfiguration: { ScanOnPush: true },
      ImageTagMutability: 'IMMUTABLE',
    });
  });

  it('keeps logs for 7 days in a group that is there before the tasks', () => {
    expect(rag.one('AWS::Logs::LogGroup')).toMatchObject({ RetentionInDays: 7 });
  });

  it('gives a failed deployment up and goes back', () => {
    expect(rag.one('AWS::ECS::Service')).toMatchObject({
      HealthCheckGracePeriodSeconds: 20,
      DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
    });
  });

  it('mails alarms: CPU and memory over 80 % for 5 minutes, a target down for 1, 5xx over 1 %', () => {
    const minutes = { Period: 60, EvaluationPeriods: 5, Threshold: 80 };
    expect(rag.named('ApiCpuAlarm')).toMatchObject({ MetricName: 'CPUUtilization', ...minutes });
    expect(rag.named('ApiMemoryAlarm')).toMatchObject({
      MetricName: 'MemoryUtilization',
      ...minutes,
    });
    expect(rag.named('ApiHealthAlarm')).toMatchObject({
      MetricName: 'UnHealthyHostCount',
      Period: 60,
      EvaluationPeriods: 1,
    });
    expect(rag.named('ApiErrorsAlarm')).toMatchObject({
      Threshold: 1,
      AlarmActions: [{ Ref: 'GivenTopic' }],
    });
    expect(rag.one('AWS::SNS::Subscription')).toMatchObject({
      Protocol: 'email',
      Endpoint: 'ops@example.com',
    });
  });

  it('has a dashboard of CPU, memory and requests', () => {
    const body = JSON.stringify(rag.one('AWS::CloudWatch::Dashboard'));
    for (const metric of ['CPUUtilization', 'MemoryUtilization', 'RequestCount']) {
      expect(body).toContain(metric);
    }
  });
});

describe('what rag-platform costs in ap-northeast-2', () => {
  // The owner's table, corrected for the region: what a line is called there, and its dollars.
  it.each([
    ['Fargate, 0.5 vCPU and 2 GB', /^Fargate/, 24.46],
    ['Aurora Serverless v2, 0.5 ACU', /^Aurora Serverless/, 73.0],
    ['cache.t4g.micro', /^ElastiCache/, 17.52],
    ['load balancer with 0.5 LCU and its two addresses', /load balancer/i, 26.65],
    ['NAT gateway with 10 GB and its address', /NAT gateway/, 47.31],
    ['hosted zone', /^Route 53/, 0.5],
    ['images, 10 GB', /^ECR/, 1.0],
    ['data out, 10 GB of 100 free ones', /^Data to the internet/, 0],
  ])('%s', (_, what, dollars) => {
    expect(Math.abs(monthly(what) - dollars)).toBeLessThanOrEqual(0.0101);
  });

  it('has 5 secrets where the owner has 6: the application’s are keys of one', () => {
    expect(monthly(/^Secrets Manager/)).toBeCloseTo(5 * 0.4);
  });

  it('keeps 5 GB of logs for 7 days, not for a month', () => {
    expect(monthly(/^CloudWatch Logs/)).toBeCloseTo(5 * 0.76 + ((5 * 7) / 30) * 0.0314);
  });

  it('has what the owner’s table leaves out: 10 GB and a million I/O of Aurora, 11 alarms', () => {
    expect(monthly(/^Aurora storage/)).toBeCloseTo(10 * 0.12 + 0.24);
    expect(monthly(/alarms$/)).toBeCloseTo(1.1);
  });

  it('is about $197, which is 130 in the owner’s guide, and these extras', () => {
    const { typical } = rag.plan.cost?.monthlyUsd ?? { typical: 0 };
    const extras = monthly(/^Aurora storage/) + monthly(/alarms$/);
    expect(typical - extras).toBeGreaterThan(196);
    expect(typical - extras).toBeLessThan(197.5);
  });
});

describe('what the owner of rag-platform wants next', () => {
  it('has nothing to mend', () => {
    expect(next.findings()).toEqual([]);
  });

  it('becomes templates that AWS takes', () => {
    for (const { body, fileName } of next.plan.templates) {
      expect(validateTemplate(body), fileName).toEqual([]);
    }
  });

  it('has a firewall: 100 requests a minute, countries, SQL injection, scripts', () => {
    expect(rulesOfFirewall(next)).toEqual([
      'OtherCountries',
      'Rate',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesSQLiRuleSet',
    ]);
    expect(at(next.one('AWS::WAFv2::WebACL'), 'Rules', 1, 'Statement')).toMatchObject({
      RateBasedStatement: { Limit: 100, EvaluationWindowSec: 60, AggregateKeyType: 'IP' },
    });
  });

  it('has documents in a private bucket, archived after 90 days, whose links the task role signs', () => {
    expect(next.one('AWS::S3::Bucket')).toMatchObject({
      LifecycleConfiguration: {
        Rules: expect.arrayContaining([
          expect.objectContaining({
            Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }],
          }),
        ]),
      },
      PublicAccessBlockConfiguration: { BlockPublicPolicy: true },
      CorsConfiguration: { CorsRules: [{ AllowedOrigins: ['https://www.example.com'] }] },
    });
    expect(permissionsOf(next, 'ApiTaskRole')).toEqual(
      expect.arrayContaining(['s3:GetObject', 's3:PutObject']),
    );
  });

  it('has traces, daily backups of the database, two tasks and a NAT gateway in each zone', () => {
    expect(permissionsOf(next, 'ApiTaskRole')).toContain('xray:PutTraceSegments');
    expect(next.one('AWS::Backup::BackupSelection')).toMatchObject({
      BackupSelection: { Resources: [{ 'Fn::GetAtt': ['DbCluster', 'DBClusterArn'] }] },
    });
    expect(next.one('AWS::ApplicationAutoScaling::ScalableTarget')).toMatchObject({
      MinCapacity: 2,
    });
    expect(next.all('AWS::EC2::NatGateway')).toHaveLength(2);
  });
});

describe('audiobook', () => {
  it('has nothing to mend, though it answers to its public name only', () => {
    expect(audiobook.findings()).toEqual([]);
    expect(environmentOf(audiobook, 'api')).toMatchObject({ ALLOWED_HOSTS: 'audio.example.com' });
  });

  it('is built for amd64 into a repository of its own', () => {
    expect(audiobook.one('AWS::ECS::TaskDefinition')).toMatchObject({
      RuntimePlatform: { CpuArchitecture: 'X86_64' },
    });
    expect(audiobook.all('AWS::ECR::Repository')).toHaveLength(1);
  });

  it('runs two tasks of 512 units and 1024 MiB over two zones, on port 8000', () => {
    expect(audiobook.template('api').Parameters?.DesiredCount?.Default).toBe('2');
    expect(audiobook.one('AWS::ECS::TaskDefinition')).toMatchObject({
      Cpu: '512',
      Memory: '1024',
      ContainerDefinitions: [{ PortMappings: [{ ContainerPort: 8000 }] }],
    });
    expect(audiobook.all('AWS::EC2::Subnet')).toHaveLength(4);
  });

  it('has 60 s to answer what is under way', () => {
    expect(audiobook.one('AWS::ECS::TaskDefinition')).toMatchObject({
      ContainerDefinitions: [{ StopTimeout: 60 }],
    });
    expect(audiobook.one('AWS::ElasticLoadBalancingV2::TargetGroup')).toMatchObject({
      TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }],
    });
  });

  it('has books and chapters in DynamoDB, and audio in S3', () => {
    expect(audiobook.all('AWS::DynamoDB::Table')).toMatchObject([
      { KeySchema: [{ AttributeName: 'bookId', KeyType: 'HASH' }] },
      {
        KeySchema: [
          { AttributeName: 'bookId', KeyType: 'HASH' },
          { AttributeName: 'chapterId', KeyType: 'RANGE' },
        ],
      },
    ]);
    expect(audiobook.one('AWS::S3::Bucket')).toMatchObject({
      CorsConfiguration: { CorsRules: [{ AllowedOrigins: ['https://www.example.com'] }] },
    });
  });

  it('gives its settings, with the names that AWS gave the tables and the bucket', () => {
    expect(environmentOf(audiobook, 'api')).toEqual({
      ENVIRONMENT: 'production',
      AWS_REGION: { Ref: 'AWS::Region' },
      BOOKS_TABLE_NAME: { Ref: 'GivenStoreDynamodbTableBooks' },
      AUDIO_CHAPTERS_TABLE_NAME: { Ref: 'GivenStoreDynamodbTableAudioChapters88815e96' },
      S3_BUCKET_NAME: { Ref: 'GivenStoreMinioBucketAudio' },
      CORS_ORIGINS: 'https://www.example.com',
      ALLOWED_HOSTS: 'audio.example.com',
    });
  });

  it('has no key of AWS anywhere: the task role gives access to its tables and its bucket', () => {
    expect(JSON.stringify(audiobook.templates)).not.toContain('AWS_ACCESS_KEY_ID');
    const actions = permissionsOf(audiobook, 'ApiTaskRole').map(String);
    expect(actions).toEqual(
      expect.arrayContaining(['dynamodb:Query', 'dynamodb:Scan', 's3:GetObject', 's3:PutObject']),
    );
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('is reached through HTTPS, and probed at /api/v1/health', () => {
    expect(audiobook.named('HttpsListener')).toMatchObject({ Port: 443, Protocol: 'HTTPS' });
    expect(audiobook.one('AWS::ElasticLoadBalancingV2::TargetGroup')).toMatchObject({
      Protocol: 'HTTP',
      Port: 8000,
      HealthCheckPath: '/api/v1/health',
    });
    expect(audiobook.one('AWS::Route53::RecordSet')).toMatchObject({ Name: 'audio.example.com.' });
  });

  it('lets the load balancer only reach its tasks, and answers http:// with a redirect', () => {
    expect(rulesInto(audiobook, 'Api')).toEqual(['8000 from LoadBalancerSecurityGroup']);
    expect(audiobook.named('HttpListener')).toMatchObject({
      DefaultActions: [{ RedirectConfig: { StatusCode: 'HTTP_301' } }],
    });
  });

  it('logs to CloudWatch with the prefix api', () => {
    expect(audiobook.one('AWS::ECS::TaskDefinition')).toMatchObject({
      ContainerDefinitions: [
        { LogConfiguration: { Options: { 'awslogs-stream-prefix': 'api', mode: 'non-blocking' } } },
      ],
    });
  });
});

describe('sesami', () => {
  it('has nothing to mend but the certificate of the site, which is to come from us-east-1', () => {
    expect(sesami.findings()).toEqual(['graph/site-certificate']);
  });

  it('serves its pages from S3 by CloudFront, and /api from the load balancer over HTTPS', () => {
    const distribution = at(sesami.one('AWS::CloudFront::Distribution'), 'DistributionConfig');
    expect(distribution).toMatchObject({
      DefaultRootObject: 'index.html',
      Origins: [
        { Id: 'files' },
        {
          DomainName: 'api.sesami.example.com',
          CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
        },
      ],
      CacheBehaviors: [{ PathPattern: '/api' }, { PathPattern: '/api/*' }],
    });
  });

  it('asks the load balancer by a name that its certificate has, and with that name as host', () => {
    expect(sesami.one('AWS::CertificateManager::Certificate')).toMatchObject({
      DomainName: 'api.sesami.example.com',
    });
    const behaviour = at(
      sesami.one('AWS::CloudFront::Distribution'),
      'DistributionConfig',
      'CacheBehaviors',
      1,
    );
    // AWS's own policies: CachingDisabled and AllViewerExceptHostHeader.
    expect(behaviour).toMatchObject({
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    });
  });

  it('runs the API on Fargate behind HTTPS, 2 to 10 tasks at 70 % CPU', () => {
    expect(sesami.one('AWS::ApplicationAutoScaling::ScalableTarget')).toMatchObject({
      MinCapacity: 2,
      MaxCapacity: 10,
    });
    expect(sesami.one('AWS::ApplicationAutoScaling::ScalingPolicy')).toMatchObject({
      TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 },
    });
    expect(sesami.one('AWS::ElasticLoadBalancingV2::TargetGroup')).toMatchObject({
      HealthCheckPath: '/api/health',
    });
  });

  it('has RDS for PostgreSQL in two zones: encrypted, 20 GB gp3, 7 days of backups, a last snapshot', () => {
    expect(sesami.one('AWS::RDS::DBInstance')).toMatchObject({
      Engine: 'postgres',
      EngineVersion: '15',
      DBInstanceClass: 'db.t4g.micro',
      MultiAZ: true,
      StorageEncrypted: true,
      StorageType: 'gp3',
      AllocatedStorage: '20',
      BackupRetentionPeriod: 7,
      DeletionProtection: true,
      PubliclyAccessible: false,
    });
    expect(sesami.template('data').Resources.DbInstance).toMatchObject({
      DeletionPolicy: 'Snapshot',
    });
  });

  it('has a queue of 15 minutes and 3 receives, whose dead letters are kept for longer', () => {
    const [dead, queue] = sesami.all('AWS::SQS::Queue', 'data');
    expect(queue).toMatchObject({
      VisibilityTimeout: 15 * 60,
      RedrivePolicy: { maxReceiveCount: 3 },
    });
    // Dead letters keep their first date: 14 days after 14 days would be none.
    expect(at(dead, 'MessageRetentionPeriod')).toBe(14 * 86_400);
    expect(at(queue, 'MessageRetentionPeriod')).toBeLessThan(14 * 86_400);
  });

  it('works on AWS Batch on Spot in private subnets, with 4 vCPU and what a host of 8 GiB has left', () => {
    expect(sesami.one('AWS::Batch::ComputeEnvironment')).toMatchObject({
      ComputeResources: {
        Type: 'SPOT',
        AllocationStrategy: 'SPOT_PRICE_CAPACITY_OPTIMIZED',
        MinvCpus: 0,
        MaxvCpus: 128,
        InstanceTypes: ['default_x86_64'],
        InstanceRole: { 'Fn::GetAtt': ['WorkerInstanceProfile', 'Arn'] },
        Subnets: { Ref: 'GivenPrivateSubnets' },
      },
    });
    expect(sesami.one('AWS::Batch::JobDefinition')).toMatchObject({
      ContainerProperties: {
        ResourceRequirements: [
          { Type: 'VCPU', Value: '4' },
          { Type: 'MEMORY', Value: '7680' },
        ],
      },
      Timeout: { AttemptDurationSeconds: 3600 },
    });
  });

  it('lets the instances of Batch join the cluster and pull the image', () => {
    expect(JSON.stringify(sesami.named('WorkerInstanceRole'))).toContain(
      'service-role/AmazonEC2ContainerServiceforEC2Role',
    );
    expect(rulesOutOf(sesami, 'Worker')).toEqual(['443 to 0.0.0.0/0', '5432 to SecurityGroupDb']);
  });

  it('starts a job for each message, whose body the job gets whole', () => {
    expect(sesami.one('AWS::Pipes::Pipe')).toMatchObject({
      SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
      TargetParameters: {
        BatchJobParameters: {
          JobName: 'sesami-production-worker',
          ContainerOverrides: {
            Environment: [
              { Name: 'MESSAGE_ID', Value: '$.messageId' },
              { Name: 'MESSAGE_BODY', Value: '$.body' },
            ],
          },
        },
      },
    });
    expect(permissionsOf(sesami, 'WorkerPipeRole')).toEqual([
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ReceiveMessage',
      'batch:SubmitJob',
    ]);
  });

  it('tries again what can be mended so, and loses no job that failed for good', () => {
    expect(sesami.one('AWS::Batch::JobDefinition')).toMatchObject({
      RetryStrategy: {
        Attempts: 3,
        EvaluateOnExit: [
          { OnStatusReason: 'Host EC2*', Action: 'RETRY' },
          { OnStatusReason: 'Task failed to start*', Action: 'RETRY' },
          { OnExitCode: '75', Action: 'RETRY' },
          { OnReason: '*', Action: 'EXIT' },
        ],
      },
    });
    expect(sesami.one('AWS::Events::Rule')).toMatchObject({
      EventPattern: { source: ['aws.batch'], detail: { status: ['FAILED'] } },
      Targets: [
        { Arn: { 'Fn::GetAtt': ['WorkerFailures', 'Arn'] } },
        { Arn: { Ref: 'GivenTopic' } },
      ],
    });
  });

  it('lets API and worker put messages into the queue, and only the pipe take them', () => {
    for (const role of ['BackendTaskRole', 'WorkerTaskRole']) {
      expect(permissionsOf(sesami, role)).toEqual([
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:SendMessage',
      ]);
    }
  });

  it('chooses the AWS implementation of the tasks, and no Redis', () => {
    expect(environmentOf(sesami, 'backend')).toEqual({
      TASK_SERVICE_IMPL: 'AWS',
      QUEUE_URL: { Ref: 'GivenStoreQueueQueueAnalysisUrl' },
      DB_POOL_SIZE: '2',
    });
    expect(sesami.all('AWS::ElastiCache::ReplicationGroup')).toEqual([]);
  });

  it('has OAuth, database URL, JWT secret and encryption key in Secrets Manager', () => {
    expect(Object.keys(secretsOf(sesami, 'backend'))).toEqual([
      'DATABASE_URL',
      'JWT_SECRET',
      'ENCRYPTION_KEY',
      'GITHUB_CLIENT_ID',
      'GITHUB_CLIENT_SECRET',
    ]);
  });

  it('migrates the database before the others are deployed', () => {
    const stacks = sesami.plan.templates.map(({ stack }) =>
      stack.replace('sesami-production-', ''),
    );
    expect(stacks).toEqual(['foundation', 'data', 'migrate', 'frontend', 'backend', 'worker']);
    expect(Object.keys(sesami.template('migrate').Outputs ?? {})).toContain('RunCommand');
  });

  it('says when to run the migration, and how to upload the pages', () => {
    const { application, graph, templates } = sesami.plan;
    const stacks = application && graph && deploymentOf({ application, graph, templates }).stacks;
    expect(stacks?.flatMap(({ outputs }) => outputs.map(({ name }) => name))).toEqual([
      'RunCommand',
      'UploadCommand',
    ]);
  });

  it('scans images on push, keeps logs for 30 days, and tells alarms to a topic', () => {
    const scanned = { ImageScanningConfiguration: { ScanOnPush: true } };
    expect(sesami.all('AWS::ECR::Repository')).toMatchObject([scanned, scanned, scanned]);
    for (const group of sesami.all('AWS::Logs::LogGroup')) {
      expect(group).toMatchObject({ RetentionInDays: 30 });
    }
    expect(sesami.named('QueueAnalysisDeadLettersAlarm')).toMatchObject({
      AlarmActions: [{ Ref: 'GivenTopic' }],
    });
  });
});

describe('shortcut', () => {
  const keys = [
    'OPENAI_API_KEY',
    'PINECONE_API_KEY',
    'GCP_PROJECT_ID',
    'GOOGLE_APPLICATION_CREDENTIALS_JSON',
    'APP_SECRET_KEY',
    'MILVUS_HOST',
    'MILVUS_PORT',
    'DB_PASSWORD',
  ];

  it('has nothing to mend', () => {
    expect(shortcut.findings()).toEqual([]);
  });

  it('has one grouped secret, short-cut/prod/app', () => {
    expect(shortcut.one('AWS::SecretsManager::Secret')).toMatchObject({
      Name: 'short-cut/prod/app',
    });
  });

  it('gives each variable by its own key of it, and nothing sensitive in plain text', () => {
    expect(secretsOf(shortcut, 'api')).toEqual(
      Object.fromEntries(
        keys.map((key) => [key, `\${GivenAppSecret}:${key}::\${AppSecretVersion}`]),
      ),
    );
    expect(environmentOf(shortcut, 'api')).toEqual({ APP_ENV: 'production' });
  });

  it('lets the execution role read that secret only, and ECS only take the role', () => {
    const [statement] = statementsOf(shortcut, 'ApiExecutionRole').filter((each) =>
      list(at(each, 'Action')).includes('secretsmanager:GetSecretValue'),
    );
    expect(at(statement, 'Resource')).toEqual([{ Ref: 'GivenAppSecret' }]);
    expect(
      at(shortcut.named('ApiExecutionRole'), 'AssumeRolePolicyDocument', 'Statement', 0),
    ).toMatchObject({ Principal: { Service: 'ecs-tasks.amazonaws.com' } });
  });

  it('has all that Fargate wants of a task definition', () => {
    expect(shortcut.one('AWS::ECS::TaskDefinition')).toMatchObject({
      Family: 'shortcut-production-api',
      Cpu: '512',
      Memory: '1024',
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      ExecutionRoleArn: { 'Fn::GetAtt': ['ApiExecutionRole', 'Arn'] },
      TaskRoleArn: { 'Fn::GetAtt': ['ApiTaskRole', 'Arn'] },
      ContainerDefinitions: [{ LogConfiguration: { LogDriver: 'awslogs' }, StopTimeout: 30 }],
    });
  });

  it('lets the server reach its vector database, besides HTTPS', () => {
    expect(rulesOutOf(shortcut, 'Api')).toEqual(['443 to 0.0.0.0/0', '19530 to 0.0.0.0/0']);
  });

  it('needs no .env file, neither to plan nor to start', () => {
    expect(shortcut.plan.diagnostics.map(({ code }) => code)).not.toContain('dotenv-file-required');
  });
});

describe.each([
  ['rag-platform', rag],
  ['rag-platform, next', next],
  ['audiobook', audiobook],
  ['sesami', sesami],
  ['shortcut', shortcut],
])('the stacks of %s', (_, { templates, plan }) => {
  it('take no parameter that an earlier one does not leave', () => {
    const left = new Set<unknown>();
    for (const { Parameters = {}, Resources } of templates) {
      const taken = Object.values(Parameters).filter(({ Type }) => Type.startsWith('AWS::SSM'));
      for (const { Default } of taken) expect([...left]).toContain(Default);
      for (const { Type, Properties } of Object.values(Resources)) {
        if (Type === 'AWS::SSM::Parameter') left.add(at(Properties, 'Name'));
      }
    }
    expect(plan.templates.length).toBe(templates.length);
  });

  it('use every parameter that they take', () => {
    for (const { Parameters = {}, ...rest } of templates) {
      const text = JSON.stringify(rest);
      for (const id of Object.keys(Parameters)) expect(text).toContain(id);
    }
  });

  it('ask for each image, so that none is taken by a tag that moves', () => {
    for (const { Parameters = {}, Resources } of templates) {
      const tasks = Object.values(Resources).filter(({ Type }) =>
        /(?:Task|Job)Definition$/.test(Type),
      );
      expect(tasks.length === 0 || (Parameters.Image && !Parameters.Image.Default)).toBe(true);
    }
  });
});

/** Typical dollars a month of the lines of this name. */
function monthly(what: RegExp): number {
  const lines = rag.plan.cost?.lines.filter((line) => what.test(line.what)) ?? [];
  expect(lines).not.toEqual([]);
  return lines.reduce((sum, { monthlyUsd }) => sum + (monthlyUsd?.typical ?? 0), 0);
}
