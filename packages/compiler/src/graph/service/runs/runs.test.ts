import { expect, test } from 'vitest';
import { at, resourcesOf } from '../../../template/testing/template-body.ts';
import { application, job, schedule, spanAt } from '../../testing/applications.ts';
import { onlyProperties, templateOf } from '../testing/template-of.ts';

const nightly = templateOf(application({ services: [schedule('report')] }), 'report');

test('A job is a task that nothing in the template starts', () => {
  const template = templateOf(application({ services: [job('migrate')] }), 'migrate');
  const types = new Set(Object.values(template.Resources).map((resource) => resource.Type));
  expect(types).toEqual(
    new Set([
      'AWS::Logs::LogGroup',
      'AWS::IAM::Role',
      'AWS::EC2::SecurityGroupEgress',
      'AWS::ECS::TaskDefinition',
    ]),
  );
});

test('A job’s stack says how to run it with AWS’s own command', () => {
  const template = templateOf(application({ services: [job('migrate')] }), 'migrate');
  expect(at(template.Outputs, 'RunCommand', 'Value', 'Fn::Sub', 0)).toBe(
    "aws ecs run-task --cluster ${GivenCluster} --launch-type FARGATE --task-definition ${MigrateTaskDefinition} --network-configuration 'awsvpcConfiguration={subnets=[${Subnets}],securityGroups=[${GivenSecurityGroupMigrate}],assignPublicIp=DISABLED}'",
  );
  expect(Object.keys(template.Outputs ?? {})).toEqual([
    'TaskDefinition',
    'Cluster',
    'Subnets',
    'SecurityGroup',
    'PublicAddress',
    'RunCommand',
  ]);
});

test('A schedule starts one task at its time, and tries a failed start three times', () => {
  expect(onlyProperties(nightly, 'AWS::Scheduler::Schedule')).toMatchObject({
    Name: 'shop-production-report',
    ScheduleExpression: 'cron(0 3 * * ? *)',
    ScheduleExpressionTimezone: 'Asia/Seoul',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: {
        'Fn::Sub':
          'arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:cluster/${GivenCluster}',
      },
      EcsParameters: { TaskDefinitionArn: { Ref: 'ReportTaskDefinition' }, LaunchType: 'FARGATE' },
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['ReportFailures', 'Arn'] } },
    },
  });
});

test('The schedule stems from its expression', () => {
  const service = schedule('report', {
    schedule: { expression: { value: '0 3 * * *', span: spanAt(42) } },
  });
  const template = templateOf(application({ services: [service] }), 'report');
  expect(at(template.Resources.ReportSchedule, 'Metadata', 'seaworthy', 'source')).toBe('42');
});

test('The scheduler may start this task in this cluster, with its own two roles', () => {
  const statements = at(
    nightly.Resources.ReportSchedulerRole?.Properties,
    'Policies',
    0,
    'PolicyDocument',
    'Statement',
  );
  expect(statements).toEqual([
    {
      Effect: 'Allow',
      Action: ['ecs:RunTask'],
      Resource: {
        'Fn::Sub':
          'arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task-definition/shop-production-report:*',
      },
      Condition: {
        ArnEquals: {
          'ecs:cluster': {
            'Fn::Sub':
              'arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:cluster/${GivenCluster}',
          },
        },
      },
    },
    {
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: [
        { 'Fn::GetAtt': ['ReportExecutionRole', 'Arn'] },
        { 'Fn::GetAtt': ['ReportTaskRole', 'Arn'] },
      ],
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
    {
      Effect: 'Allow',
      Action: ['sqs:SendMessage'],
      Resource: { 'Fn::GetAtt': ['ReportFailures', 'Arn'] },
    },
  ]);
});

test('A run that does not start or ends with an error is kept and reported', () => {
  const rule = onlyProperties(nightly, 'AWS::Events::Rule');
  expect(at(rule, 'EventPattern', 'detail', '$or')).toEqual([
    { stopCode: ['TaskFailedToStart'] },
    { containers: { exitCode: [{ 'anything-but': [0] }] } },
  ]);
  expect(at(rule, 'Targets')).toEqual([
    { Id: 'failures', Arn: { 'Fn::GetAtt': ['ReportFailures', 'Arn'] } },
    { Id: 'topic', Arn: { Ref: 'GivenTopic' } },
  ]);
});

test('Only the rule may write to the queue of failures, which outlives the stack', () => {
  const policy = onlyProperties(nightly, 'AWS::SQS::QueuePolicy');
  expect(at(policy, 'PolicyDocument', 'Statement')).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: { 'Fn::GetAtt': ['ReportFailures', 'Arn'] },
      Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['ReportFailureRule', 'Arn'] } } },
    },
  ]);
  const [queue] = resourcesOf(nightly, 'AWS::SQS::Queue');
  expect(queue).toMatchObject({
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true },
  });
});
