import { expect, test } from 'vitest';
import type { BatchWorker } from '../../../application/application.ts';
import { at, list, resourcesOf } from '../../../template/testing/template-body.ts';
import {
  application,
  batch,
  databaseUrl,
  postgres,
  queues,
  spanAt,
} from '../../testing/applications.ts';
import { onlyProperties, templateOf } from '../testing/template-of.ts';

function batchOf(parts: Partial<BatchWorker>) {
  const project = application({
    services: [batch('render', { queue: { store: 'queue', name: 'work' }, ...parts })],
    stores: [queues('queue', ['work']), postgres('db')],
  });
  return templateOf(project, 'render');
}

test('Fargate is told nothing that only instances have', () => {
  for (const on of ['fargate', 'fargate-spot'] as const) {
    expect(
      at(onlyProperties(batchOf({ on }), 'AWS::Batch::ComputeEnvironment'), 'ComputeResources'),
    ).toEqual({
      Type: on === 'fargate' ? 'FARGATE' : 'FARGATE_SPOT',
      MaxvCpus: 16,
      Subnets: { Ref: 'GivenPrivateSubnets' },
      SecurityGroupIds: [{ Ref: 'GivenSecurityGroupRender' }],
    });
  }
});

test('Instances are Spot of any fitting type, down to none, with a profile to join the cluster', () => {
  const template = batchOf({ on: 'ec2-spot', architecture: 'ARM64' });
  expect(
    at(onlyProperties(template, 'AWS::Batch::ComputeEnvironment'), 'ComputeResources'),
  ).toMatchObject({
    Type: 'SPOT',
    AllocationStrategy: 'SPOT_PRICE_CAPACITY_OPTIMIZED',
    MinvCpus: 0,
    InstanceTypes: ['default_arm64'],
    InstanceRole: { 'Fn::GetAtt': ['RenderInstanceProfile', 'Arn'] },
  });
  const trust = at(
    template.Resources.RenderInstanceRole?.Properties,
    'AssumeRolePolicyDocument',
    'Statement',
    0,
  );
  expect(trust).not.toHaveProperty('Condition');
});

test('A job is retried for what a retry can mend, and fails at once for the rest', () => {
  const retries = (on: BatchWorker['on']) =>
    at(onlyProperties(batchOf({ on, attempts: 4 }), 'AWS::Batch::JobDefinition'), 'RetryStrategy');
  const common = [
    { OnStatusReason: 'Task failed to start*', Action: 'RETRY' },
    { OnExitCode: '75', Action: 'RETRY' },
    { OnReason: '*', Action: 'EXIT' },
  ];
  expect(retries('fargate')).toEqual({ Attempts: 4, EvaluateOnExit: common });
  expect(at(retries('ec2-spot'), 'EvaluateOnExit', 0)).toEqual({
    OnStatusReason: 'Host EC2*',
    Action: 'RETRY',
  });
  expect(at(retries('fargate-spot'), 'EvaluateOnExit', 0)).toEqual({
    OnStatusReason: 'Your Spot Task was interrupted*',
    Action: 'RETRY',
  });
});

test('A job that hangs or can never start ends', () => {
  const template = batchOf({ timeout: 20 });
  expect(at(onlyProperties(template, 'AWS::Batch::JobDefinition'), 'Timeout')).toEqual({
    AttemptDurationSeconds: 60,
  });
  const limits = list(
    at(onlyProperties(template, 'AWS::Batch::JobQueue'), 'JobStateTimeLimitActions'),
  );
  expect(limits.map((limit) => [at(limit, 'State'), at(limit, 'Action')])).toEqual([
    ['RUNNABLE', 'CANCEL'],
    ['RUNNABLE', 'CANCEL'],
  ]);
});

test('Sizes are what each platform counts in', () => {
  const size = { cpu: 512, memory: 1024, asked: {}, rounded: false };
  const requirements = (on: BatchWorker['on']) =>
    at(
      onlyProperties(batchOf({ on, size }), 'AWS::Batch::JobDefinition'),
      'ContainerProperties',
      'ResourceRequirements',
    );
  expect(requirements('fargate')).toEqual([
    { Type: 'VCPU', Value: '0.5' },
    { Type: 'MEMORY', Value: '1024' },
  ]);
  expect(at(requirements('ec2-spot'), 0, 'Value')).toBe('1');
});

test('Each message starts one job, which gets it in its environment', () => {
  expect(onlyProperties(batchOf({}), 'AWS::Pipes::Pipe')).toEqual({
    RoleArn: { 'Fn::GetAtt': ['RenderPipeRole', 'Arn'] },
    Source: { Ref: 'GivenStoreQueueQueueWorkArn' },
    SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
    Target: { Ref: 'RenderJobQueue' },
    TargetParameters: {
      BatchJobParameters: {
        JobDefinition: { Ref: 'RenderJobDefinition' },
        JobName: 'shop-production-render',
        ContainerOverrides: {
          Environment: [
            { Name: 'MESSAGE_ID', Value: '$.messageId' },
            { Name: 'MESSAGE_BODY', Value: '$.body' },
          ],
        },
      },
    },
  });
});

test('Every job that fails for good is kept with its message and reported', () => {
  const rule = onlyProperties(batchOf({}), 'AWS::Events::Rule');
  expect(at(rule, 'EventPattern')).toEqual({
    source: ['aws.batch'],
    'detail-type': ['Batch Job State Change'],
    detail: {
      status: ['FAILED'],
      jobQueue: [{ 'Fn::GetAtt': ['RenderJobQueue', 'JobQueueArn'] }],
    },
  });
  expect(list(at(rule, 'Targets'))).toHaveLength(2);
});

test('A pipe that refuses or stops sets off an alarm', () => {
  const metrics = resourcesOf(batchOf({}), 'AWS::CloudWatch::Alarm').map(({ Properties }) =>
    at(Properties, 'MetricName'),
  );
  expect(metrics).toEqual([
    'ApproximateNumberOfMessagesVisible',
    'ExecutionFailed',
    'ApproximateAgeOfOldestMessage',
  ]);
});

test('A worker without a queue has no pipe', () => {
  const project = application({ services: [batch('render')] });
  const template = templateOf(project, 'render');
  expect(resourcesOf(template, 'AWS::Pipes::Pipe')).toEqual([]);
  expect(template.Resources).not.toHaveProperty('RenderPipeRole');
});

test('A job has its variables, secrets, files and command as a task would', () => {
  const template = batchOf({
    entrypoint: ['python'],
    command: ['job.py'],
    environment: [
      { name: 'MODE', value: [{ kind: 'text', text: 'fast' }], span: spanAt(1) },
      { name: 'DATABASE_URL', value: databaseUrl('db'), span: spanAt(2) },
    ],
    fileSystems: [{ volume: 'models', path: '/models', readOnly: true, span: spanAt(3) }],
    scratch: ['/tmp'],
  });
  expect(
    at(onlyProperties(template, 'AWS::Batch::JobDefinition'), 'ContainerProperties'),
  ).toMatchObject({
    Image: { Ref: 'Image' },
    Command: ['python', 'job.py'],
    Environment: [{ Name: 'MODE', Value: 'fast' }],
    Secrets: [
      {
        Name: 'DATABASE_URL',
        ValueFrom: { 'Fn::Sub': '${GivenStoreDbConnections}:render.DATABASE_URL::' },
      },
    ],
    Volumes: [
      {
        Name: 'shared-models',
        EfsVolumeConfiguration: {
          FileSystemId: { Ref: 'GivenVolumeModelsFileSystem' },
          TransitEncryption: 'ENABLED',
          AuthorizationConfig: {
            AccessPointId: { Ref: 'GivenVolumeModelsAccessPoint' },
            Iam: 'ENABLED',
          },
        },
      },
      { Name: 'scratch-tmp' },
    ],
    MountPoints: [
      { SourceVolume: 'shared-models', ContainerPath: '/models', ReadOnly: true },
      { SourceVolume: 'scratch-tmp', ContainerPath: '/tmp', ReadOnly: false },
    ],
  });
});
