import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Binding } from '../../../application/application.ts';
import { isSensitive, type Value, type ValuePart } from '../../../application/value.ts';
import { at, list } from '../../../template/testing/template-body.ts';
import {
  application,
  buckets,
  databaseUrl,
  link,
  postgres,
  queues,
  spanAt,
  worker,
} from '../../testing/applications.ts';
import { onlyProperties, templateOf } from '../testing/template-of.ts';

function templateWith(
  variables: Readonly<Record<string, Value>>,
  parts: Parameters<typeof application>[0] = {},
) {
  const environment: readonly Binding[] = Object.entries(variables).map(([name, value]) => ({
    name,
    value,
    span: spanAt(1),
  }));
  return templateOf(
    application({
      services: [worker('bot', { environment })],
      stores: [postgres('db'), buckets('files', ['uploads']), queues('queue', ['work', 'mail'])],
      links: [link('bot', 'db', 5432)],
      ...parts,
    }),
    'bot',
  );
}

/** The variables as the task definition has them: readable values and places of secrets. */
function variablesOf(variables: Readonly<Record<string, Value>>) {
  const task = onlyProperties(templateWith(variables), 'AWS::ECS::TaskDefinition');
  const container = at(task, 'ContainerDefinitions', 0);
  return { environment: at(container, 'Environment'), secrets: at(container, 'Secrets') };
}

test('A text is an environment variable as it is, dollar signs and all', () => {
  expect(variablesOf({ PRICE: [{ kind: 'text', text: 'costs ${5}' }] })).toEqual({
    environment: [{ Name: 'PRICE', Value: 'costs ${5}' }],
    secrets: undefined,
  });
});

test('An empty value is an empty variable', () => {
  expect(variablesOf({ NOTHING: [] }).environment).toEqual([{ Name: 'NOTHING', Value: '' }]);
});

test('A store’s host alone is a reference to what the data stack hands over', () => {
  expect(
    variablesOf({ DB_HOST: [{ kind: 'store', store: 'db', attribute: 'host' }] }).environment,
  ).toEqual([{ Name: 'DB_HOST', Value: { Ref: 'GivenStoreDbHost' } }]);
});

test('Text around a host keeps its own ${ from CloudFormation', () => {
  const value: Value = [
    { kind: 'text', text: '${not}-a-reference@' },
    { kind: 'store', store: 'db', attribute: 'host' },
    { kind: 'text', text: ':' },
    { kind: 'store', store: 'db', attribute: 'port' },
    { kind: 'text', text: '/' },
    { kind: 'store', store: 'db', attribute: 'database' },
  ];
  expect(variablesOf({ PLACE: value }).environment).toEqual([
    {
      Name: 'PLACE',
      Value: { 'Fn::Sub': '${!not}-a-reference@${GivenStoreDbHost}:${GivenStoreDbPort}/app' },
    },
  ]);
});

test('What the project itself decides needs nothing of AWS', () => {
  const variables = variablesOf({
    DB_USER: [{ kind: 'store', store: 'db', attribute: 'username' }],
    DB_NAME: [{ kind: 'store', store: 'db', attribute: 'database' }],
  });
  expect(variables.environment).toEqual([
    { Name: 'DB_USER', Value: 'app' },
    { Name: 'DB_NAME', Value: 'app' },
  ]);
});

test('Buckets, queues and the region are references; an item that is not named is the first', () => {
  const { environment } = variablesOf({
    BUCKET: [{ kind: 'store', store: 'files', attribute: 'bucket' }],
    QUEUE: [{ kind: 'store', store: 'queue', attribute: 'queue-url', item: 'mail' }],
    AWS_REGION: [{ kind: 'region' }],
  });
  expect(environment).toEqual([
    { Name: 'BUCKET', Value: { Ref: 'GivenStoreFilesBucketUploads' } },
    { Name: 'QUEUE', Value: { Ref: 'GivenStoreQueueQueueMailUrl' } },
    { Name: 'AWS_REGION', Value: { Ref: 'AWS::Region' } },
  ]);
});

test('A secret is a key of the application’s secret, at the version that the deployment pins', () => {
  const template = templateWith({ API_KEY: [{ kind: 'secret', key: 'OPENAI_API_KEY' }] });
  const task = onlyProperties(template, 'AWS::ECS::TaskDefinition');
  expect(at(task, 'ContainerDefinitions', 0, 'Secrets')).toEqual([
    {
      Name: 'API_KEY',
      ValueFrom: { 'Fn::Sub': '${GivenAppSecret}:OPENAI_API_KEY::${AppSecretVersion}' },
    },
  ]);
  expect(template.Parameters?.AppSecretVersion?.Default).toBe('');
});

test('A store’s password is read from the store’s own credentials', () => {
  expect(
    variablesOf({ DB_PASSWORD: [{ kind: 'store', store: 'db', attribute: 'password' }] }),
  ).toEqual({
    environment: undefined,
    secrets: [
      { Name: 'DB_PASSWORD', ValueFrom: { 'Fn::Sub': '${GivenStoreDbCredentials}:password::' } },
    ],
  });
});

test('An address with a password in it is composed by the data stack and read as a whole', () => {
  const template = templateWith({ DATABASE_URL: databaseUrl('db') });
  const task = onlyProperties(template, 'AWS::ECS::TaskDefinition');
  expect(at(task, 'ContainerDefinitions', 0, 'Secrets')).toEqual([
    {
      Name: 'DATABASE_URL',
      ValueFrom: { 'Fn::Sub': '${GivenStoreDbConnections}:bot.DATABASE_URL::' },
    },
  ]);
  expect(template.Parameters).not.toHaveProperty('AppSecretVersion');
});

test('Text of the owner’s own around a secret is a key under the variable’s name', () => {
  const value: Value = [
    { kind: 'text', text: 'https://user:' },
    { kind: 'secret', key: 'TOKEN' },
    { kind: 'text', text: '@mail.example.com' },
  ];
  expect(variablesOf({ MAIL_URL: value }).secrets).toEqual([
    {
      Name: 'MAIL_URL',
      ValueFrom: { 'Fn::Sub': '${GivenAppSecret}:MAIL_URL::${AppSecretVersion}' },
    },
  ]);
});

test('The execution role may read exactly the secrets that the task uses', () => {
  const template = templateWith({
    ONE: [{ kind: 'secret', key: 'ONE' }],
    TWO: [{ kind: 'secret', key: 'TWO' }],
    DATABASE_URL: databaseUrl('db'),
  });
  const statements = at(
    template.Resources.BotExecutionRole?.Properties,
    'Policies',
    0,
    'PolicyDocument',
    'Statement',
  );
  expect(statements).toContainEqual({
    Effect: 'Allow',
    Action: ['secretsmanager:GetSecretValue'],
    Resource: [{ Ref: 'GivenAppSecret' }, { Ref: 'GivenStoreDbConnections' }],
  });
});

test('In Parameter Store a secret is a parameter below a path of the version’s own', () => {
  const template = templateWith(
    {
      API_KEY: [{ kind: 'secret', key: 'OPENAI_API_KEY' }],
      DATABASE_URL: databaseUrl('db'),
    },
    { secretStore: 'parameter-store' },
  );
  const task = onlyProperties(template, 'AWS::ECS::TaskDefinition');
  expect(at(task, 'ContainerDefinitions', 0, 'Secrets')).toEqual([
    {
      Name: 'API_KEY',
      ValueFrom: { 'Fn::Sub': '${GivenAppSecret}/${AppSecretVersion}/OPENAI_API_KEY' },
    },
    {
      Name: 'DATABASE_URL',
      ValueFrom: { 'Fn::Sub': '${GivenStoreDbConnections}:bot.DATABASE_URL::' },
    },
  ]);
  // Nothing is current to ECS there: which version it is has to be said.
  expect(template.Parameters?.AppSecretVersion).not.toHaveProperty('Default');
  const role = template.Resources.BotExecutionRole?.Properties;
  expect(at(role, 'Policies', 0, 'PolicyDocument', 'Statement')).toEqual(
    expect.arrayContaining([
      {
        Effect: 'Allow',
        Action: ['secretsmanager:GetSecretValue'],
        Resource: [{ Ref: 'GivenStoreDbConnections' }],
      },
      {
        Effect: 'Allow',
        Action: ['ssm:GetParameters'],
        Resource: { 'Fn::Sub': '${GivenAppSecret}/*' },
      },
    ]),
  );
});

const valuePart: fc.Arbitrary<ValuePart> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: fc.string() }),
  fc.record({ kind: fc.constant('secret' as const), key: fc.stringMatching(/^[A-Z]{1,8}$/) }),
  fc.record({
    kind: fc.constant('store' as const),
    store: fc.constant('db'),
    attribute: fc.constantFrom('host', 'port', 'username', 'password', 'database'),
  }),
  fc.constant({ kind: 'region' as const }),
);

test('A variable is readable exactly when nothing in it is secret, and never in both lists', () => {
  fc.assert(
    fc.property(fc.array(valuePart, { maxLength: 6 }), (value) => {
      const { environment, secrets } = variablesOf({ VALUE: value });
      const [readable, hidden] = isSensitive(value) ? [undefined, 1] : [1, undefined];
      expect(list(environment).length || undefined).toBe(readable);
      expect(list(secrets).length || undefined).toBe(hidden);
    }),
  );
});
