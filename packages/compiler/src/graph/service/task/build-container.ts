import type { ContainerHealth, Task } from '../../../application/application.ts';
import { awsName } from '../../../text/names.ts';
import type {
  EcsTaskDefinitionContainerDefinition,
  EcsTaskDefinitionHealthCheck,
  EcsTaskDefinitionLinuxParameters,
  EcsTaskDefinitionPortMapping,
} from '../../aws/ecs.generated.ts';
import type { Scope } from '../scope.ts';
import { imageReference } from './image.ts';
import type { LogConfiguration } from './log-group.ts';
import { mountPointsOf } from './mounts.ts';
import type { TaskVariables } from './split-variables.ts';

/** Name of the service's own container. */
export function containerName(task: Task): string {
  return awsName(255, task.name);
}

/** Name of a port mapping, which Service Connect refers to. */
export function portName(port: number): string {
  return `port-${port}`;
}

/** The container of the service itself. */
export function buildContainer(
  scope: Scope,
  variables: Pick<TaskVariables, 'environment' | 'secrets'>,
  logs: LogConfiguration,
): EcsTaskDefinitionContainerDefinition {
  const task = scope.service;
  const mountPoints = mountPointsOf(task);
  return {
    Name: containerName(task),
    Image: imageReference(),
    Essential: true,
    ...(task.entrypoint && { EntryPoint: task.entrypoint }),
    ...(task.command && { Command: task.command }),
    ...(task.user !== undefined && { User: task.user }),
    ...(task.workingDirectory !== undefined && { WorkingDirectory: task.workingDirectory }),
    ...(task.ports.length > 0 && { PortMappings: portMappings(task) }),
    ...(variables.environment.length > 0 && { Environment: variables.environment }),
    ...(variables.secrets.length > 0 && { Secrets: variables.secrets }),
    ...(mountPoints.length > 0 && { MountPoints: mountPoints }),
    ReadonlyRootFilesystem: task.readonlyRoot,
    LinuxParameters: linuxParameters(task),
    ...(task.openFiles && { Ulimits: [openFilesLimit(task.openFiles)] }),
    ...(task.health && { HealthCheck: healthCheck(task.health) }),
    StopTimeout: task.stopTimeout,
    LogConfiguration: logs,
  };
}

/**
 * Without `AppProtocol`: Service Connect then passes connections through as they are, as Compose
 * does. Declared as HTTP, it would cut every request off after 15 seconds.
 */
function portMappings(task: Task): readonly EcsTaskDefinitionPortMapping[] {
  return task.ports.map(({ port, protocol }) => ({
    Name: portName(port),
    ContainerPort: port,
    Protocol: protocol,
  }));
}

function linuxParameters({
  init,
  addCapabilities = [],
  dropCapabilities,
}: Task): EcsTaskDefinitionLinuxParameters {
  const capabilities = {
    ...(addCapabilities.length > 0 && { Add: addCapabilities }),
    ...(dropCapabilities.length > 0 && { Drop: dropCapabilities }),
  };
  return {
    InitProcessEnabled: init,
    ...(Object.keys(capabilities).length > 0 && { Capabilities: capabilities }),
  };
}

/** The only limit that Fargate lets a task set. */
export function openFilesLimit(openFiles: NonNullable<Task['openFiles']>): {
  readonly Name: string;
  readonly SoftLimit: number;
  readonly HardLimit: number;
} {
  return { Name: 'nofile', SoftLimit: openFiles.soft, HardLimit: openFiles.hard };
}

function healthCheck(health: ContainerHealth): EcsTaskDefinitionHealthCheck {
  return {
    Command: health.command,
    Interval: health.interval,
    Timeout: health.timeout,
    Retries: health.retries,
    StartPeriod: health.startPeriod,
  };
}
