import type { Change } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';
import { testCloudFormation } from './testing/test-cloudformation.ts';

const template = (image: string, resources: object = {}) => ({
  Parameters: { Image: { Type: 'String', Default: image } },
  Resources: {
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        Family: 'web',
        ContainerDefinitions: [{ Name: 'web', Image: { Ref: 'Image' } }],
      },
    },
    Service: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Task' } } },
    ...resources,
  },
});

const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders' } };

/** Each change as its resource, action, replacement and the reasons. */
const told = (changes: readonly Change[]) =>
  changes.map(({ ResourceChange: change }) => [
    change?.LogicalResourceId,
    change?.Action,
    change?.Replacement,
    ...(change?.Details ?? []).map(({ Target, Evaluation, ChangeSource, CausingEntity }) =>
      [
        Target?.Name ?? Target?.Attribute,
        Target?.RequiresRecreation,
        Evaluation,
        ChangeSource,
        CausingEntity,
      ]
        .filter(Boolean)
        .join(' '),
    ),
  ]);

describe('a change set', () => {
  test('of a new stack adds every resource, and creates the stack when it is executed', async () => {
    const cloud = testCloudFormation();
    const described = await cloud.changeSet(template('web:1'), { ChangeSetType: 'CREATE' });
    expect(described).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' });
    expect(told(described.Changes)).toEqual([
      ['Service', 'Add', undefined],
      ['Task', 'Add', undefined],
    ]);
    expect((await cloud.stack()).StackStatus).toBe('REVIEW_IN_PROGRESS');
    expect(cloud.live.size).toBe(0);
    await cloud.call('ExecuteChangeSet', { StackName: 'shop', ChangeSetName: 'next' });
    await cloud.settle();
    expect((await cloud.stack()).StackStatus).toBe('CREATE_COMPLETE');
    expect(cloud.live.size).toBe(2);
    await expect(
      cloud.call('ExecuteChangeSet', { StackName: 'shop', ChangeSetName: 'next' }),
    ).rejects.toMatchObject({ name: 'InvalidChangeSetStatusException' });
  });

  test('says what is replaced, why, and what follows from it', async () => {
    const cloud = testCloudFormation();
    await cloud.create(template('web:1'));
    const { Changes } = await cloud.changeSet(template('web:1'), {
      Parameters: [{ ParameterKey: 'Image', ParameterValue: 'web:2' }],
    });
    expect(told(Changes)).toEqual([
      ['Service', 'Modify', 'False', 'TaskDefinition Never Static ResourceReference Task'],
      ['Task', 'Modify', 'True', 'ContainerDefinitions Always Static ParameterReference Image'],
    ]);
    expect(Changes[1].ResourceChange).toMatchObject({
      PhysicalResourceId: 'task-1',
      PolicyAction: 'ReplaceAndDelete',
      Scope: ['Properties'],
      Details: [
        {
          Target: {
            Path: '/Properties/ContainerDefinitions/0/Image',
            BeforeValue: 'web:1',
            AfterValue: 'web:2',
          },
        },
      ],
    });
  });

  test('says what is removed and what becomes of it', async () => {
    const cloud = testCloudFormation();
    await cloud.create(template('web:1', { Orders: { ...queue, DeletionPolicy: 'Retain' } }));
    const { Changes } = await cloud.changeSet(template('web:1'));
    expect(told(Changes)).toEqual([['Orders', 'Remove', undefined]]);
    expect(Changes[0].ResourceChange.PolicyAction).toBe('Retain');
  });

  test('is conditional where an attribute of a changed resource may replace another', async () => {
    const withLogs = (delay: number) =>
      template('web:1', {
        Orders: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: delay } },
        Logs: {
          Type: 'AWS::Logs::LogGroup',
          Properties: { LogGroupName: { 'Fn::GetAtt': ['Orders', 'QueueName'] } },
        },
      });
    const cloud = testCloudFormation();
    await cloud.create(withLogs(1));
    const { Changes } = await cloud.changeSet(withLogs(2));
    expect(told(Changes)).toEqual([
      [
        'Logs',
        'Modify',
        'Conditional',
        'LogGroupName Always Dynamic ResourceAttribute Orders.QueueName',
      ],
      ['Orders', 'Modify', 'False', 'DelaySeconds Never Static DirectModification'],
    ]);
    await cloud.call('ExecuteChangeSet', { StackName: 'shop', ChangeSetName: 'next' });
    await cloud.settle();
    expect(cloud.calls.slice(-1)).toEqual(['update Orders']);
  });

  test('without changes fails and cannot be executed', async () => {
    const cloud = testCloudFormation();
    await cloud.create(template('web:1'));
    const described = await cloud.changeSet(template('web:1'));
    expect(described).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
    await expect(
      cloud.call('ExecuteChangeSet', { StackName: 'shop', ChangeSetName: 'next' }),
    ).rejects.toMatchObject({ name: 'InvalidChangeSetStatusException' });
  });

  test('with only another output is one, without changes of resources', async () => {
    const cloud = testCloudFormation();
    await cloud.create(template('web:1'));
    const described = await cloud.changeSet({
      ...template('web:1'),
      Outputs: { Task: { Value: { Ref: 'Task' } } },
    });
    expect(described).toMatchObject({ Status: 'CREATE_COMPLETE', Changes: [] });
    await cloud.call('ExecuteChangeSet', { StackName: 'shop', ChangeSetName: 'next' });
    await cloud.settle();
    expect((await cloud.stack()).Outputs).toEqual([{ OutputKey: 'Task', OutputValue: 'task-1' }]);
  });

  test('tells a change of metadata, as of the line that a resource stems from', async () => {
    const cloud = testCloudFormation();
    const at = (line: number) => ({ Resources: { Orders: { ...queue, Metadata: { line } } } });
    await cloud.create(at(1));
    const { Changes } = await cloud.changeSet(at(2));
    expect(told(Changes)).toEqual([
      ['Orders', 'Modify', 'False', 'Metadata Never Static DirectModification'],
    ]);
    await cloud.call('ExecuteChangeSet', { StackName: 'shop', ChangeSetName: 'next' });
    await cloud.settle();
    expect(cloud.calls).toEqual(['create Orders']);
  });

  test('with unknown properties fails, and DescribeEvents says where', async () => {
    const cloud = testCloudFormation();
    const wrong = template('web:1', { Orders: { ...queue, Properties: { Name: 'orders' } } });
    const described = await cloud.changeSet(wrong, { ChangeSetType: 'CREATE' });
    expect(described.Status).toBe('FAILED');
    expect(described.StatusReason).toContain('AWS::EarlyValidation::PropertyValidation');
    const { OperationEvents } = await cloud.call('DescribeEvents', {
      StackName: 'shop',
      ChangeSetName: 'next',
    });
    expect(OperationEvents).toMatchObject([
      {
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: 'Orders',
        ValidationPath: '/Resources/Orders/Properties',
        ValidationStatusReason: '#: extraneous key [Name] is not permitted',
      },
    ]);
  });

  test('of a stack that is not there, or under a taken name, is refused', async () => {
    const cloud = testCloudFormation();
    await expect(cloud.changeSet(template('web:1'))).rejects.toThrow('Stack [shop] does not exist');
    await cloud.changeSet(template('web:1'), { ChangeSetType: 'CREATE' });
    await expect(
      cloud.changeSet(template('web:1'), { ChangeSetType: 'CREATE' }),
    ).rejects.toMatchObject({ name: 'AlreadyExistsException' });
    await cloud.call('DeleteChangeSet', { StackName: 'shop', ChangeSetName: 'next' });
    expect((await cloud.call('ListChangeSets', { StackName: 'shop' })).Summaries).toEqual([]);
    await expect(
      cloud.call('DescribeChangeSet', { StackName: 'shop', ChangeSetName: 'next' }),
    ).rejects.toMatchObject({
      name: 'ChangeSetNotFoundException',
      message: 'ChangeSet [next] does not exist',
    });
  });

  test('never shows a hidden parameter', async () => {
    const cloud = testCloudFormation();
    const hidden = (value: string) => ({
      Parameters: { Token: { Type: 'String', NoEcho: true, Default: value } },
      Resources: {
        Orders: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': 'q-${Token}' } } },
      },
    });
    await cloud.create(hidden('swordfish'));
    const described = await cloud.changeSet(hidden('marlin'));
    expect(described.Changes).toHaveLength(1);
    expect(JSON.stringify(described)).not.toMatch(/swordfish|marlin/);
  });
});
