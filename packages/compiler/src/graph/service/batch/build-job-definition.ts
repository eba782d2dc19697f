import type { BatchWorker } from '../../../application/application.ts';
import type {
  BatchJobDefinitionContainerProperties,
  BatchJobDefinitionRetryStrategy,
  BatchJobDefinitionVolumes,
} from '../../aws/batch.generated.ts';
import { attribute, resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { placeTasks } from '../network/place-tasks.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import { containerName, openFilesLimit } from '../task/build-container.ts';
import type { TaskSupport } from '../task/build-task-definition.ts';
import { imageReference } from '../task/image.ts';
import { logConfiguration } from '../task/log-group.ts';
import { mountPointsOf, type TaskVolume, volumesOf } from '../task/mounts.ts';
import { batchName } from './job-name.ts';

/** What a job runs, how often it is tried and for how long. */
export function buildJobDefinition(
  scope: Scope<BatchWorker>,
  support: TaskSupport,
): Resource<'AWS::Batch::JobDefinition'> {
  const { service } = scope;
  return resource(
    'AWS::Batch::JobDefinition',
    idIn(scope, 'job-definition'),
    {
      Type: 'container',
      JobDefinitionName: batchName(scope),
      PlatformCapabilities: [service.on === 'ec2-spot' ? 'EC2' : 'FARGATE'],
      PropagateTags: true,
      ContainerProperties: containerProperties(scope, support),
      RetryStrategy: retryStrategy(service),
      Timeout: { AttemptDurationSeconds: Math.max(60, service.timeout) },
      // Jobs that wait in the queue still name the revision before.
      ResourceRetentionPolicy: { SkipDeregisterOnUpdate: true },
    },
    ownedBy(scope),
  );
}

/** Exit code by which the application asks for another attempt (EX_TEMPFAIL of BSD's sysexits). */
const temporaryFailure = '75';

/**
 * Retries what is not the application's fault and what it calls temporary; anything else fails at
 * once. Without the last entry, Batch would retry whatever matches none.
 */
function retryStrategy({ on, attempts }: BatchWorker): BatchJobDefinitionRetryStrategy {
  const spotIsTaken = on === 'ec2-spot' ? 'Host EC2*' : 'Your Spot Task was interrupted*';
  return {
    Attempts: attempts,
    EvaluateOnExit: [
      ...(on === 'fargate' ? [] : [{ OnStatusReason: spotIsTaken, Action: 'RETRY' }]),
      { OnStatusReason: 'Task failed to start*', Action: 'RETRY' },
      { OnExitCode: temporaryFailure, Action: 'RETRY' },
      { OnReason: '*', Action: 'EXIT' },
    ],
  };
}

function containerProperties(
  scope: Scope<BatchWorker>,
  { executionRole, taskRole, logGroup, variables }: TaskSupport,
): BatchJobDefinitionContainerProperties {
  const { service } = scope;
  const command = [...(service.entrypoint ?? []), ...(service.command ?? [])];
  const volumes = volumesOf(service);
  return {
    Image: imageReference(),
    // Batch knows no entry point beside the image's: an own one stands before the command.
    ...(command.length > 0 && { Command: command }),
    ...(variables.environment.length > 0 && { Environment: variables.environment }),
    ...(variables.secrets.length > 0 && { Secrets: variables.secrets }),
    ...(service.user !== undefined && { User: service.user }),
    ReadonlyRootFilesystem: service.readonlyRoot,
    LinuxParameters: { InitProcessEnabled: service.init },
    ...(service.openFiles && { Ulimits: [openFilesLimit(service.openFiles)] }),
    ...(volumes.length > 0 && {
      Volumes: volumes.map((volume) => jobVolume(volume, scope)),
      MountPoints: mountPointsOf(service),
    }),
    ExecutionRoleArn: attribute(executionRole, 'Arn'),
    JobRoleArn: attribute(taskRole, 'Arn'),
    LogConfiguration: logConfiguration(logGroup, containerName(service)),
    ...sizeProperties(scope),
  };
}

/** Batch counts whole vCPUs on instances, and knows platform and addresses only on Fargate. */
function sizeProperties(scope: Scope<BatchWorker>): Partial<BatchJobDefinitionContainerProperties> {
  const { service } = scope;
  const isOnInstances = service.on === 'ec2-spot';
  const vcpus = service.size.cpu / 1024;
  return {
    ResourceRequirements: [
      { Type: 'VCPU', Value: String(isOnInstances ? Math.max(1, Math.ceil(vcpus)) : vcpus) },
      { Type: 'MEMORY', Value: String(service.size.memory) },
    ],
    ...(!isOnInstances && {
      RuntimePlatform: { CpuArchitecture: service.architecture, OperatingSystemFamily: 'LINUX' },
      NetworkConfiguration: { AssignPublicIp: placeTasks(scope).AssignPublicIp },
    }),
  };
}

function jobVolume(volume: TaskVolume, { takings }: Scope): BatchJobDefinitionVolumes {
  if (volume.kind === 'scratch') return { Name: volume.name };
  return {
    Name: volume.name,
    EfsVolumeConfiguration: {
      FileSystemId: takings.value(`volume/${volume.volume}/file-system`),
      TransitEncryption: 'ENABLED',
      AuthorizationConfig: {
        AccessPointId: takings.value(`volume/${volume.volume}/access-point`),
        Iam: 'ENABLED',
      },
    },
  };
}
