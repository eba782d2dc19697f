import { awsName } from '../../../text/names.ts';
import type { EcsTaskDefinitionVolume } from '../../aws/ecs.generated.ts';
import { attribute, resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import { buildContainer, containerName } from './build-container.ts';
import { logConfiguration } from './log-group.ts';
import { type TaskVolume, volumesOf } from './mounts.ts';
import type { TaskVariables } from './split-variables.ts';
import { buildCollector, tracingVariables } from './tracing.ts';

/** `shop-production-api`: the name that all revisions share. */
export function taskFamily({ application, service }: Scope): string {
  return awsName(255, application.name, application.environment, service.name);
}

/** What a task definition refers to. */
export interface TaskSupport {
  readonly logGroup: Resource<'AWS::Logs::LogGroup'>;
  readonly executionRole: Resource<'AWS::IAM::Role'>;
  readonly taskRole: Resource<'AWS::IAM::Role'>;
  readonly variables: TaskVariables;
}

/** The task definition of a service that runs on Fargate. */
export function buildTaskDefinition(
  scope: Scope,
  support: TaskSupport,
): Resource<'AWS::ECS::TaskDefinition'> {
  const { service } = scope;
  const volumes = volumesOf(service);
  return resource(
    'AWS::ECS::TaskDefinition',
    idIn(scope, 'task-definition'),
    {
      Family: taskFamily(scope),
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: String(service.size.cpu),
      Memory: String(service.size.memory),
      RuntimePlatform: { CpuArchitecture: service.architecture, OperatingSystemFamily: 'LINUX' },
      ExecutionRoleArn: attribute(support.executionRole, 'Arn'),
      TaskRoleArn: attribute(support.taskRole, 'Arn'),
      ...(volumes.length > 0 && { Volumes: volumes.map((volume) => taskVolume(volume, scope)) }),
      ContainerDefinitions: containers(scope, support),
    },
    ownedBy(scope),
  );
}

function containers(scope: Scope, { logGroup, variables }: TaskSupport) {
  const { tracing } = scope.application.operations;
  const environment = tracing
    ? [...variables.environment, ...tracingVariables(scope)]
    : variables.environment;
  const { secrets } = variables;
  return [
    buildContainer(
      scope,
      { environment, secrets },
      logConfiguration(logGroup, containerName(scope.service)),
    ),
    ...(tracing ? [buildCollector(logConfiguration(logGroup, 'collector'))] : []),
  ];
}

function taskVolume(volume: TaskVolume, { takings }: Scope): EcsTaskDefinitionVolume {
  if (volume.kind === 'scratch') return { Name: volume.name };
  return {
    Name: volume.name,
    EFSVolumeConfiguration: {
      FilesystemId: takings.value(`volume/${volume.volume}/file-system`),
      TransitEncryption: 'ENABLED',
      AuthorizationConfig: {
        AccessPointId: takings.value(`volume/${volume.volume}/access-point`),
        IAM: 'ENABLED',
      },
    },
  };
}
