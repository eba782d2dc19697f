import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../aws/operation.ts';
import { clientSettings, type ShopAccount, shopAccount } from '../../testing/shop-account.ts';

const caller: Caller = {
  kind: 'role',
  roleArn: 'arn:aws:iam::123456789012:role/shop-execution',
  sessionName: 'deploy',
};
let account: ShopAccount;

beforeAll(async () => {
  account = shopAccount();
  await account.deploy();
});

test('An attached client that speaks as a role may do what the role is allowed', async () => {
  const ecr = account.sandbox.attach(new ECRClient(clientSettings), 'ECR', caller);
  expect((await ecr.send(new GetAuthorizationTokenCommand({}))).authorizationData).toHaveLength(1);
});

test("What it is not allowed is denied under the service's own name, in IAM's sentence", async () => {
  const ecs = account.sandbox.attach(new ECSClient(clientSettings), 'ECS', caller);
  const update = new UpdateServiceCommand({ cluster: 'shop', service: 'web', desiredCount: 0 });
  await expect(ecs.send(update)).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message:
      'User: arn:aws:sts::123456789012:assumed-role/shop-execution/deploy is not authorized to perform: ecs:UpdateService on resource: arn:aws:ecs:eu-west-1:123456789012:service/shop/web because no identity-based policy allows the ecs:UpdateService action',
  });
  const ec2 = account.sandbox.attach(new EC2Client(clientSettings), 'EC2', caller);
  await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
    name: 'UnauthorizedOperation',
  });
});
