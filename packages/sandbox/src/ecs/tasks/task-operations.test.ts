import { describe, expect, it } from 'vitest';
import {
  accountId,
  call,
  executionStatements,
  region,
  subnetId,
  type TaskAccount,
  taskAccount,
} from './testing/task-account.ts';

const networkConfiguration = {
  awsvpcConfiguration: { subnets: [subnetId], securityGroups: ['sg-1'] },
};

const runInput = { cluster: 'shop', taskDefinition: 'api', networkConfiguration };

/** Runs one task of the api by the API; the answer is its ARN. */
async function runOne(account: TaskAccount, change: object = {}): Promise<string> {
  account.register();
  await call(account.tasks.operations, 'RunTask', { ...runInput, ...change });
  return account.tasks.inCluster('shop').at(-1)?.arn ?? '';
}

async function describeOne(account: TaskAccount, arn: string, include: readonly string[] = []) {
  const output = await call(account.tasks.operations, 'DescribeTasks', {
    cluster: 'shop',
    tasks: [arn],
    include,
  });
  return output.tasks;
}

describe('RunTask', () => {
  it('launches tasks of the family', async () => {
    const account = await taskAccount();
    account.register();
    const output = await call(account.tasks.operations, 'RunTask', {
      ...runInput,
      count: 2,
      startedBy: 'release-7',
    });
    expect(output).toMatchObject({
      failures: [],
      tasks: [
        { lastStatus: 'PROVISIONING', desiredStatus: 'RUNNING', group: 'family:api' },
        { startedBy: 'release-7', launchType: 'FARGATE' },
      ],
    });
    expect(account.tasks.inCluster('shop')).toHaveLength(2);
  });

  it.each([
    [
      { networkConfiguration: undefined },
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [{ taskDefinition: 'web' }, 'ClientException', 'Unable to describe task definition.'],
    [{ count: 11 }, 'InvalidParameterException', 'Count should be between 1 and 10.'],
    [
      { overrides: { containerOverrides: [{ name: 'web' }] } },
      'InvalidParameterException',
      'Override for container named web is not a container in the TaskDefinition.',
    ],
    [
      {
        overrides: {
          containerOverrides: [
            { name: 'api', environment: [{ name: 'A', value: 'x'.repeat(9000) }] },
          ],
        },
      },
      'InvalidParameterException',
      'container overrides length must be at most 8192',
    ],
    [{ launchType: 'EC2' }, 'NotModelled', 'The sandbox does not model tasks of launch type EC2.'],
    [
      { overrides: { cpu: '512' } },
      'NotModelled',
      'The sandbox does not model cpu of overrides of RunTask.',
    ],
    [
      { volumeConfigurations: [] },
      'NotModelled',
      'The sandbox does not model volumeConfigurations of RunTask.',
    ],
  ])('refuses %j', async (change, name, message) => {
    const account = await taskAccount();
    await expect(runOne(account, change)).rejects.toMatchObject({ name, message });
  });

  it('says at once that a role cannot be assumed', async () => {
    const account = await taskAccount();
    await account.allow(executionStatements, 'ec2.amazonaws.com');
    await expect(runOne(account)).rejects.toMatchObject({
      name: 'ClientException',
      message: expect.stringMatching(/^ECS was unable to assume the role/),
    });
  });

  it('needs iam:PassRole on the roles of the definition', async () => {
    const account = await taskAccount();
    account.register();
    expect(account.tasks.operations.RunTask?.needs(runInput)).toEqual([
      {
        action: 'ecs:RunTask',
        resource: `arn:aws:ecs:${region}:${accountId}:task-definition/api:1`,
        context: { 'ecs:cluster': `arn:aws:ecs:${region}:${accountId}:cluster/shop` },
      },
      {
        action: 'iam:PassRole',
        resource: `arn:aws:iam::${accountId}:role/api-execution`,
        context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
      },
    ]);
  });
});

describe('DescribeTasks', () => {
  it('shows a task that runs with its interface and its times', async () => {
    const account = await taskAccount();
    const arn = await runOne(account, {
      tags: [{ key: 'team', value: 'blue' }],
      overrides: { containerOverrides: [{ name: 'api', command: ['serve'] }] },
    });
    await account.clock.run({ until: () => account.look(arn).status === 'RUNNING' });
    const { id, networkInterfaceId, address } = account.look(arn);
    expect(await describeOne(account, arn, ['TAGS'])).toEqual([
      {
        attachments: [
          {
            id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
            type: 'ElasticNetworkInterface',
            status: 'ATTACHED',
            details: [
              { name: 'subnetId', value: subnetId },
              { name: 'networkInterfaceId', value: networkInterfaceId },
              { name: 'macAddress', value: expect.stringMatching(/^0a(:[0-9a-f]{2}){5}$/) },
              { name: 'privateDnsName', value: `ip-10-0-0-1.${region}.compute.internal` },
              { name: 'privateIPv4Address', value: address },
            ],
          },
        ],
        attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
        availabilityZone: 'ap-northeast-2a',
        clusterArn: `arn:aws:ecs:${region}:${accountId}:cluster/shop`,
        connectivity: 'CONNECTED',
        connectivityAt: expect.any(Date),
        containers: [
          {
            containerArn: expect.stringMatching(`container/shop/${id}/`),
            taskArn: arn,
            name: 'api',
            image: `${accountId}.dkr.ecr.${region}.amazonaws.com/shop/api:v1`,
            imageDigest: `sha256:${'1'.repeat(64)}`,
            runtimeId: expect.stringMatching(`^${id}-`),
            lastStatus: 'RUNNING',
            networkBindings: [],
            networkInterfaces: [{ attachmentId: expect.any(String), privateIpv4Address: address }],
            healthStatus: 'UNKNOWN',
            cpu: '0',
          },
        ],
        cpu: '256',
        createdAt: new Date(Date.UTC(2026, 0, 1)),
        desiredStatus: 'RUNNING',
        enableExecuteCommand: false,
        ephemeralStorage: { sizeInGiB: 20 },
        fargateEphemeralStorage: { sizeInGiB: 20 },
        group: 'family:api',
        healthStatus: 'UNKNOWN',
        inferenceAccelerators: [],
        lastStatus: 'RUNNING',
        launchType: 'FARGATE',
        memory: '512',
        overrides: {
          containerOverrides: [{ name: 'api', command: ['serve'] }],
          inferenceAcceleratorOverrides: [],
        },
        platformFamily: 'Linux',
        platformVersion: '1.4.0',
        pullStartedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 15)),
        pullStoppedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 15)),
        startedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 15)),
        tags: [{ key: 'team', value: 'blue' }],
        taskArn: arn,
        taskDefinitionArn: `arn:aws:ecs:${region}:${accountId}:task-definition/api:1`,
        version: expect.any(Number),
      },
    ]);
  });

  it('shows why and how a task has stopped', async () => {
    const account = await taskAccount({ api: { exits: { after: 1000, code: 1 } } });
    const arn = await runOne(account);
    await account.untilStopped(account.look(arn));
    expect(await describeOne(account, arn)).toMatchObject([
      {
        lastStatus: 'STOPPED',
        desiredStatus: 'STOPPED',
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        stoppingAt: expect.any(Date),
        executionStoppedAt: expect.any(Date),
        stoppedAt: expect.any(Date),
        attachments: [{ status: 'DELETED' }],
        containers: [{ lastStatus: 'STOPPED', exitCode: 1 }],
        tags: [],
      },
    ]);
  });

  it('lists tasks that it does not know, or of another cluster, as missing', async () => {
    const account = await taskAccount();
    const arn = await runOne(account);
    const missing = await call(account.tasks.operations, 'DescribeTasks', {
      cluster: 'other',
      tasks: [arn, 'f00'],
    });
    expect(missing).toEqual({
      tasks: [],
      failures: [
        { arn, reason: 'MISSING' },
        { arn: `arn:aws:ecs:${region}:${accountId}:task/other/f00`, reason: 'MISSING' },
      ],
    });
  });
});

describe('other operations on tasks', () => {
  it('StopTask stops a task as its user', async () => {
    const account = await taskAccount();
    const arn = await runOne(account);
    const { operations } = account.tasks;
    const output = await call(operations, 'StopTask', { cluster: 'shop', task: arn });
    expect(output).toMatchObject({ task: { desiredStatus: 'STOPPED', stopCode: 'UserInitiated' } });
    expect((await account.untilStopped(account.look(arn))).stoppedReason).toBe(
      'Task stopped by user',
    );
    await expect(call(operations, 'StopTask', { cluster: 'shop', task: 'f00' })).rejects.toThrow(
      'The referenced task was not found.',
    );
  });

  it('ListTasks tells running from stopped ones, and services apart', async () => {
    const account = await taskAccount();
    const { operations } = account.tasks;
    const alone = await runOne(account);
    const served = account.launch({ startedBy: 'ecs-svc/1' }).arn;
    const list = async (input: object) =>
      (await call(operations, 'ListTasks', { cluster: 'shop', ...input })).taskArns;
    expect(await list({})).toEqual([alone, served]);
    expect(await list({ serviceName: 'api' })).toEqual([served]);
    expect(await list({ startedBy: 'ecs-svc/1' })).toEqual([served]);
    expect(await list({ family: 'web' })).toEqual([]);
    account.tasks.stop(alone, 'UserInitiated', '');
    expect(await list({ desiredStatus: 'STOPPED' })).toEqual([alone]);
    expect(await list({ cluster: 'other' })).toEqual([]);
  });

  it('UpdateTaskProtection protects tasks of services for a while', async () => {
    const account = await taskAccount();
    const { operations } = account.tasks;
    const alone = await runOne(account);
    const served = account.launch().arn;
    const until = new Date(account.clock.now() + 30 * 60_000);
    const input = { cluster: 'shop', tasks: [served, alone, 'f00'] };
    expect(
      await call(operations, 'UpdateTaskProtection', {
        ...input,
        protectionEnabled: true,
        expiresInMinutes: 30,
      }),
    ).toMatchObject({
      protectedTasks: [{ taskArn: served, protectionEnabled: true, expirationDate: until }],
      failures: [{ arn: alone, reason: 'TASK_NOT_VALID' }, { reason: 'MISSING' }],
    });
    expect(account.look(served).protectedUntil).toBe(until.getTime());
    await account.clock.run({ for: 30 * 60_000 });
    expect(
      await call(operations, 'GetTaskProtection', { cluster: 'shop', tasks: [served] }),
    ).toMatchObject({ protectedTasks: [{ taskArn: served, protectionEnabled: false }] });
    await expect(
      call(operations, 'UpdateTaskProtection', {
        ...input,
        protectionEnabled: true,
        expiresInMinutes: 0,
      }),
    ).rejects.toThrow('expiresInMinutes must be between 1 and 2880.');
  });

  it('ExecuteCommand is refused as AWS refuses it, and else by name', async () => {
    const account = await taskAccount();
    const exec = (task: string, changes: object = {}) =>
      call(account.tasks.operations, 'ExecuteCommand', {
        cluster: 'shop',
        task,
        command: 'sh',
        interactive: true,
        ...changes,
      });
    await expect(exec('none')).rejects.toThrow('The referenced task was not found.');
    const plain = account.launch().arn;
    await expect(exec(plain)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('execute command was not enabled when the task was run'),
    });
    const enabled = account.launch({ enableExecuteCommand: true }).arn;
    await expect(exec(enabled)).rejects.toMatchObject({ name: 'TargetNotConnectedException' });
    await account.clock.run({ until: () => account.look(enabled).status === 'RUNNING' });
    await expect(exec(enabled, { container: 'other' })).rejects.toThrow('other');
    await expect(exec(enabled)).rejects.toMatchObject({ name: 'NotModelled' });
  });

  it('only tasks on Spot can be interrupted', async () => {
    const account = await taskAccount();
    expect(() => account.tasks.interrupt(account.launch().arn)).toThrow(/FARGATE_SPOT/);
  });
});
