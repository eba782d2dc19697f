import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createIdentity } from '../../aws/random-identity.ts';
import { createRoles } from '../../iam/create-roles.ts';
import { createNetwork } from '../../network/create-network.ts';
import { virtualClock } from '../../time/virtual-clock.ts';
import { testResources } from '../testing/resources.ts';
import { recordedHandlers } from './recorded-handlers.ts';

const identity = createIdentity({ account: '123456789012', region: 'ap-northeast-2', seed: 1 });
const aws = testResources(recordedHandlers({ identity }));

/** The parts that serve the other types, each with its own tests. */
const elsewhere: readonly RegExp[] = [
  /^AWS::(ECS|ApplicationAutoScaling|Batch|Pipes)::|^AWS::Events::Rule$|^AWS::Scheduler::Schedule$/,
  /^AWS::ElasticLoadBalancingV2::/,
  /^AWS::(RDS|ElastiCache|AmazonMQ|EFS)::/,
  /^AWS::(SecretsManager|SSM|Logs|ECR)::/,
  /^AWS::(SQS|S3|DynamoDB|CertificateManager)::/,
];

const generated = readFileSync(
  new URL('../../../../compiler/src/graph/aws/resources.generated.ts', import.meta.url),
  'utf8',
);
const types = [...new Set(generated.match(/AWS::\w+::\w+/g))];

test.each(types)('%s is served by exactly one part of the sandbox', (type) => {
  const parts = [
    createNetwork({ identity, clock: virtualClock() }).handlers,
    createRoles({ identity, clock: virtualClock() }).handlers,
    recordedHandlers({ identity }),
  ];
  const here = parts.filter((handlers) => handlers[type] !== undefined);
  const there = elsewhere.filter((pattern) => pattern.test(type));
  expect(here.length + there.length).toBe(1);
});

test.each<[string, object, string | RegExp, Record<string, string | RegExp>]>([
  [
    'AWS::CloudFront::Distribution',
    {},
    /^E[0-9A-Z]{13}$/,
    { DomainName: /^d[0-9a-f]{13}\.cloudfront\.net$/ },
  ],
  [
    'AWS::CloudFront::Function',
    { Name: 'spa', AutoPublish: true },
    'arn:aws:cloudfront::123456789012:function/spa',
    { Stage: 'LIVE' },
  ],
  ['AWS::CloudFront::OriginAccessControl', {}, /^E[0-9A-Z]{13}$/, {}],
  [
    'AWS::CloudWatch::Alarm',
    { AlarmName: 'slow' },
    'slow',
    { Arn: 'arn:aws:cloudwatch:ap-northeast-2:123456789012:alarm:slow' },
  ],
  ['AWS::CloudWatch::Dashboard', { DashboardName: 'shop' }, 'shop', {}],
  [
    'AWS::SNS::Topic',
    { TopicName: 'news' },
    'arn:aws:sns:ap-northeast-2:123456789012:news',
    { TopicName: 'news' },
  ],
  [
    'AWS::SNS::Subscription',
    { TopicArn: 'arn:aws:sns:r:1:news' },
    /^arn:aws:sns:r:1:news:[0-9a-f-]{36}$/,
    {},
  ],
  [
    'AWS::Route53::RecordSet',
    { Name: 'www.example.com.', Type: 'A', HostedZoneId: 'Z1' },
    'www.example.com',
    {},
  ],
  ['AWS::Route53::HostedZone', { Name: 'example.com' }, /^Z[0-9A-Z]{20}$/, {}],
  [
    'AWS::ServiceDiscovery::HttpNamespace',
    { Name: 'shop' },
    /^ns-[0-9a-f]{16}$/,
    { Arn: /^arn:aws:servicediscovery:ap-northeast-2:123456789012:namespace\/ns-[0-9a-f]{16}$/ },
  ],
  [
    'AWS::WAFv2::WebACL',
    { Name: 'wall', Scope: 'REGIONAL' },
    /^wall\|[0-9a-f-]{36}\|REGIONAL$/,
    { Arn: /^arn:aws:wafv2:ap-northeast-2:123456789012:regional\/webacl\/wall\/[0-9a-f-]{36}$/ },
  ],
  [
    'AWS::Backup::BackupVault',
    { BackupVaultName: 'safe' },
    'safe',
    { BackupVaultArn: 'arn:aws:backup:ap-northeast-2:123456789012:backup-vault:safe' },
  ],
  [
    'AWS::KMS::Key',
    {},
    /^[0-9a-f-]{36}$/,
    { Arn: /^arn:aws:kms:ap-northeast-2:123456789012:key\/[0-9a-f-]{36}$/ },
  ],
  ['AWS::EC2::LaunchTemplate', {}, /^lt-[0-9a-f]{17}$/, { LatestVersionNumber: '1' }],
])(
  'Ref and GetAtt of %s are as CloudFormation documents them',
  async (type, properties, ref, attributes) => {
    const resource = await aws.create(type, { ...properties });
    expect(resource.ref).toEqual(typeof ref === 'string' ? ref : expect.stringMatching(ref));
    for (const [name, value] of Object.entries(attributes)) {
      const expected = typeof value === 'string' ? value : expect.stringMatching(value);
      expect(resource.attribute(name)).toEqual(expected);
    }
  },
);

test('A resource without a name gets one of CloudFormation', async () => {
  const topic = await aws.create('AWS::SNS::Topic');
  expect(topic.attribute('TopicName')).toMatch(/^shop-Resource\d+-1A2B3C4D5E6F$/);
});

test('Two resources of one name do not fit, until the first is deleted', async () => {
  const properties = { AlarmName: 'queue-is-long' };
  const first = await aws.create('AWS::CloudWatch::Alarm', properties);
  await expect(aws.create('AWS::CloudWatch::Alarm', properties)).rejects.toMatchObject({
    code: 'AlreadyExists',
    message:
      "Resource of type 'AWS::CloudWatch::Alarm' with identifier 'queue-is-long' already exists.",
  });
  await aws.delete(first);
  await expect(aws.create('AWS::CloudWatch::Alarm', properties)).resolves.toBeDefined();
});

test('A name may have a record of each type', async () => {
  const record = (type: string) =>
    aws.create('AWS::Route53::RecordSet', {
      HostedZoneId: 'Z1',
      Name: 'api.example.com',
      Type: type,
    });
  await record('A');
  await record('AAAA');
  await expect(record('A')).rejects.toThrow(
    "[Tried to create resource record set [name='api.example.com.', type='A'] but it already exists]",
  );
});

test('What is only recorded says so', () => {
  const fidelities = Object.values(recordedHandlers({ identity })).map(({ fidelity }) => fidelity);
  expect(new Set(fidelities)).toEqual(new Set(['recorded']));
});
