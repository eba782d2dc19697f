import type { TaskDefinitionFact, VolumeFact } from '../cloud/task.ts';
import type { Found, Seen } from './found.ts';
import { readContainer } from './read-container.ts';
import { flagOf, idOf, listOf, numberOf, optional } from './resolved.ts';

/** Task definitions, with AWS's defaults filled in. */
export function readTaskDefinitions(found: Found): readonly TaskDefinitionFact[] {
  return found('AWS::ECS::TaskDefinition').map(readTaskDefinition);
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
