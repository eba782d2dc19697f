import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { createIdentity } from '../../aws/random-identity.ts';
import { virtualClock } from '../../time/virtual-clock.ts';
import { createTaskDefinitions } from './task-definitions.ts';

const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });
const caller = { kind: 'developer' } as const;

const container: ContainerDefinition = { name: 'api', image: 'nginx:1.27' };

const valid: RegisterTaskDefinitionCommandInput = {
  family: 'api',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::123456789012:role/api-execution',
  containerDefinitions: [container],
};

function register(change: Partial<RegisterTaskDefinitionCommandInput>) {
  const { operations } = createTaskDefinitions({ clock: virtualClock(), identity });
  return operations.RegisterTaskDefinition?.run({ ...valid, ...change }, { caller });
}

const one = (change: Partial<ContainerDefinition>) => ({
  containerDefinitions: [{ ...container, ...change }],
});

const two = (first: Partial<ContainerDefinition>, second: Partial<ContainerDefinition>) => ({
  containerDefinitions: [
    { ...container, ...first },
    { ...container, name: 'other', ...second },
  ],
});

const secretArn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbCdEf';

const refused: readonly [string, Partial<RegisterTaskDefinitionCommandInput>, string][] = [
  ['no family', { family: '' }, 'Family should not be null or empty.'],
  ['a family with a slash', { family: 'a/b' }, 'Family contains invalid characters.'],
  ['no container', { containerDefinitions: [] }, 'Container list cannot be empty.'],
  [
    'eleven containers',
    {
      containerDefinitions: Array.from({ length: 11 }, (_, i) => ({ ...container, name: `c${i}` })),
    },
    'Too many containers.',
  ],
  ['bridge networking', { networkMode: 'bridge' }, 'Fargate only supports network mode ‘awsvpc’.'],
  ['no CPU', { cpu: undefined }, "Fargate requires that 'cpu' be defined at the task level."],
  [
    'no memory',
    { memory: undefined },
    "Fargate requires that 'memory' be defined at the task level.",
  ],
  ['CPU in words', { cpu: 'much' }, "Invalid 'cpu' setting for task."],
  [
    'a pair that Fargate does not have',
    { cpu: '256', memory: '4096' },
    'No Fargate configuration exists for given values.',
  ],
  [
    'an IPC mode',
    { ipcMode: 'host' },
    'Tasks using the Fargate launch type do not support ipcMode.',
  ],
  [
    'twenty GiB of storage',
    { ephemeralStorage: { sizeInGiB: 20 } },
    'The ephemeral storage size must be between 21 and 200 GiB.',
  ],
  [
    'two containers of one name',
    two({}, { name: 'api' }),
    'Container names must be unique in a task definition.',
  ],
  [
    'no essential container',
    one({ essential: false }),
    'At least one container in a task definition must be essential.',
  ],
  ['no image', one({ image: '' }), 'Container.image should not be null or empty.'],
  [
    'an image with a placeholder',
    one({ image: '<short>' }),
    'Container.image contains invalid characters.',
  ],
  [
    'a container larger than its task',
    one({ memory: 1024 }),
    "The 'memory' setting for container 'api' is greater than for the task.",
  ],
  [
    'containers that ask for more CPU than the task has',
    two({ cpu: 200 }, { cpu: 100 }),
    "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
  ],
  [
    'a privileged container',
    one({ privileged: true }),
    'Fargate compatible task definitions do not support privileged',
  ],
  [
    'a device',
    one({ linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } }),
    'Fargate compatible task definitions do not support devices',
  ],
  [
    'shared memory',
    one({ linuxParameters: { sharedMemorySize: 64 } }),
    'Fargate compatible task definitions do not support sharedMemorySize',
  ],
  [
    'an added capability',
    one({ linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } }),
    'Fargate compatible task definitions do not support adding the capability NET_ADMIN',
  ],
  [
    'extra hosts',
    one({ extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.1' }] }),
    'Fargate compatible task definitions do not support extraHosts',
  ],
  ['links', one({ links: ['db'] }), 'Links are not supported when networkMode=awsvpc.'],
  [
    'another host port',
    one({ portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
    'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
  ],
  [
    'a host path',
    { volumes: [{ name: 'data', host: { sourcePath: '/data' } }] },
    'Fargate compatible task definitions do not support sourcePath',
  ],
  [
    'a mount of an unknown volume',
    one({ mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] }),
    "Unknown volume 'data'.",
  ],
  [
    'a log driver of Docker',
    one({ logConfiguration: { logDriver: 'json-file' } }),
    'Fargate compatible task definitions do not support the log driver json-file',
  ],
  [
    'awslogs without its options',
    one({ logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'g' } } }),
    'Log driver awslogs requires options: awslogs-region, awslogs-stream-prefix',
  ],
  [
    'an ECR image without an execution role',
    {
      executionRoleArn: undefined,
      ...one({ image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:v1' }),
    },
    'Fargate requires task definition to have execution role ARN to support ECR images.',
  ],
  [
    'secrets without an execution role',
    { executionRoleArn: undefined, ...one({ secrets: [{ name: 'KEY', valueFrom: secretArn }] }) },
    'Fargate requires task definition to have execution role ARN to support secrets.',
  ],
  [
    'a variable that is a secret as well',
    one({
      environment: [{ name: 'KEY', value: 'x' }],
      secrets: [{ name: 'KEY', valueFrom: secretArn }],
    }),
    "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'KEY'.",
  ],
  [
    'a secret from nowhere',
    one({ secrets: [{ name: 'KEY', valueFrom: 'my secret' }] }),
    'The Systems Manager parameter name specified for secret KEY is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-,',
  ],
  [
    'a dependency on nobody',
    one({ dependsOn: [{ containerName: 'db', condition: 'START' }] }),
    "Cannot depend on container + 'db' because it does not exist",
  ],
  [
    'waiting for the success of an essential container',
    two({ dependsOn: [{ containerName: 'other', condition: 'SUCCESS' }] }, {}),
    'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
  ],
  [
    'waiting for the health of a container without a health check',
    two({ dependsOn: [{ containerName: 'other', condition: 'HEALTHY' }] }, {}),
    'A dependency container with HEALTHY condition must have a healthcheck',
  ],
  [
    'containers that wait for each other',
    two(
      { dependsOn: [{ containerName: 'other', condition: 'START' }] },
      { dependsOn: [{ containerName: 'api', condition: 'START' }] },
    ),
    'Container dependencies should not have a cycle',
  ],
  [
    'a stop timeout of three minutes',
    one({ stopTimeout: 180 }),
    'The stopTimeout of a container on Fargate must be between 0 and 120 seconds.',
  ],
  [
    'a health check every second',
    one({ healthCheck: { command: ['CMD', 'true'], interval: 1 } }),
    'Container healthCheck interval must be between 5 and 300.',
  ],
];

describe('registration of task definitions', () => {
  it.each(refused)('refuses %s', (_what, change, message) => {
    expect(() => register(change)).toThrow(
      expect.objectContaining({ name: 'ClientException', message }),
    );
  });

  it('counts the bytes of a definition that is too large', () => {
    const environment = [{ name: 'LONG', value: 'x'.repeat(66_000) }];
    expect(() => register(one({ environment }))).toThrow(
      /^Actual length: '66\d\d\d'\. Max allowed length is '65536' bytes\.$/,
    );
  });

  it.each<[string, Partial<RegisterTaskDefinitionCommandInput>]>([
    [
      'two containers mapping one port',
      two(
        { portMappings: [{ containerPort: 80 }] },
        { portMappings: [{ containerPort: 80, protocol: 'udp' }] },
      ),
    ],
    ['a port name in capitals', one({ portMappings: [{ containerPort: 80, name: 'HTTP' }] })],
    [
      'EFS with IAM and without encryption',
      {
        volumes: [
          {
            name: 'data',
            efsVolumeConfiguration: {
              fileSystemId: 'fs-1',
              authorizationConfig: { iam: 'ENABLED' },
            },
          },
        ],
      },
    ],
  ])('refuses %s', (_what, change) => {
    expect(() => register(change)).toThrow(expect.objectContaining({ name: 'ClientException' }));
  });

  it.each<[string, Partial<RegisterTaskDefinitionCommandInput>, string]>([
    [
      'a definition for EC2',
      { requiresCompatibilities: ['EC2'] },
      'task definitions that do not require FARGATE',
    ],
    [
      'awsfirelens',
      one({ logConfiguration: { logDriver: 'awsfirelens' } }),
      'the log driver awsfirelens',
    ],
    [
      'files of variables',
      one({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/e.env' }] }),
      'containerDefinitions[0].environmentFiles of task definitions',
    ],
    [
      'a proxy',
      { proxyConfiguration: { containerName: 'envoy' } },
      'proxyConfiguration of task definitions',
    ],
  ])('says that it does not model %s', (_what, change, what) => {
    expect(() => register(change)).toThrow(
      expect.objectContaining({
        name: 'NotModelled',
        message: `The sandbox does not model ${what}.`,
      }),
    );
  });

  it('takes what Fargate takes, and fills in the defaults', async () => {
    const output = await register({
      cpu: '.5 vCPU',
      memory: '1 GB',
      ...one({
        portMappings: [{ containerPort: 8000, name: 'http', appProtocol: 'http' }],
        healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost:8000'] },
        secrets: [
          { name: 'WHOLE', valueFrom: secretArn },
          { name: 'KEY', valueFrom: `${secretArn}:KEY::` },
          { name: 'PARAMETER', valueFrom: '/shop/key' },
        ],
        linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'] } },
        stopTimeout: 120,
      }),
    });
    expect(output).toMatchObject({
      taskDefinition: {
        taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:1',
        revision: 1,
        status: 'ACTIVE',
        cpu: '512',
        memory: '1024',
        containerDefinitions: [
          {
            essential: true,
            portMappings: [{ containerPort: 8000, hostPort: 8000, protocol: 'tcp' }],
            healthCheck: { interval: 30, timeout: 5, retries: 3 },
          },
        ],
      },
    });
  });
});
