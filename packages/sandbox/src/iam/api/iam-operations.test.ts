import {
  DeleteRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  NoSuchEntityException,
  PutRolePolicyCommand,
  SimulatePrincipalPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { beforeAll, expect, test } from 'vitest';
import { clientSettings, type ShopAccount, shopAccount } from '../../testing/shop-account.ts';

const RoleName = 'shop-execution';
const managed = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
let account: ShopAccount;
let iam: IAMClient;

beforeAll(async () => {
  account = shopAccount();
  await account.deploy();
  iam = account.sandbox.attach(new IAMClient(clientSettings), 'IAM');
});

const decoded = (document: string | undefined) => JSON.parse(decodeURIComponent(document ?? ''));

test('A role has its trust policy, encoded as IAM encodes documents', async () => {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  expect(Role).toMatchObject({
    Arn: 'arn:aws:iam::123456789012:role/shop-execution',
    Path: '/',
    MaxSessionDuration: 3600,
  });
  expect(Role?.AssumeRolePolicyDocument).toMatch(/^%7B%22Version/);
  expect(decoded(Role?.AssumeRolePolicyDocument).Statement[0].Principal).toEqual({
    Service: 'ecs-tasks.amazonaws.com',
  });
});

test('Its policies can be listed and read', async () => {
  const inline = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  expect(inline.PolicyNames).toEqual(['secret']);
  const PolicyName = 'secret';
  const policy = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
  expect(decoded(policy.PolicyDocument).Statement[0].Action).toBe('secretsmanager:GetSecretValue');
  const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  expect(attached.AttachedPolicies).toEqual([
    { PolicyName: 'AmazonECSTaskExecutionRolePolicy', PolicyArn: managed },
  ]);
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: managed }));
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn: managed, VersionId: Policy?.DefaultVersionId }),
  );
  expect(decoded(PolicyVersion?.Document).Statement[0].Action).toContain('logs:PutLogEvents');
});

test('A simulation decides as the role would be decided on', async () => {
  const { EvaluationResults } = await iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: `arn:aws:iam::123456789012:role/${RoleName}`,
      ActionNames: ['ecr:BatchGetImage', 's3:GetObject'],
    }),
  );
  expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual([
    'allowed',
    'implicitDeny',
  ]);
});

test('A role that is changed by hand decides otherwise from then on', async () => {
  const changed = shopAccount();
  await changed.deploy();
  const client = changed.sandbox.attach(new IAMClient(clientSettings), 'IAM');
  const decide = async (action: string) => {
    const asked = new SimulatePrincipalPolicyCommand({
      PolicySourceArn: `arn:aws:iam::123456789012:role/${RoleName}`,
      ActionNames: [action],
    });
    return (await client.send(asked)).EvaluationResults?.[0]?.EvalDecision;
  };
  const Statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await client.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'more', PolicyDocument }));
  expect(await decide('s3:GetObject')).toBe('allowed');
  await client.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'more' }));
  expect(await decide('s3:GetObject')).toBe('implicitDeny');

  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } };
  const document = { Version: '2012-10-17', Statement: { ...trust, Action: 'sts:AssumeRole' } };
  const PolicyDocumentOfTrust = JSON.stringify(document);
  await client.send(
    new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: PolicyDocumentOfTrust }),
  );
  const { Role } = await client.send(new GetRoleCommand({ RoleName }));
  expect(decoded(Role?.AssumeRolePolicyDocument)).toEqual(document);

  const unread = new PutRolePolicyCommand({ RoleName, PolicyName: 'x', PolicyDocument: 'Allow' });
  await expect(client.send(unread)).rejects.toThrow('Syntax errors in policy.');
  const none = new DeleteRolePolicyCommand({ RoleName, PolicyName: 'none' });
  await expect(client.send(none)).rejects.toThrow('The role policy with name none');
});

test('The developer may do everything', async () => {
  const { GetCallerIdentity } = account.sandbox.services.STS;
  const { Arn } = { ...(await GetCallerIdentity?.run({}, { caller: { kind: 'developer' } })) } as {
    Arn?: string;
  };
  const asked = { PolicySourceArn: Arn, ActionNames: ['ecs:UpdateService'] };
  const { EvaluationResults } = await iam.send(new SimulatePrincipalPolicyCommand(asked));
  expect(EvaluationResults).toMatchObject([{ EvalDecision: 'allowed' }]);
});

test('What is not there is no such entity', async () => {
  const missing = iam.send(new GetRoleCommand({ RoleName: 'none' }));
  await expect(missing).rejects.toBeInstanceOf(NoSuchEntityException);
  await expect(missing).rejects.toThrow('The role with name none cannot be found.');
  const policy = new GetRolePolicyCommand({ RoleName, PolicyName: 'none' });
  await expect(iam.send(policy)).rejects.toThrow('The role policy with name none cannot be found.');
});
