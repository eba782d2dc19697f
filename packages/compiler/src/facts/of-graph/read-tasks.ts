import type { Placement } from '../cloud/fact.ts';
import type { TaskDefinitionFact, VolumeFact } from '../cloud/task.ts';
import type { CloudFacts } from '../cloud-facts.ts';
import type { Found, Seen } from './found.ts';
import { readContainer } from './read-container.ts';
import { flagOf, idOf, idsOf, listOf, numberOf, optional } from './resolved.ts';

/** Task definitions and the schedules that start them. */
export function readTasks(found: Found): Pick<CloudFacts, 'taskDefinitions' | 'taskRuns'> {
  return {
    taskDefinitions: found('AWS::ECS::TaskDefinition').map(readTaskDefinition),
    taskRuns: found('AWS::Scheduler::Schedule').flatMap(readSchedule),
  };
}

type TaskDefinition = Seen<'AWS::ECS::TaskDefinition'>['properties'];

function readTaskDefinition({
  fact,
  properties,
}: Seen<'AWS::ECS::TaskDefinition'>): TaskDefinitionFact {
  return {
    ...fact,
    ...optional('cpu', numberOf(properties.Cpu)),
    ...optional('memory', numberOf(properties.Memory)),
    fargate: listOf(properties.RequiresCompatibilities).includes('FARGATE'),
    ...optional('networkMode', properties.NetworkMode),
    ...optional('executionRole', roleOf(properties.ExecutionRoleArn)),
    ...optional('taskRole', roleOf(properties.TaskRoleArn)),
    ...optional('ephemeralStorage', numberOf(properties.EphemeralStorage?.SizeInGiB)),
    containers: listOf(properties.ContainerDefinitions).map(readContainer),
    volumes: listOf(properties.Volumes).map(readVolume),
    unsupported: unsupportedSettings(properties),
    bytes: JSON.stringify(properties).length,
  };
}

function roleOf(reference: string | undefined): string | undefined {
  return reference === undefined ? undefined : idOf(reference);
}

function unsupportedSettings(properties: TaskDefinition): readonly string[] {
  const { IpcMode, PidMode, PlacementConstraints, InferenceAccelerators } = properties;
  return [
    ...(IpcMode === undefined ? [] : ['ipcMode']),
    ...(PidMode === undefined || PidMode === 'task' ? [] : ['pidMode']),
    ...(listOf(PlacementConstraints).length === 0 ? [] : ['placementConstraints']),
    ...(listOf(InferenceAccelerators).length === 0 ? [] : ['inferenceAccelerators']),
  ];
}

type Volume = Exclude<TaskDefinition['Volumes'], string | undefined>[number];

function readVolume(volume: Volume): VolumeFact {
  const efs = volume.EFSVolumeConfiguration;
  return {
    name: volume.Name ?? '',
    kind: volumeKind(volume),
    ...optional('fileSystem', efs && idOf(efs.FilesystemId)),
    ...optional('accessPoint', roleOf(efs?.AuthorizationConfig?.AccessPointId)),
    ...optional('rootDirectory', efs?.RootDirectory),
    encrypted: efs?.TransitEncryption === 'ENABLED',
    iam: efs?.AuthorizationConfig?.IAM === 'ENABLED',
  };
}

function volumeKind(volume: Volume): VolumeFact['kind'] {
  if (volume.EFSVolumeConfiguration) return 'efs';
  if (volume.DockerVolumeConfiguration) return 'docker';
  if (volume.Host?.SourcePath !== undefined) return 'host';
  if (flagOf(volume.ConfiguredAtLaunch)) return 'launch';
  if (volume.S3FilesVolumeConfiguration || volume.FSxWindowsFileServerVolumeConfiguration)
    return 'other';
  return 'scratch';
}

function readSchedule({
  fact,
  properties,
}: Seen<'AWS::Scheduler::Schedule'>): CloudFacts['taskRuns'] {
  const { EcsParameters, RoleArn } = properties.Target;
  if (!EcsParameters) return [];
  return [
    {
      ...fact,
      kind: 'schedule',
      taskDefinition: idOf(EcsParameters.TaskDefinitionArn),
      placement: readPlacement(EcsParameters.NetworkConfiguration?.AwsvpcConfiguration),
      role: idOf(RoleArn),
    },
  ];
}

interface AwsVpcConfiguration {
  readonly Subnets?: readonly string[] | string;
  readonly SecurityGroups?: readonly string[] | string;
  readonly AssignPublicIp?: string;
}

/** Where a task's network interface is put; AWS gives it no public address unless asked. */
export function readPlacement(configuration: AwsVpcConfiguration | undefined): Placement {
  return {
    subnets: idsOf(configuration?.Subnets),
    securityGroups: idsOf(configuration?.SecurityGroups),
    publicAddress: configuration?.AssignPublicIp === 'ENABLED',
  };
}
