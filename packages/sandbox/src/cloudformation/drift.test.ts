import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  ExecuteChangeSetCommand,
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

/** What a drift-aware change set would do, and the stack once it has done it. */
async function revertDrift() {
  const named = { StackName: 'shop', ChangeSetName: 'back' };
  const DeploymentMode = 'REVERT_DRIFT';
  const Capabilities = ['CAPABILITY_NAMED_IAM' as const];
  const from = { UsePreviousTemplate: true, DeploymentMode, Capabilities } as const;
  const previous = (await client.send(new DescribeStacksCommand(named))).Stacks?.[0]?.Parameters;
  const Parameters = previous?.map(({ ParameterKey }) => ({
    ParameterKey,
    UsePreviousValue: true,
  }));
  await client.send(
    new CreateChangeSetCommand({ ...named, ...from, ...(Parameters && { Parameters }) }),
  );
  await account.clock.run({ for: 60_000 });
  const changeSet = await client.send(
    new DescribeChangeSetCommand({ ...named, IncludePropertyValues: true }),
  );
  if (changeSet.Status === 'CREATE_COMPLETE') {
    await client.send(new ExecuteChangeSetCommand(named));
    await account.clock.run({ for: 600_000 });
  }
  const { Stacks } = await client.send(new DescribeStacksCommand(named));
  return { changeSet, status: Stacks?.[0]?.StackStatus };
}

test('A drift-aware change set brings back what was changed or deleted, and nothing else', async () => {
  await account.call('ECS', 'UpdateService', { cluster: 'shop', service: 'web', desiredCount: 5 });
  await account.call('CloudWatchLogs', 'DeleteLogGroup', { logGroupName: '/shop/web' });

  const { changeSet, status } = await revertDrift();

  expect(changeSet.DeploymentMode).toBe('REVERT_DRIFT');
  const changes = changeSet.Changes?.map(({ ResourceChange }) => ResourceChange);
  // A task definition names the log group, and might have to be made anew with it.
  expect(changes?.filter((change) => change?.ResourceDriftStatus)).toMatchObject([
    { LogicalResourceId: 'Logs', Action: 'Add', ResourceDriftStatus: 'DELETED' },
    {
      LogicalResourceId: 'Service',
      Action: 'Modify',
      ResourceDriftStatus: 'MODIFIED',
      Details: expect.arrayContaining([
        expect.objectContaining({
          Target: expect.objectContaining({ Name: 'DesiredCount', BeforeValue: '5' }),
        }),
      ]),
    },
  ]);
  expect(status).toBe('UPDATE_COMPLETE');
  expect(await detect()).toMatchObject({ StackDriftStatus: 'IN_SYNC' });
  const { logGroups } = await account.call('CloudWatchLogs', 'DescribeLogGroups', {});
  expect(logGroups).toMatchObject([{ logGroupName: '/shop/web' }]);
});

test('Where nothing was changed, it changes nothing either', async () => {
  const { changeSet } = await revertDrift();
  expect(changeSet).toMatchObject({
    Status: 'FAILED',
    StatusReason: expect.stringContaining("didn't contain changes"),
  });
});

test('A stack that is under way cannot be asked for its drift', async () => {
  await account.call('CloudFormation', 'DeleteStack', { StackName: 'shop' });
  await expect(detect()).rejects.toThrow('DELETE_IN_PROGRESS');
});
