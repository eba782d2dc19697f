import {
  CloudFormationClient,
  CreateStackCommand,
  GetTemplateSummaryCommand,
} from '@aws-sdk/client-cloudformation';
import { beforeEach, expect, test } from 'vitest';
import { clientSettings, type ShopAccount, shopAccount } from '../testing/shop-account.ts';
import { shopTemplate } from '../testing/shop-template.ts';

let account: ShopAccount;
let client: CloudFormationClient;

beforeEach(async () => {
  account = shopAccount();
  client = account.sandbox.attach(new CloudFormationClient(clientSettings), 'CloudFormation');
  await account.call('S3', 'CreateBucket', {
    Bucket: 'templates',
    CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
  });
});

test.each([
  'https://templates.s3.eu-west-1.amazonaws.com/shop/1.json',
  'https://templates.s3.amazonaws.com/shop/1.json',
  'https://s3.eu-west-1.amazonaws.com/templates/shop/1.json',
])('A template that is too long for a call is read from %s', async (TemplateURL) => {
  const Body = JSON.stringify(shopTemplate).padEnd(60_000);
  await account.call('S3', 'PutObject', { Bucket: 'templates', Key: 'shop/1.json', Body });
  const summary = await client.send(new GetTemplateSummaryCommand({ TemplateURL }));
  expect(summary.Description).toBe('A shop');
  await expect(
    client.send(new CreateStackCommand({ StackName: 'shop', TemplateBody: Body })),
  ).rejects.toThrow('less than or equal to 51200');
});

test.each([
  ['https://templates.s3.eu-west-1.amazonaws.com/none', 'The specified key does not exist.'],
  ['https://none.s3.eu-west-1.amazonaws.com/none', 'The specified bucket does not exist'],
  ['https://example.com/template.json', 'TemplateURL must be a supported URL.'],
])('%s is refused: %s', async (TemplateURL, message) => {
  await expect(client.send(new GetTemplateSummaryCommand({ TemplateURL }))).rejects.toThrow(
    message,
  );
});

test.each([
  ['may read it itself', ['cloudformation:*', 's3:GetObject'], '', 'A shop'],
  ['may not', ['cloudformation:*'], '', 'S3 error: Access Denied'],
  ['may, but the bucket forbids it', ['cloudformation:*', 's3:*'], 's3:GetObject', 'Access Denied'],
])('A template is read in the name of the caller, who %s', async (_who, Action, denied, told) => {
  await account.call('S3', 'PutObject', { Bucket: 'templates', Key: 'shop', Body: shopText });
  if (denied) {
    const Resource = 'arn:aws:s3:::templates/*';
    const Statement = [{ Effect: 'Deny', Principal: '*', Action: denied, Resource }];
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
    await account.call('S3', 'PutBucketPolicy', { Bucket: 'templates', Policy });
  }
  const roleArn = await makeRole(Action);
  const caller = { kind: 'role', roleArn, sessionName: 'deploys' } as const;
  const theirs = account.sandbox.attach(
    new CloudFormationClient(clientSettings),
    'CloudFormation',
    caller,
  );
  const TemplateURL = 'https://templates.s3.eu-west-1.amazonaws.com/shop';
  const heard = await theirs.send(new GetTemplateSummaryCommand({ TemplateURL })).then(
    ({ Description }) => Description,
    (error: Error) => `${error.name}: ${error.message}`,
  );

  expect(heard).toContain(told);
});

const shopText = JSON.stringify(shopTemplate);

/** A role that may do these on everything; its ARN. */
async function makeRole(Action: readonly string[]): Promise<string> {
  const allowed = {
    PolicyName: 'allowed',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    },
  };
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ],
  };
  const role = {
    Type: 'AWS::IAM::Role',
    Properties: { RoleName: 'deploys', AssumeRolePolicyDocument: trust, Policies: [allowed] },
  };
  await account.deploy({}, { Resources: { Role: role } });
  return 'arn:aws:iam::123456789012:role/deploys';
}
