import { describe, expect, it } from 'vitest';
import { createIdentity } from '../../aws/random-identity.ts';
import type { Properties } from '../../resources/resource-handler.ts';
import { virtualClock } from '../../time/virtual-clock.ts';
import { call } from '../tasks/testing/task-account.ts';
import { createTaskDefinitions } from './task-definitions.ts';

const clock = virtualClock();
const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });

const input = (family: string) => ({
  family,
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'api', image: 'nginx' }],
});

/** As the compiler writes it, with numbers as templates may have them. */
const properties: Properties = {
  Family: 'shop-api',
  RequiresCompatibilities: ['FARGATE'],
  NetworkMode: 'awsvpc',
  Cpu: 512,
  Memory: '1024',
  RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
  ExecutionRoleArn: 'arn:aws:iam::123456789012:role/x',
  Volumes: [
    {
      Name: 'data',
      EFSVolumeConfiguration: {
        FilesystemId: 'fs-1',
        TransitEncryption: 'ENABLED',
        AuthorizationConfig: { IAM: 'ENABLED' },
      },
    },
  ],
  ContainerDefinitions: [
    {
      Name: 'api',
      Image: 'nginx',
      Essential: 'true',
      PortMappings: [{ Name: 'port-8000', ContainerPort: '8000', Protocol: 'tcp' }],
      MountPoints: [{ SourceVolume: 'data', ContainerPath: '/data', ReadOnly: false }],
      LinuxParameters: { InitProcessEnabled: true },
      DockerLabels: { 'com.Example': 'x' },
      LogConfiguration: {
        LogDriver: 'awslogs',
        Options: {
          'awslogs-group': '/shop/api',
          'awslogs-region': 'eu-west-1',
          'awslogs-stream-prefix': 'api',
          mode: 'non-blocking',
          'max-buffer-size': '25m',
        },
      },
    },
  ],
};

const request = {
  logicalId: 'ApiTaskDefinition',
  stack: { name: 'shop', id: 'shop-id' },
  tags: { team: 'blue' },
  generatedName: () => 'shop-ApiTaskDefinition-1A2B3C',
  signal: new AbortController().signal,
};

describe('task definitions', () => {
  it('are found by family, revision and ARN, the latest active one first', async () => {
    const { operations, find } = createTaskDefinitions({ clock, identity });
    await call(operations, 'RegisterTaskDefinition', input('api'));
    await call(operations, 'RegisterTaskDefinition', input('api'));
    expect(find('api').revision).toBe(2);
    expect(find('api:1').revision).toBe(1);
    expect(find(find('api:1').taskDefinitionArn).revision).toBe(1);
    await call(operations, 'DeregisterTaskDefinition', { taskDefinition: 'api:2' });
    expect(find('api').revision).toBe(1);
    expect(find('api:2').status).toBe('INACTIVE');
    expect(() => find('web')).toThrow('Unable to describe task definition.');
  });

  it('never use a revision twice', async () => {
    const { operations, find } = createTaskDefinitions({ clock, identity });
    await call(operations, 'RegisterTaskDefinition', input('api'));
    const stillActive = await call(operations, 'DeleteTaskDefinitions', {
      taskDefinitions: ['api:1'],
    });
    expect(stillActive).toMatchObject({ failures: [{ arn: 'api:1' }], taskDefinitions: [] });
    await call(operations, 'DeregisterTaskDefinition', { taskDefinition: 'api:1' });
    await call(operations, 'DeleteTaskDefinitions', { taskDefinitions: ['api:1'] });
    expect(() => find('api:1')).toThrow();
    await call(operations, 'RegisterTaskDefinition', input('api'));
    expect(find('api').revision).toBe(2);
  });

  it('are listed by pages, by family and by status', async () => {
    const { operations } = createTaskDefinitions({ clock, identity });
    for (const family of ['api', 'worker', 'api']) {
      await call(operations, 'RegisterTaskDefinition', input(family));
    }
    await call(operations, 'DeregisterTaskDefinition', { taskDefinition: 'worker:1' });
    const first = await call(operations, 'ListTaskDefinitions', { maxResults: 1 });
    expect(first.taskDefinitionArns).toEqual([expect.stringMatching(/api:1$/)]);
    const second = await call(operations, 'ListTaskDefinitions', { nextToken: first.nextToken });
    expect(second.taskDefinitionArns).toEqual([expect.stringMatching(/api:2$/)]);
    expect(second.nextToken).toBeUndefined();
    expect(await call(operations, 'ListTaskDefinitionFamilies', { status: 'ALL' })).toMatchObject({
      families: ['api', 'worker'],
    });
    expect(
      await call(operations, 'ListTaskDefinitionFamilies', { status: 'INACTIVE' }),
    ).toMatchObject({ families: ['worker'] });
  });

  it('come from templates, with the tags of the stack', async () => {
    const { operations, handlers, find } = createTaskDefinitions({ clock, identity });
    const handler = handlers['AWS::ECS::TaskDefinition'];
    const state = await handler?.create({ ...request, properties });
    const arn = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-api:1';
    expect(state).toEqual({ physicalId: arn, attributes: { TaskDefinitionArn: arn } });
    expect(find(arn)).toMatchObject({
      cpu: '512',
      runtimePlatform: { cpuArchitecture: 'ARM64' },
      volumes: [
        {
          efsVolumeConfiguration: { fileSystemId: 'fs-1', authorizationConfig: { iam: 'ENABLED' } },
        },
      ],
      containerDefinitions: [
        {
          essential: true,
          portMappings: [{ name: 'port-8000', containerPort: 8000, hostPort: 8000 }],
          linuxParameters: { initProcessEnabled: true },
          dockerLabels: { 'com.Example': 'x' },
          logConfiguration: { options: { 'awslogs-group': '/shop/api', mode: 'non-blocking' } },
        },
      ],
    });
    expect(
      await call(operations, 'DescribeTaskDefinition', { taskDefinition: arn, include: ['TAGS'] }),
    ).toMatchObject({ tags: [{ key: 'team', value: 'blue' }] });
  });

  it('get a name from CloudFormation when the template has none', async () => {
    const { handlers } = createTaskDefinitions({ clock, identity });
    const { Family: _, ...unnamed } = properties;
    const handler = handlers['AWS::ECS::TaskDefinition'];
    expect(await handler?.create({ ...request, properties: unnamed })).toMatchObject({
      physicalId: expect.stringContaining('task-definition/shop-ApiTaskDefinition-1A2B3C:1'),
    });
  });

  it('of a deleted stack are deregistered, not forgotten', async () => {
    const { handlers, find } = createTaskDefinitions({ clock, identity });
    const handler = handlers['AWS::ECS::TaskDefinition'];
    const state = await handler?.create({ ...request, properties });
    if (state !== undefined) await handler?.delete({ ...request, properties, state });
    expect(find('shop-api:1').status).toBe('INACTIVE');
  });

  it('refuse properties that the sandbox does not know, by their path', async () => {
    const { handlers } = createTaskDefinitions({ clock, identity });
    const wrong = {
      ...properties,
      ContainerDefinitions: [{ Name: 'api', Image: 'nginx', PseudoTerminal: true }],
    };
    await expect(
      handlers['AWS::ECS::TaskDefinition']?.create({ ...request, properties: wrong }),
    ).rejects.toThrow(
      'The sandbox does not model ContainerDefinitions[0].PseudoTerminal of task definitions.',
    );
  });
});
