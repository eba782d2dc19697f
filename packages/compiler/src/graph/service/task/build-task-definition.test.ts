import { expect, test } from 'vitest';
import type { Worker } from '../../../application/application.ts';
import { at } from '../../../template/testing/template-body.ts';
import { application, noOperations, spanAt, worker } from '../../testing/applications.ts';
import { onlyProperties, templateOf } from '../testing/template-of.ts';

function taskOf(parts: Partial<Worker>, tracing = false) {
  const project = application({
    services: [worker('bot', parts)],
    operations: { ...noOperations, tracing },
  });
  return onlyProperties(templateOf(project, 'bot'), 'AWS::ECS::TaskDefinition');
}

function containerOf(parts: Partial<Worker>) {
  return at(taskOf(parts), 'ContainerDefinitions', 0);
}

test('Fargate’s sizes are texts, and the platform is stated', () => {
  const task = taskOf({
    size: { cpu: 1024, memory: 2048, asked: {}, rounded: false },
    architecture: 'ARM64',
  });
  expect(task).toMatchObject({
    Family: 'shop-production-bot',
    Cpu: '1024',
    Memory: '2048',
    NetworkMode: 'awsvpc',
    RequiresCompatibilities: ['FARGATE'],
    RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
  });
});

test('The container takes over what Compose says of the process', () => {
  const container = containerOf({
    command: ['python', 'bot.py', '${HOME}'],
    entrypoint: ['/entrypoint.sh'],
    user: '1000:1000',
    workingDirectory: '/app',
    stopTimeout: 60,
    openFiles: { soft: 4096, hard: 8192 },
    dropCapabilities: ['ALL'],
    addCapabilities: ['SYS_PTRACE'],
    health: {
      command: ['CMD', 'check'],
      interval: 5,
      timeout: 3,
      retries: 2,
      startPeriod: 10,
      span: spanAt(1),
    },
  });
  expect(container).toMatchObject({
    Name: 'bot',
    Image: { Ref: 'Image' },
    EntryPoint: ['/entrypoint.sh'],
    Command: ['python', 'bot.py', '${HOME}'],
    User: '1000:1000',
    WorkingDirectory: '/app',
    StopTimeout: 60,
    Ulimits: [{ Name: 'nofile', SoftLimit: 4096, HardLimit: 8192 }],
    LinuxParameters: {
      InitProcessEnabled: true,
      Capabilities: { Add: ['SYS_PTRACE'], Drop: ['ALL'] },
    },
    HealthCheck: {
      Command: ['CMD', 'check'],
      Interval: 5,
      Timeout: 3,
      Retries: 2,
      StartPeriod: 10,
    },
  });
});

test('Logs say their mode, so that AWS’s default does not decide it', () => {
  expect(at(containerOf({}), 'LogConfiguration')).toEqual({
    LogDriver: 'awslogs',
    Options: {
      'awslogs-group': { Ref: 'BotLogGroup' },
      'awslogs-region': { Ref: 'AWS::Region' },
      'awslogs-stream-prefix': 'bot',
      mode: 'non-blocking',
      'max-buffer-size': '25m',
    },
  });
});

test('Scratch folders are empty volumes, each path with a name of its own', () => {
  const task = taskOf({ readonlyRoot: true, scratch: ['/tmp', '/var/run', '/var-run', '/tmp'] });
  const names = at(task, 'Volumes') as readonly { readonly Name: string }[];
  const mounts = at(task, 'ContainerDefinitions', 0, 'MountPoints');
  expect(names[0]).toEqual({ Name: 'scratch-tmp' });
  expect(new Set(names.map((volume) => volume.Name)).size).toBe(3);
  expect(mounts).toEqual(
    ['/tmp', '/var/run', '/var-run'].map((path, index) => ({
      SourceVolume: names[index]?.Name,
      ContainerPath: path,
      ReadOnly: false,
    })),
  );
  expect(at(task, 'ContainerDefinitions', 0, 'ReadonlyRootFilesystem')).toBe(true);
});

test('A volume that is mounted twice is one file system behind its access point', () => {
  const task = taskOf({
    fileSystems: [
      { volume: 'uploads', path: '/in', readOnly: true, span: spanAt(1) },
      { volume: 'uploads', path: '/out', readOnly: false, span: spanAt(2) },
    ],
  });
  expect(at(task, 'Volumes')).toEqual([
    {
      Name: 'shared-uploads',
      EFSVolumeConfiguration: {
        FilesystemId: { Ref: 'GivenVolumeUploadsFileSystem' },
        TransitEncryption: 'ENABLED',
        AuthorizationConfig: {
          AccessPointId: { Ref: 'GivenVolumeUploadsAccessPoint' },
          IAM: 'ENABLED',
        },
      },
    },
  ]);
  expect(at(task, 'ContainerDefinitions', 0, 'MountPoints')).toEqual([
    { SourceVolume: 'shared-uploads', ContainerPath: '/in', ReadOnly: true },
    { SourceVolume: 'shared-uploads', ContainerPath: '/out', ReadOnly: false },
  ]);
});

test('ECS Exec’s agent can write where the rest of the file system cannot be written to', () => {
  const paths = (parts: Partial<Worker>) =>
    ((at(containerOf(parts), 'MountPoints') ?? []) as readonly { ContainerPath: string }[]).map(
      (mount) => mount.ContainerPath,
    );
  expect(paths({ exec: true, readonlyRoot: true })).toEqual(['/var/lib/amazon', '/var/log/amazon']);
  expect(paths({ exec: true, readonlyRoot: false })).toEqual([]);
});

test('With tracing, a collector runs beside the service and may fail without it', () => {
  const task = taskOf({}, true);
  expect(at(task, 'ContainerDefinitions', 1)).toMatchObject({
    Name: 'aws-otel-collector',
    Essential: false,
    RestartPolicy: { Enabled: true },
  });
  expect(at(task, 'ContainerDefinitions', 0, 'Environment')).toEqual([
    { Name: 'OTEL_SERVICE_NAME', Value: 'bot' },
    { Name: 'OTEL_EXPORTER_OTLP_ENDPOINT', Value: 'http://localhost:4318' },
    { Name: 'OTEL_EXPORTER_OTLP_PROTOCOL', Value: 'http/protobuf' },
  ]);
});

test('A project that names its own collector keeps it', () => {
  const own = { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', span: spanAt(1) };
  const task = taskOf(
    { environment: [{ ...own, value: [{ kind: 'text', text: 'https://otel.example.com' }] }] },
    true,
  );
  const environment = at(task, 'ContainerDefinitions', 0, 'Environment');
  expect(environment).toContainEqual({
    Name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    Value: 'https://otel.example.com',
  });
  expect(environment).toHaveLength(3);
});

test('The image of a registry is the parameter’s default; a built one must be given', () => {
  const image = (source: Worker['image']) =>
    templateOf(application({ services: [worker('bot', { image: source })] }), 'bot').Parameters
      ?.Image;
  const span = spanAt(1);
  expect(image({ kind: 'registry', reference: 'ghcr.io/example/bot:1', span })?.Default).toBe(
    'ghcr.io/example/bot:1',
  );
  expect(image({ kind: 'built', context: '.', dockerfile: 'Dockerfile', span })).not.toHaveProperty(
    'Default',
  );
});
