import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Task, TaskContainer } from '../../ecs/tasks.ts';
import type { ContainerAddresses } from './container-addresses.ts';

/** What `${ECS_CONTAINER_METADATA_URI_V4}/task` says of a task on Fargate. */
export function taskMetadata(task: Task, addresses: ContainerAddresses, now: number) {
  const { definition, cluster, group } = task.request;
  return {
    Cluster: cluster,
    TaskARN: task.arn,
    Family: definition.family,
    Revision: String(definition.revision),
    DesiredStatus: task.desiredStatus,
    KnownStatus: task.status,
    Limits: { CPU: Number(definition.cpu) / 1024, Memory: Number(definition.memory) },
    ...time('PullStartedAt', task.pullStartedAt),
    ...time('PullStoppedAt', task.pullStoppedAt),
    ...time('ExecutionStoppedAt', task.executionStoppedAt),
    AvailabilityZone: task.availabilityZone,
    LaunchType: 'FARGATE',
    Containers: task.containers.map((container) => containerMetadata(task, container, addresses)),
    ...(group.startsWith('service:') ? { ServiceName: group.slice('service:'.length) } : {}),
    ClockDrift: {
      ClockErrorBound: 0,
      ReferenceTimestamp: new Date(now).toISOString(),
      ClockSynchronizationStatus: 'SYNCHRONIZED',
    },
    EphemeralStorageMetrics: {
      Utilized: 0,
      Reserved: (definition.ephemeralStorage?.sizeInGiB ?? 20) * 1024,
    },
    FaultInjectionEnabled: false,
  };
}

/** What `${ECS_CONTAINER_METADATA_URI_V4}` says of one container. */
export function containerMetadata(
  task: Task,
  container: TaskContainer,
  addresses: ContainerAddresses,
) {
  const { definition, cluster } = task.request;
  const defined = definition.containerDefinitions.find(({ name }) => name === container.name);
  const id = addresses.idOf(task.arn, container.name);
  return {
    DockerId: id ?? `${task.id}-0`,
    Name: container.name,
    DockerName: container.name,
    Image: container.image,
    ...(container.imageDigest === undefined ? {} : { ImageID: container.imageDigest }),
    Labels: {
      'com.amazonaws.ecs.cluster': cluster,
      'com.amazonaws.ecs.container-name': container.name,
      'com.amazonaws.ecs.task-arn': task.arn,
      'com.amazonaws.ecs.task-definition-family': definition.family,
      'com.amazonaws.ecs.task-definition-version': String(definition.revision),
      ...defined?.dockerLabels,
    },
    DesiredStatus: task.desiredStatus,
    KnownStatus: container.status,
    ...(container.exitCode === undefined ? {} : { ExitCode: container.exitCode }),
    Limits: limitsOf(defined),
    ...time('CreatedAt', task.pullStoppedAt ?? task.createdAt),
    ...time('StartedAt', task.startedAt),
    Type: 'NORMAL',
    ...(container.health === 'UNKNOWN' ? {} : { Health: { status: container.health } }),
    ...logsOf(defined),
    ContainerARN: `${task.arn.replace(':task/', ':container/')}/${id ?? container.name}`,
    ...(container.restarts === 0 ? {} : { RestartCount: container.restarts }),
    Networks: task.address
      ? [{ NetworkMode: 'awsvpc', IPv4Addresses: [task.address], AttachmentIndex: 0 }]
      : [],
    Snapshotter: 'overlayfs',
  };
}

/** Megabytes and CPU units; Fargate gives two units to a container that asks for none. */
function limitsOf(defined: ContainerDefinition | undefined) {
  return {
    CPU: defined?.cpu || 2,
    ...(defined?.memory === undefined ? {} : { Memory: defined.memory }),
  };
}

function logsOf(defined: ContainerDefinition | undefined) {
  const log = defined?.logConfiguration;
  return log ? { LogDriver: log.logDriver, LogOptions: log.options ?? {} } : {};
}

function time<Name extends string>(name: Name, at: number | undefined) {
  return at === undefined ? {} : { [name]: new Date(at).toISOString() };
}
