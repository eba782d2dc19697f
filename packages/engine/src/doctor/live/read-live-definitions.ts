import {
  type ContainerDefinition,
  DescribeTaskDefinitionCommand,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import type { LiveContext, TaskDefinitionFact } from './subject.ts';

type ContainerFact = TaskDefinitionFact['containers'][number];

/** Task definitions by ARN, each once, of the service that uses it. */
export async function readLiveDefinitions(
  uses: ReadonlyMap<string, string>,
  { account, asker }: LiveContext,
): Promise<readonly TaskDefinitionFact[]> {
  const facts = await Promise.all(
    [...uses].map(async ([taskDefinition, owner]) => {
      const command = new DescribeTaskDefinitionCommand({ taskDefinition });
      const ecs = account.clients.ecs;
      const answer = await asker.ask('ecs:DescribeTaskDefinition', () => ecs.send(command));
      const { taskDefinition: described } = answer ?? {};
      return described ? [factOf(taskDefinition, owner, described)] : [];
    }),
  );
  return facts.flat();
}

function factOf(id: string, owner: string, definition: TaskDefinition): TaskDefinitionFact {
  const { cpu, memory, networkMode, executionRoleArn, taskRoleArn, ephemeralStorage } = definition;
  return {
    id,
    owner,
    ...(cpu !== undefined && { cpu: Number(cpu) }),
    ...(memory !== undefined && { memory: Number(memory) }),
    fargate: (definition.requiresCompatibilities ?? []).includes('FARGATE'),
    ...(networkMode !== undefined && { networkMode }),
    ...(executionRoleArn !== undefined && { executionRole: executionRoleArn }),
    ...(taskRoleArn !== undefined && { taskRole: taskRoleArn }),
    ...(ephemeralStorage?.sizeInGiB !== undefined && {
      ephemeralStorage: ephemeralStorage.sizeInGiB,
    }),
    containers: (definition.containerDefinitions ?? []).map(containerOf),
    volumes: (definition.volumes ?? []).map(volumeOf),
    unsupported: [],
    // What was registered was not too large.
    bytes: 'unknown',
  };
}

function volumeOf({
  name = '',
  efsVolumeConfiguration: efs,
  configuredAtLaunch,
  host,
}: NonNullable<TaskDefinition['volumes']>[number]): TaskDefinitionFact['volumes'][number] {
  const access = efs?.authorizationConfig;
  const kind = efs ? 'efs' : configuredAtLaunch ? 'launch' : host?.sourcePath ? 'host' : 'scratch';
  return {
    name,
    kind,
    ...(efs?.fileSystemId !== undefined && { fileSystem: efs.fileSystemId }),
    ...(access?.accessPointId !== undefined && { accessPoint: access.accessPointId }),
    ...(efs?.rootDirectory !== undefined && { rootDirectory: efs.rootDirectory }),
    encrypted: efs?.transitEncryption === 'ENABLED',
    iam: access?.iam === 'ENABLED',
  };
}

function containerOf(container: ContainerDefinition): ContainerFact {
  const { cpu, memory, memoryReservation, startTimeout, user } = container;
  const log = logOf(container);
  const health = healthOf(container);
  return {
    name: container.name ?? '',
    image: container.image ?? '',
    essential: container.essential ?? true,
    // ECS says 0 where nothing is set.
    ...(cpu ? { cpu } : {}),
    ...(memory !== undefined && { memory }),
    ...(memoryReservation !== undefined && { memoryReservation }),
    environment: (container.environment ?? []).map(({ name = '', value = '' }) => ({
      name,
      value,
    })),
    environmentFiles: (container.environmentFiles ?? []).length,
    secrets: (container.secrets ?? []).map(({ name = '', valueFrom = '' }) => ({
      name,
      valueFrom,
    })),
    ports: (container.portMappings ?? []).map((port) => ({
      container: port.containerPort ?? 0,
      ...(port.hostPort !== undefined && { host: port.hostPort }),
      protocol: port.protocol ?? 'tcp',
      ...(port.name !== undefined && { name: port.name }),
    })),
    ...(log && { log }),
    ...(health && { health }),
    dependsOn: (container.dependsOn ?? []).map(({ containerName = '', condition = 'START' }) => ({
      container: containerName,
      condition,
    })),
    mounts: (container.mountPoints ?? []).map(({ sourceVolume = '', containerPath = '' }) => ({
      volume: sourceVolume,
      path: containerPath,
    })),
    ...(startTimeout !== undefined && { startTimeout }),
    ...(user !== undefined && { user }),
    registryCredentials: container.repositoryCredentials !== undefined,
    unsupported: [],
  };
}

function logOf({ logConfiguration: log }: ContainerDefinition): ContainerFact['log'] {
  if (!log) return undefined;
  const group = log.options?.['awslogs-group'];
  const region = log.options?.['awslogs-region'];
  const streamPrefix = log.options?.['awslogs-stream-prefix'];
  return {
    driver: log.logDriver ?? '',
    ...(group !== undefined && { group }),
    ...(region !== undefined && { region }),
    ...(streamPrefix !== undefined && { streamPrefix }),
    createGroup: log.options?.['awslogs-create-group'] === 'true',
  };
}

function healthOf({ healthCheck: health }: ContainerDefinition): ContainerFact['health'] {
  if (!health) return undefined;
  return {
    command: health.command ?? [],
    interval: health.interval ?? 30,
    timeout: health.timeout ?? 5,
    retries: health.retries ?? 3,
    startPeriod: health.startPeriod ?? 0,
  };
}
