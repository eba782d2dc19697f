import { describe, expect, test } from 'vitest';
import { testCloudFormation } from './testing/test-cloudformation.ts';

type Cloud = ReturnType<typeof testCloudFormation>;

const orders = { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain' };
const group = { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 7 } };
const target = (QueueUrl: string, LogicalResourceId = 'Orders') => ({
  ResourceType: 'AWS::SQS::Queue',
  LogicalResourceId,
  ResourceIdentifier: { QueueUrl },
});

/** A queue that its stack has left behind: its name. */
async function leaveQueue(cloud: Cloud): Promise<string> {
  await cloud.create({ Resources: { Orders: orders } });
  await cloud.call('DeleteStack', { StackName: 'shop' });
  await cloud.settle();
  return [...cloud.live.keys()].join();
}

const importing = (...targets: readonly object[]) => ({
  ChangeSetType: 'IMPORT',
  ResourcesToImport: targets,
});

async function execute(cloud: Cloud): Promise<void> {
  await cloud.call('ExecuteChangeSet', { StackName: 'shop', ChangeSetName: 'next' });
  await cloud.settle();
}

describe('an import', () => {
  test('makes a stack of what exists, and the next update changes it in place', async () => {
    const cloud = testCloudFormation();
    const queue = await leaveQueue(cloud);
    const template = { Resources: { Orders: orders } };
    const { Changes } = await cloud.changeSet(template, importing(target(queue)));
    expect(Changes).toMatchObject([
      { ResourceChange: { Action: 'Import', LogicalResourceId: 'Orders' } },
    ]);
    await execute(cloud);
    expect((await cloud.stack()).StackStatus).toBe('IMPORT_COMPLETE');
    expect(await cloud.events()).toContain('Orders IMPORT_COMPLETE Resource import completed.');

    const changed = { ...orders, Properties: { DelaySeconds: 5 } };
    await cloud.update({ Resources: { Orders: changed, Group: group } });

    expect((await cloud.stack()).StackStatus).toBe('UPDATE_COMPLETE');
    expect(cloud.calls.filter((call) => call.endsWith('Orders'))).toEqual([
      'create Orders',
      'update Orders',
    ]);
    expect(cloud.live.get(queue)?.properties).toEqual({ DelaySeconds: 5 });
  });

  test('adds to a stack that is there', async () => {
    const cloud = testCloudFormation();
    const queue = await leaveQueue(cloud);
    await cloud.create({ Resources: { Group: group } });
    await cloud.changeSet(
      { Resources: { Group: group, Orders: orders } },
      importing(target(queue)),
    );
    await execute(cloud);
    expect((await cloud.stack()).StackStatus).toBe('IMPORT_COMPLETE');
    expect(cloud.live.size).toBe(2);
  });

  test('of what is not there takes up nothing, and can be tried again without it', async () => {
    const cloud = testCloudFormation();
    const queue = await leaveQueue(cloud);
    const both = { Resources: { Orders: orders, Bills: orders } };
    await cloud.changeSet(both, importing(target(queue), target('gone', 'Bills')));
    await execute(cloud);
    expect((await cloud.stack()).StackStatus).toBe('IMPORT_ROLLBACK_COMPLETE');
    expect(await cloud.events()).toContain(
      "Bills IMPORT_FAILED Resource of type 'AWS::SQS::Queue' with identifier 'gone' was not found.",
    );
    expect(cloud.live.size).toBe(1);

    await cloud.call('DeleteChangeSet', { StackName: 'shop', ChangeSetName: 'next' });
    await cloud.changeSet({ Resources: { Orders: orders } }, importing(target(queue)));
    await execute(cloud);
    expect((await cloud.stack()).StackStatus).toBe('IMPORT_COMPLETE');
  });

  test.each([
    [
      'The following resources to import [Orders] must have DeletionPolicy attribute specified in the template.',
      { Resources: { Orders: { Type: 'AWS::SQS::Queue' } } },
      {},
    ],
    [
      'As part of the import operation, you cannot modify or add [Outputs]',
      { Resources: { Orders: orders }, Outputs: { Url: { Value: { Ref: 'Orders' } } } },
      {},
    ],
    [
      'As part of the import operation, you cannot modify or add [Tags]',
      { Resources: { Orders: orders } },
      { Tags: [{ Key: 'team', Value: 'web' }] },
    ],
    [
      'You have modified resources [Group] in your template that are not being imported. Update, create or delete operations cannot be executed during import operations.',
      { Resources: { Orders: orders, Group: group } },
      {},
    ],
    [
      'ResourceTypes [AWS::Logs::LogGroup] are not supported for Import',
      { Resources: { Group: group } },
      {
        ResourcesToImport: [
          {
            ...target('api', 'Group'),
            ResourceType: 'AWS::Logs::LogGroup',
            ResourceIdentifier: {},
          },
        ],
      },
    ],
    [
      'ResourcesToImport must be specified for changesets of type IMPORT.',
      { Resources: { Orders: orders } },
      { ResourcesToImport: [] },
    ],
  ])('is refused: %s', async (message, template, input) => {
    const cloud = testCloudFormation();
    const queue = await leaveQueue(cloud);
    const asked = cloud.changeSet(template, { ...importing(target(queue)), ...input });
    await expect(asked).rejects.toMatchObject({ name: 'ValidationError', message });
    await expect(cloud.stack()).rejects.toThrow('does not exist');
  });

  test('is refused: what belongs to a stack already', async () => {
    const cloud = testCloudFormation();
    await cloud.create({ Resources: { Orders: orders } });
    const [queue = ''] = cloud.live.keys();
    const asked = cloud.changeSet(
      { Resources: { Orders: orders } },
      { ...importing(target(queue)), StackName: 'other' },
    );
    await expect(asked).rejects.toThrow(`${queue} already exists in stack arn:`);
  });
});
