import { expect, test } from 'vitest';
import type {
  Application,
  ApplicationService,
  Task,
  Worker,
} from '../../../application/application.ts';
import { at, list, type TemplateBody } from '../../../template/testing/template-body.ts';
import {
  application,
  applications,
  batch,
  buckets,
  link,
  queues,
  spanAt,
  tables,
  worker,
} from '../../testing/applications.ts';
import { templateOf } from '../testing/template-of.ts';

function statementsOf(template: TemplateBody, role: string) {
  const policies = list(at(template.Resources[role]?.Properties, 'Policies'));
  return policies.flatMap((policy) => list(at(policy, 'PolicyDocument', 'Statement')));
}

function actionsOf(template: TemplateBody, role: string) {
  return statementsOf(template, role).flatMap((statement) => list(at(statement, 'Action')));
}

function botWith(parts: Partial<Worker>, rest: Partial<Application> = {}) {
  return templateOf(application({ services: [worker('bot', parts)], ...rest }), 'bot');
}

const fromRegistry = (reference: string): Pick<Task, 'image'> => ({
  image: { kind: 'registry', reference, span: spanAt(1) },
});

test('Only ECS may take the roles, and only for this account', () => {
  const trusted = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ],
  };
  const template = botWith({});
  for (const role of ['BotExecutionRole', 'BotTaskRole']) {
    expect(at(template.Resources[role]?.Properties, 'AssumeRolePolicyDocument')).toEqual(trusted);
  }
});

test('A service that does nothing on AWS has a task role without any permission', () => {
  expect(at(botWith({}).Resources.BotTaskRole?.Properties, 'Policies')).toBeUndefined();
});

test('The execution role pulls from the service’s own repository only', () => {
  expect(statementsOf(botWith({}), 'BotExecutionRole')).toContainEqual({
    Effect: 'Allow',
    Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    Resource: {
      'Fn::Sub':
        'arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/shop/production/bot',
    },
  });
});

test('An image of a public registry needs no permission, one of another account’s ECR does', () => {
  expect(actionsOf(botWith(fromRegistry('nginx:1.27')), 'BotExecutionRole')).toEqual([
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]);
  const private_ = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/bot:1.2';
  expect(statementsOf(botWith(fromRegistry(private_)), 'BotExecutionRole')).toContainEqual(
    expect.objectContaining({
      Resource: {
        'Fn::Sub': 'arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/team/bot',
      },
    }),
  );
});

test('ECS Exec opens its channels and writes to the service’s own log', () => {
  expect(actionsOf(botWith({ exec: true }), 'BotTaskRole')).toEqual([
    'logs:DescribeLogGroups',
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
    'logs:CreateLogStream',
    'logs:DescribeLogStreams',
    'logs:PutLogEvents',
  ]);
});

test('A file system is mounted through its access point, and written to when a mount is', () => {
  const mount = (readOnly: boolean) =>
    statementsOf(
      botWith({ fileSystems: [{ volume: 'files', path: '/files', readOnly, span: spanAt(1) }] }),
      'BotTaskRole',
    );
  expect(mount(true)).toEqual([
    {
      Effect: 'Allow',
      Action: ['elasticfilesystem:ClientMount'],
      Resource: {
        'Fn::Sub':
          'arn:${AWS::Partition}:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:file-system/${GivenVolumeFilesFileSystem}',
      },
      Condition: {
        StringEquals: {
          'elasticfilesystem:AccessPointArn': {
            'Fn::Sub':
              'arn:${AWS::Partition}:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:access-point/${GivenVolumeFilesAccessPoint}',
          },
        },
      },
    },
  ]);
  expect(at(mount(false), 0, 'Action')).toContain('elasticfilesystem:ClientWrite');
});

test('A service may use the bucket that its variables name, and not the store’s others', () => {
  const template = botWith(
    {
      environment: [
        {
          name: 'BUCKET',
          value: [{ kind: 'store', store: 'files', attribute: 'bucket', item: 'uploads' }],
          span: spanAt(1),
        },
      ],
    },
    { stores: [buckets('files', ['uploads', 'exports']), tables('dynamo')] },
  );
  expect(statementsOf(template, 'BotTaskRole').map((each) => at(each, 'Resource'))).toEqual([
    { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${GivenStoreFilesBucketUploads}' },
    { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${GivenStoreFilesBucketUploads}/*' },
  ]);
});

test('A service that only knows a store’s endpoint may use all of it', () => {
  const template = botWith(
    {},
    {
      stores: [tables('dynamo'), queues('queue', ['work'])],
      links: [link('bot', 'dynamo', 443), link('bot', 'queue', 443)],
    },
  );
  const resources = statementsOf(template, 'BotTaskRole').map((each) => at(each, 'Resource'));
  expect(resources.slice(2)).toEqual([
    { Ref: 'GivenStoreQueueQueueWorkArn' },
    { Ref: 'GivenStoreQueueQueueWorkDeadLetters' },
    {
      'Fn::Sub':
        'arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task/${GivenCluster}/*',
    },
  ]);
});

test('A worker sends what it cannot handle to the dead letters, and is not ended meanwhile', () => {
  const given = {
    stores: [queues('queue', ['work', 'mail'])],
    links: [link('bot', 'queue', 443)],
  };
  const actions = actionsOf(botWith({}, given), 'BotTaskRole').filter(
    (action) => !/^sqs:(Get|Receive|Delete|Change)/.test(String(action)),
  );
  // To each of two queues and to the dead letters of each, and once for the tasks themselves.
  expect(actions).toEqual([...Array(4).fill('sqs:SendMessage'), 'ecs:UpdateTaskProtection']);
});

test('A service sends to a queue whose messages start jobs, and takes none of them away', () => {
  const actions = (others: readonly ApplicationService[]) =>
    actionsOf(
      botWith(
        {},
        {
          services: [worker('bot'), ...others],
          stores: [queues('queue', ['work'])],
          links: [link('bot', 'queue', 443)],
        },
      ),
      'BotTaskRole',
    );
  const starts = batch('render', { queue: { store: 'queue', name: 'work' } });
  expect(actions([starts])).toEqual([
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:SendMessage',
  ]);
  expect(actions([])).toContain('sqs:ReceiveMessage');
});

test('A project’s own permission may name the account and the region', () => {
  const template = botWith({
    permissions: [
      {
        actions: ['bedrock:InvokeModel'],
        resources: ['arn:aws:bedrock:${AWS::Region}::foundation-model/*', '*'],
        reason: 'x-seaworthy',
        span: spanAt(1),
      },
    ],
  });
  expect(statementsOf(template, 'BotTaskRole')).toEqual([
    {
      Effect: 'Allow',
      Action: ['bedrock:InvokeModel'],
      Resource: [{ 'Fn::Sub': 'arn:aws:bedrock:${AWS::Region}::foundation-model/*' }, '*'],
    },
  ]);
});

test('No role has a wildcard for an action, or for a resource that could be named', () => {
  const nameless = /^(ecr:GetAuthorizationToken|logs:DescribeLogGroups|ssmmessages:\w+|xray:\w+)$/;
  for (const project of applications) {
    for (const { name } of project.services) {
      const template = templateOf(project, name);
      const roles = Object.keys(template.Resources).filter((id) => id.endsWith('Role'));
      for (const statement of roles.flatMap((role) => statementsOf(template, role))) {
        const actions = list(at(statement, 'Action')).map(String);
        expect(actions.filter((action) => action.includes('*'))).toEqual([]);
        if (at(statement, 'Resource') === '*') {
          expect(actions.filter((action) => !nameless.test(action))).toEqual([]);
        }
      }
    }
  }
});
