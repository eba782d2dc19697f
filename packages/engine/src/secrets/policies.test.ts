import { expect, it } from 'vitest';
import { secretPolicies } from './policies.ts';

const application = {
  name: 'shortcut',
  environment: 'production',
  region: 'ap-northeast-2',
  secretStore: 'secrets-manager',
  secretName: 'short-cut/prod/app',
} as const;
const account = '111122223333';
const secret = `arn:aws:secretsmanager:ap-northeast-2:${account}:secret:short-cut/prod/app-??????`;
const key = `arn:aws:kms:ap-northeast-2:${account}:key/1234abcd`;

it('an application that reads its secret itself may read and describe that one alone', () => {
  expect(secretPolicies({ application, account }).taskRole.Statement).toEqual([
    {
      Sid: 'ReadSecret',
      Effect: 'Allow',
      Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      Resource: secret,
    },
  ]);
});

it('a key of one’s own opens nothing but what comes by way of Secrets Manager', () => {
  const { taskRole, executionRole, secrets } = secretPolicies({ application, account, key });
  const use = (...Action: string[]) => ({
    Sid: 'UseKey',
    Effect: 'Allow',
    Action,
    Resource: key,
    Condition: {
      StringEquals: { 'kms:ViaService': 'secretsmanager.ap-northeast-2.amazonaws.com' },
    },
  });
  expect(taskRole.Statement.at(-1)).toEqual(use('kms:Decrypt'));
  expect(executionRole.Statement.at(-1)).toEqual(use('kms:Decrypt'));
  expect(secrets.Statement.at(-1)).toEqual(use('kms:Decrypt', 'kms:GenerateDataKey'));
});

it('the roles are for ECS tasks of this account', () => {
  expect(secretPolicies({ application, account }).trust.Statement).toEqual([
    {
      Sid: 'Ecs',
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: ['sts:AssumeRole'],
      Condition: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:aws:ecs:ap-northeast-2:${account}:*` },
      },
    },
  ]);
});

it('who keeps the secret sees which version services have, and may delete nothing', () => {
  const { Statement } = secretPolicies({ application, account }).secrets;
  expect(Statement.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
    ['KeepSecret', secret],
    [
      'FindServices',
      `arn:aws:cloudformation:ap-northeast-2:${account}:stack/shortcut-production-*/*`,
    ],
    ['SeeTasks', '*'],
    ['SeeDefinitions', '*'],
  ]);
  expect(JSON.stringify(Statement)).not.toMatch(/Delete|Create|\*"\]/);
});
