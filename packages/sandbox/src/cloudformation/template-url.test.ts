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
