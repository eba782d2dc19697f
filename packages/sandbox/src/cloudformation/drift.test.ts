import {
  CloudFormationClient,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
} from '@aws-sdk/client-cloudformation';
import { beforeEach, expect, test } from 'vitest';
import { clientSettings, type ShopAccount, shopAccount } from '../testing/shop-account.ts';

let account: ShopAccount;
let client: CloudFormationClient;

beforeEach(async () => {
  account = shopAccount();
  client = account.sandbox.attach(new CloudFormationClient(clientSettings), 'CloudFormation');
  expect((await account.deploy()).StackStatus).toBe('CREATE_COMPLETE');
});

/** Detects, waits for the end, and answers what the detection said. */
async function detect() {
  const { StackDriftDetectionId } = await client.send(
    new DetectStackDriftCommand({ StackName: 'shop' }),
  );
  const status = () =>
    client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }));
  expect((await status()).DetectionStatus).toBe('DETECTION_IN_PROGRESS');
  await account.clock.run({ for: 60_000 });
  return status();
}

async function drifts(...StackResourceDriftStatusFilters: ('MODIFIED' | 'DELETED')[]) {
  const { StackResourceDrifts } = await client.send(
    new DescribeStackResourceDriftsCommand({ StackName: 'shop', StackResourceDriftStatusFilters }),
  );
  return StackResourceDrifts ?? [];
}

test('A stack that nobody touched is in sync', async () => {
  expect(await detect()).toMatchObject({
    DetectionStatus: 'DETECTION_COMPLETE',
    StackDriftStatus: 'IN_SYNC',
    DriftedStackResourceCount: 0,
  });
  expect(await drifts('MODIFIED', 'DELETED')).toEqual([]);
});

test('What was changed or deleted behind its back is told with both values', async () => {
  await account.call('ECS', 'UpdateService', { cluster: 'shop', service: 'web', desiredCount: 5 });
  await account.call('CloudWatchLogs', 'DeleteLogGroup', { logGroupName: '/shop/web' });
  expect(await detect()).toMatchObject({
    StackDriftStatus: 'DRIFTED',
    DriftedStackResourceCount: 2,
  });
  expect(await drifts('MODIFIED')).toMatchObject([
    {
      LogicalResourceId: 'Service',
      ResourceType: 'AWS::ECS::Service',
      StackResourceDriftStatus: 'MODIFIED',
      PropertyDifferences: [
        {
          PropertyPath: '/DesiredCount',
          ExpectedValue: '2',
          ActualValue: '5',
          DifferenceType: 'NOT_EQUAL',
        },
      ],
    },
  ]);
  expect(await drifts('DELETED')).toMatchObject([
    { LogicalResourceId: 'Logs', PhysicalResourceId: '/shop/web' },
  ]);
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'shop' }));
  expect(Stacks?.[0]?.DriftInformation?.StackDriftStatus).toBe('DRIFTED');
});

test('A role whose policy or trust was changed by hand has drifted', async () => {
  await account.call('IAM', 'DeleteRolePolicy', {
    RoleName: 'shop-execution',
    PolicyName: 'secret',
  });
  await detect();
  expect(await drifts('MODIFIED')).toMatchObject([
    { LogicalResourceId: 'ExecutionRole', PropertyDifferences: [{ PropertyPath: '/Policies' }] },
  ]);
});

test('A stack that is under way cannot be asked for its drift', async () => {
  await account.call('CloudFormation', 'DeleteStack', { StackName: 'shop' });
  await expect(detect()).rejects.toThrow('DELETE_IN_PROGRESS');
});
