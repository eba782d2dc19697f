import { describe, expect, test } from 'vitest';
import { testCloudFormation } from './testing/test-cloudformation.ts';

const parameter = (Value: unknown, more: object = {}) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', Value },
  ...more,
});

const logGroup = (LogGroupName: string, more: object = {}) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties: { LogGroupName },
  ...more,
});

const queueThenParameter = {
  Resources: {
    Address: parameter({ 'Fn::GetAtt': ['Orders', 'Arn'] }),
    Orders: { Type: 'AWS::SQS::Queue' },
  },
};

/** Without the random token at the end of a handler's reason. */
const plain = (events: readonly string[]) =>
  events.map((event) => event.replace(/RequestToken: [0-9a-f-]+/, 'RequestToken: …'));

describe('creating a stack', () => {
  test("tells each resource's way in AWS's order and words", async () => {
    const cloud = testCloudFormation();
    const stack = await cloud.create(queueThenParameter);
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    expect(await cloud.events()).toEqual([
      'shop CREATE_IN_PROGRESS User Initiated',
      'Orders CREATE_IN_PROGRESS',
      'Orders CREATE_IN_PROGRESS Resource creation Initiated',
      'Orders CREATE_COMPLETE',
      'Address CREATE_IN_PROGRESS',
      'Address CREATE_IN_PROGRESS Resource creation Initiated',
      'Address CREATE_COMPLETE',
      'shop CREATE_COMPLETE',
    ]);
    expect([...cloud.live.values()].find(({ logicalId }) => logicalId === 'Address')).toMatchObject(
      {
        properties: { Value: 'arn:aws:test:::orders-1' },
      },
    );
  });

  test('creates what does not depend on each other at the same time', async () => {
    const cloud = testCloudFormation({ takes: () => 60_000 });
    const started = cloud.clock.now();
    const many = Array.from({ length: 50 }, (_, index) => [`Name${index}`, parameter('a')]);
    await cloud.create({ Resources: Object.fromEntries(many) });
    expect(cloud.clock.now() - started).toBe(62_000);
  });

  test('that fails is rolled back, cancels what is under way, and can only be deleted', async () => {
    const cloud = testCloudFormation({
      fails: (action, { logicalId }) =>
        action === 'create' && logicalId === 'Bad' ? 'No such thing.' : undefined,
      takes: (_action, logicalId) => (logicalId === 'Slow' ? 60_000 : 1000),
    });
    const template = {
      Resources: {
        Good: parameter('a'),
        Bad: parameter({ Ref: 'Good' }),
        Slow: parameter('b'),
        After: parameter({ Ref: 'Bad' }),
      },
    };
    const stack = await cloud.create(template);
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(plain(await cloud.events()).slice(-8)).toEqual([
      'Good CREATE_COMPLETE',
      'Bad CREATE_IN_PROGRESS',
      'Bad CREATE_FAILED Resource handler returned message: "No such thing." (RequestToken: …, HandlerErrorCode: GeneralServiceException)',
      'Slow CREATE_FAILED Resource creation cancelled',
      'shop ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad, Slow]. Rollback requested by user.',
      'Good DELETE_IN_PROGRESS',
      'Good DELETE_COMPLETE',
      'shop ROLLBACK_COMPLETE',
    ]);
    expect(cloud.live.size).toBe(0);
    await expect(cloud.update(template)).rejects.toThrow(
      `Stack:${stack.StackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
    );
    await cloud.call('DeleteStack', { StackName: 'shop' });
    await cloud.settle();
    expect((await cloud.stack(stack.StackId)).StackStatus).toBe('DELETE_COMPLETE');
    await expect(cloud.stack()).rejects.toThrow('Stack with id shop does not exist');
  });

  test('that fails cancels the rest at once, but is rolled back only when all have let go', async () => {
    const cloud = testCloudFormation({
      ignoresStop: true,
      fails: (action, { logicalId }) =>
        action === 'create' && logicalId === 'Bad' ? 'No.' : undefined,
      takes: (_action, logicalId) => (logicalId === 'Slow' ? 60_000 : 1000),
    });
    await cloud.call('CreateStack', {
      StackName: 'shop',
      TemplateBody: JSON.stringify({ Resources: { Bad: parameter('a'), Slow: parameter('b') } }),
    });
    await cloud.clock.run({ for: 2000 });
    expect((await cloud.events()).at(-1)).toBe('Slow CREATE_FAILED Resource creation cancelled');
    await cloud.settle();
    expect((await cloud.stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(cloud.live.size).toBe(0);
  });

  test('that fails with OnFailure DELETE leaves nothing, with DO_NOTHING all that there was', async () => {
    const fails = (action: string, { logicalId }: { logicalId: string }) =>
      action === 'create' && logicalId === 'Bad' ? 'No.' : undefined;
    const template = {
      Resources: { Good: parameter('a'), Bad: parameter({ Ref: 'Good' }) },
    };
    const deleting = testCloudFormation({ fails });
    await deleting.call('CreateStack', {
      StackName: 'shop',
      TemplateBody: JSON.stringify(template),
      OnFailure: 'DELETE',
    });
    await deleting.settle();
    await expect(deleting.stack()).rejects.toThrow('does not exist');
    expect(deleting.live.size).toBe(0);

    const leaving = testCloudFormation({ fails });
    const stack = await leaving.create(template, { DisableRollback: true });
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_FAILED',
      StackStatusReason: 'The following resource(s) failed to create: [Bad]. ',
      DisableRollback: true,
    });
    expect(leaving.live.size).toBe(1);
    await leaving.call('RollbackStack', { StackName: 'shop' });
    await leaving.settle();
    expect((await leaving.stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(leaving.live.size).toBe(0);
  });

  test('deletes a resource again whose creation failed after it existed', async () => {
    const cloud = testCloudFormation({
      fails: (action, { logicalId }) =>
        action === 'stabilise' && logicalId === 'Bad' ? 'It never became stable.' : undefined,
    });
    const stack = await cloud.create({
      Resources: { Good: parameter('a'), Bad: parameter({ Ref: 'Good' }) },
    });
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(cloud.calls.slice(-2)).toEqual(['delete Bad', 'delete Good']);
    expect(cloud.live.size).toBe(0);
  });

  test('reports an unknown or missing property as AWS does, before the handler is asked', async () => {
    const cloud = testCloudFormation();
    await cloud.create({
      Resources: {
        Name: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Valu: 'a' } },
      },
    });
    expect(await cloud.events()).toContain(
      'Name CREATE_FAILED Properties validation failed for resource Name with message:\n#: required key [Value] not found\n#: extraneous key [Valu] is not permitted',
    );
    expect(cloud.calls).toEqual([]);
  });

  test('is told once for the same request token', async () => {
    const cloud = testCloudFormation();
    const input = {
      StackName: 'shop',
      TemplateBody: JSON.stringify(queueThenParameter),
      ClientRequestToken: 'token',
    };
    const [first, second] = await Promise.all([
      cloud.call('CreateStack', input),
      cloud.call('CreateStack', input),
    ]);
    expect(second.StackId).toBe(first.StackId);
    await expect(
      cloud.call('CreateStack', { ...input, ClientRequestToken: 'other' }),
    ).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message: 'Stack [shop] already exists',
    });
    await cloud.settle();
    expect(cloud.live.size).toBe(2);
  });

  test('refuses types without a handler by name, and roles without their capability', async () => {
    const cloud = testCloudFormation();
    await expect(cloud.create({ Resources: { Key: { Type: 'AWS::KMS::Key' } } })).rejects.toThrow(
      'AWS::KMS::Key (Key)',
    );
    const Role = {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: {}, RoleName: 'tasks' },
    };
    await expect(
      cloud.create({ Resources: { Role } }, { Capabilities: ['CAPABILITY_IAM'] }),
    ).rejects.toMatchObject({
      name: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    });
    await cloud.create({ Resources: { Role } }, { Capabilities: ['CAPABILITY_NAMED_IAM'] });
    expect(cloud.live.size).toBe(1);
  });
});

describe('updating a stack', () => {
  const before = { Resources: { Name: parameter('a'), Logs: logGroup('/a'), Old: parameter('o') } };

  test('names a revision by its own id, and the one that a rollback makes', async () => {
    let revision = 1;
    const cloud = testCloudFormation({
      revised: (id) => `${id.split(':')[0]}:${++revision}`,
      fails: (action, { logicalId }) =>
        action === 'create' && logicalId === 'Bad' ? 'No.' : undefined,
    });
    const idOfName = async () => {
      const { StackResources } = await cloud.call('DescribeStackResources', { StackName: 'shop' });
      return StackResources.find(
        ({ LogicalResourceId: id }: { LogicalResourceId: string }) => id === 'Name',
      ).PhysicalResourceId;
    };
    await cloud.create({ Resources: { Name: parameter('a') } });
    await cloud.update({ Resources: { Name: parameter('b') } });
    expect(await idOfName()).toBe('name-1:2');
    const bad = { ...logGroup('/a'), DependsOn: 'Name' };
    const { StackStatus } = await cloud.update({ Resources: { Name: parameter('c'), Bad: bad } });
    expect([StackStatus, await idOfName()]).toEqual(['UPDATE_ROLLBACK_COMPLETE', 'name-1:4']);
  });

  test('changes, replaces, adds and removes, then cleans up', async () => {
    const cloud = testCloudFormation();
    await cloud.create(before);
    const seen = (await cloud.events()).length;
    const stack = await cloud.update({
      Resources: { Name: parameter({ Ref: 'Logs' }), Logs: logGroup('/b'), New: parameter('n') },
    });
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect((await cloud.events()).slice(seen)).toEqual([
      'shop UPDATE_IN_PROGRESS User Initiated',
      'Logs UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
      'New CREATE_IN_PROGRESS',
      'Logs UPDATE_IN_PROGRESS Resource creation Initiated',
      'New CREATE_IN_PROGRESS Resource creation Initiated',
      'Logs UPDATE_COMPLETE',
      'Name UPDATE_IN_PROGRESS',
      'New CREATE_COMPLETE',
      'Name UPDATE_COMPLETE',
      'shop UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Logs DELETE_IN_PROGRESS',
      'Old DELETE_IN_PROGRESS',
      'Logs DELETE_COMPLETE',
      'Old DELETE_COMPLETE',
      'shop UPDATE_COMPLETE',
    ]);
    expect([...cloud.live.keys()].sort()).toEqual(['logs-4', 'name-1', 'new-5']);
    const { StackResources } = await cloud.call('DescribeStackResources', { StackName: 'shop' });
    expect(
      StackResources.map((each: { LogicalResourceId: string }) => each.LogicalResourceId),
    ).toEqual(['Name', 'Logs', 'New']);
  });

  test('that changes nothing is refused', async () => {
    const cloud = testCloudFormation();
    await cloud.create(before);
    await expect(cloud.update(before)).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'No updates are to be performed.',
    });
  });

  test('that fails is rolled back to what was there before', async () => {
    const cloud = testCloudFormation({
      fails: (action, { logicalId }) =>
        action === 'create' && logicalId === 'Bad' ? 'No.' : undefined,
    });
    await cloud.create(before);
    const things = new Map([...cloud.live].map(([id, thing]) => [id, { ...thing }]));
    const seen = (await cloud.events()).length;
    const stack = await cloud.update({
      Resources: {
        Name: parameter('b'),
        Logs: logGroup('/b'),
        Bad: parameter({ 'Fn::Join': ['', [{ Ref: 'Logs' }, { Ref: 'Name' }]] }),
      },
    });
    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    const events = plain(await cloud.events()).slice(seen);
    expect(
      events.slice(events.findIndex((event) => event.startsWith('Bad CREATE_FAILED')) + 1),
    ).toEqual([
      'shop UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad]. ',
      'Name UPDATE_IN_PROGRESS',
      'Logs UPDATE_IN_PROGRESS',
      'Logs UPDATE_COMPLETE',
      'Name UPDATE_COMPLETE',
      'shop UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'Logs DELETE_IN_PROGRESS',
      'Logs DELETE_COMPLETE',
      'shop UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(cloud.live).toEqual(things);
    await cloud.update({ Resources: { ...before.Resources, Name: parameter('c') } });
    expect((await cloud.stack()).StackStatus).toBe('UPDATE_COMPLETE');
  });

  test('whose rollback fails waits to be continued, without what is skipped', async () => {
    let broken = true;
    const cloud = testCloudFormation({
      fails: (action, { logicalId }) =>
        broken && action === 'update' && logicalId === 'Name' ? 'Stuck.' : undefined,
    });
    await cloud.create(before);
    const changed = { Resources: { ...before.Resources, Name: parameter('b') } };
    const failed = await cloud.update(changed);
    expect(failed).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_FAILED',
      StackStatusReason: 'The following resource(s) failed to update: [Name]. ',
    });
    await expect(cloud.update(changed)).rejects.toThrow(
      'is in UPDATE_ROLLBACK_FAILED state and can not be updated.',
    );
    await cloud.call('ContinueUpdateRollback', { StackName: 'shop' });
    await cloud.settle();
    expect((await cloud.stack()).StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
    await cloud.call('ContinueUpdateRollback', { StackName: 'shop', ResourcesToSkip: ['Name'] });
    await cloud.settle();
    expect((await cloud.stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    broken = false;
    expect((await cloud.update(changed)).StackStatus).toBe('UPDATE_COMPLETE');
  });

  test('can be cancelled, and while it runs no other may begin', async () => {
    const cloud = testCloudFormation({ takes: (action) => (action === 'update' ? 600_000 : 0) });
    const created = await cloud.create(before);
    const changed = { Resources: { ...before.Resources, Name: parameter('b') } };
    const update = { StackName: 'shop', TemplateBody: JSON.stringify(changed) };
    await cloud.call('UpdateStack', update);
    await cloud.clock.run({ for: 60_000 });
    await expect(cloud.call('UpdateStack', update)).rejects.toThrow(
      `Stack:${created.StackId} is in UPDATE_IN_PROGRESS state and can not be updated.`,
    );
    await expect(cloud.call('DeleteStack', { StackName: 'shop' })).rejects.toThrow(
      'Stack [shop] cannot be deleted while in status UPDATE_IN_PROGRESS',
    );
    await cloud.call('CancelUpdateStack', { StackName: 'shop' });
    await cloud.settle();
    expect((await cloud.stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await cloud.events()).toContain('Name UPDATE_FAILED Resource update cancelled');
    await expect(cloud.call('CancelUpdateStack', { StackName: 'shop' })).rejects.toThrow(
      'CancelUpdateStack cannot be called from current stack status',
    );
  });

  test('keeps what is removed or replaced where the template says so', async () => {
    const cloud = testCloudFormation();
    await cloud.create({
      Resources: {
        Kept: parameter('a', { DeletionPolicy: 'Retain' }),
        Logs: logGroup('/a', { UpdateReplacePolicy: 'Retain' }),
      },
    });
    await cloud.update({ Resources: { Logs: logGroup('/b', { UpdateReplacePolicy: 'Retain' }) } });
    expect([...cloud.live.keys()].sort()).toEqual(['kept-1', 'logs-2', 'logs-3']);
    expect(await cloud.events()).toContain('Kept DELETE_SKIPPED');
  });

  test('gives changed tags of the stack to resources that carry tags', async () => {
    const cloud = testCloudFormation();
    await cloud.create(before, { Tags: [{ Key: 'team', Value: 'blue' }] });
    await cloud.update(before, { Tags: [{ Key: 'team', Value: 'red' }] });
    expect([...cloud.live.values()].map(({ tags }) => tags)).toMatchObject(
      Array.from({ length: 3 }, () => ({ team: 'red', 'aws:cloudformation:stack-name': 'shop' })),
    );
  });

  test('left failed can be tried again, and then is complete', async () => {
    let broken = true;
    const cloud = testCloudFormation({
      fails: (action, { logicalId }) =>
        broken && action === 'stabilise' && logicalId === 'New' ? 'No.' : undefined,
    });
    await cloud.create(before);
    const changed = { Resources: { ...before.Resources, New: parameter({ Ref: 'Name' }) } };
    const failed = await cloud.update(changed, { DisableRollback: true });
    expect(failed.StackStatus).toBe('UPDATE_FAILED');
    broken = false;
    const seen = cloud.calls.length;
    expect((await cloud.update(changed)).StackStatus).toBe('UPDATE_COMPLETE');
    expect(cloud.calls.slice(seen)).toEqual(['delete New', 'create New']);
    expect(cloud.live.size).toBe(4);
  });

  test('left failed by a change of what the one before had made changes that again', async () => {
    const faults = new Set(['create Bad', 'update New']);
    const cloud = testCloudFormation({
      fails: (action, { logicalId }) => (faults.has(`${action} ${logicalId}`) ? 'No.' : undefined),
    });
    await cloud.create(before);
    const withNew = (value: string) => ({
      Resources: { ...before.Resources, New: parameter(value) },
    });
    const bad = { Resources: { ...withNew('1').Resources, Bad: parameter({ Ref: 'New' }) } };
    await cloud.update(bad, { DisableRollback: true });
    const failed = await cloud.update(withNew('2'), { DisableRollback: true });
    expect(failed.StackStatus).toBe('UPDATE_FAILED');

    faults.clear();
    const seen = cloud.calls.length;
    expect((await cloud.update(withNew('2'))).StackStatus).toBe('UPDATE_COMPLETE');
    expect(cloud.calls.slice(seen)).toEqual(['update New']);
  });
});

describe('deleting a stack', () => {
  test('deletes dependents first, and is refused while it is protected', async () => {
    const cloud = testCloudFormation();
    const stack = await cloud.create(queueThenParameter, { EnableTerminationProtection: true });
    await expect(cloud.call('DeleteStack', { StackName: 'shop' })).rejects.toThrow(
      'Stack [shop] cannot be deleted while TerminationProtection is enabled',
    );
    await cloud.call('UpdateTerminationProtection', {
      StackName: 'shop',
      EnableTerminationProtection: false,
    });
    await cloud.call('DeleteStack', { StackName: 'shop' });
    await cloud.settle();
    expect(cloud.calls.slice(-2)).toEqual(['delete Address', 'delete Orders']);
    expect((await cloud.stack(stack.StackId)).StackStatus).toBe('DELETE_COMPLETE');
  });

  test('asks for a last snapshot of a database, unless the template says otherwise', async () => {
    const database = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'postgres' } };
    const cloud = testCloudFormation();
    await cloud.create({
      Resources: { Kept: database, Gone: { ...database, DeletionPolicy: 'Delete' } },
    });
    await cloud.call('DeleteStack', { StackName: 'shop' });
    await cloud.settle();
    expect(cloud.calls.filter((each) => each.startsWith('snapshot'))).toEqual(['snapshot Kept']);
  });

  test('that fails can be repeated without what is in the way', async () => {
    const cloud = testCloudFormation({
      fails: (action, { logicalId }) =>
        action === 'delete' && logicalId === 'Address' ? 'It has a dependent object.' : undefined,
    });
    const { StackId } = await cloud.create(queueThenParameter);
    await cloud.call('DeleteStack', { StackName: 'shop' });
    await cloud.settle();
    expect(await cloud.stack()).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [Address]. ',
    });
    expect(cloud.live.size).toBe(2);
    await cloud.call('DeleteStack', { StackName: 'shop', RetainResources: ['Address'] });
    await cloud.settle();
    expect((await cloud.stack(StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect(cloud.live.size).toBe(1);
  });

  test('while it is created stops the creation', async () => {
    const cloud = testCloudFormation({ takes: () => 60_000 });
    const { StackId } = await cloud.call('CreateStack', {
      StackName: 'shop',
      TemplateBody: JSON.stringify(queueThenParameter),
    });
    await cloud.clock.run({ for: 70_000 });
    await cloud.call('DeleteStack', { StackName: 'shop' });
    await cloud.settle();
    expect((await cloud.stack(StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await cloud.events(StackId)).toContain(
      'Address CREATE_FAILED Resource creation cancelled',
    );
    expect(cloud.live.size).toBe(0);
  });

  test('is refused while another stack imports from it', async () => {
    const cloud = testCloudFormation();
    const exporting = (Value: unknown) => ({
      Resources: { Name: parameter('a') },
      Outputs: { Name: { Value, Export: { Name: 'shop-name' } } },
    });
    await cloud.create(exporting({ Ref: 'Name' }));
    await cloud.call('CreateStack', {
      StackName: 'api',
      TemplateBody: JSON.stringify({
        Resources: { Copy: parameter({ 'Fn::ImportValue': 'shop-name' }) },
      }),
    });
    await cloud.settle();
    expect((await cloud.call('ListImports', { ExportName: 'shop-name' })).Imports).toEqual(['api']);
    await expect(cloud.call('DeleteStack', { StackName: 'shop' })).rejects.toThrow(
      'Export shop-name cannot be deleted as it is in use by api',
    );
    const updated = await cloud.update(exporting('other'));
    expect(updated.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await cloud.events()).toContain(
      'shop UPDATE_ROLLBACK_IN_PROGRESS Export shop-name cannot be updated as it is in use by api. ',
    );
  });
});

describe('describing a stack', () => {
  test('masks secrets in what a handler complains of', async () => {
    const cloud = testCloudFormation({
      secrets: { login: 'hunter2' },
      fails: (action, { properties }) =>
        action === 'create' ? `${properties.Value} is too short` : undefined,
    });
    await cloud.create({ Resources: { Name: parameter('{{resolve:secretsmanager:login}}') } });
    const events = (await cloud.events()).join();
    expect(events).toContain('"**** is too short"');
    expect(events).not.toContain('hunter2');
  });

  test('pages events, the newest first', async () => {
    const cloud = testCloudFormation();
    const many = Array.from({ length: 60 }, (_, index) => [`Name${index}`, parameter('a')]);
    await cloud.create({ Resources: Object.fromEntries(many) });
    const page = await cloud.call('DescribeStackEvents', { StackName: 'shop' });
    expect(page.StackEvents).toHaveLength(100);
    expect(page.StackEvents[0]).toMatchObject({
      LogicalResourceId: 'shop',
      ResourceStatus: 'CREATE_COMPLETE',
    });
    expect(await cloud.events()).toHaveLength(182);
  });

  test('never shows a hidden parameter or a secret, neither in events nor in resources', async () => {
    const cloud = testCloudFormation({ secrets: { login: '{"password":"hunter2"}' } });
    await cloud.create(
      {
        Parameters: { Token: { Type: 'String', NoEcho: true } },
        Resources: {
          Name: parameter({
            'Fn::Sub': '${Token}/{{resolve:secretsmanager:login:SecretString:password}}',
          }),
        },
      },
      { Parameters: [{ ParameterKey: 'Token', ParameterValue: 'swordfish' }] },
    );
    expect([...cloud.live.values()][0]?.properties).toMatchObject({ Value: 'swordfish/hunter2' });
    const shown = JSON.stringify([
      await cloud.call('DescribeStacks'),
      await cloud.call('DescribeStackEvents', { StackName: 'shop' }),
      await cloud.call('DescribeStackResources', { StackName: 'shop' }),
    ]);
    expect(shown).not.toMatch(/swordfish|hunter2/);
    expect(shown).toContain('****/{{resolve:secretsmanager:login:SecretString:password}}');
  });

  test("keeps a resource's metadata", async () => {
    const cloud = testCloudFormation();
    await cloud.create({
      Resources: { Name: parameter('a', { Metadata: { line: 'compose.yaml:3' } }) },
    });
    const { StackResourceDetail } = await cloud.call('DescribeStackResource', {
      StackName: 'shop',
      LogicalResourceId: 'Name',
    });
    expect(StackResourceDetail.Metadata).toBe('{"line":"compose.yaml:3"}');
  });
});
