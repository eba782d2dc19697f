import type { ComputeEnvironmentDetail, Volume } from '@aws-sdk/client-batch';
import type { ContainerDefinition, Volume as TaskVolume } from '@aws-sdk/client-ecs';
import type { RegisteredDefinition } from '../task-definition.ts';
import type { LaunchRequest } from '../tasks.ts';
import { cpusOf, type Job, memoryOf } from './job.ts';

/** The task that an attempt at a job runs as: one container named `default`, as Batch does it. */
export function taskOf(
  job: Job,
  environment: ComputeEnvironmentDetail,
  queueName: string,
): LaunchRequest {
  const { computeResources: resources, computeEnvironmentName: name = '' } = environment;
  const spot = resources?.type === 'SPOT' || resources?.type === 'FARGATE_SPOT';
  const network = job.definition.containerProperties?.networkConfiguration;
  return {
    cluster: `AWSBatch-${name}`,
    definition: definitionOf(job, [
      { name: 'AWS_BATCH_JOB_ID', value: job.id },
      { name: 'AWS_BATCH_JQ_NAME', value: queueName },
      { name: 'AWS_BATCH_CE_NAME', value: name },
      { name: 'AWS_BATCH_JOB_ATTEMPT', value: String(job.attempts.length + 1) },
    ]),
    group: `family:${familyOf(job)}`,
    startedBy: job.id,
    subnetIds: resources?.subnets ?? [],
    securityGroupIds: resources?.securityGroupIds ?? [],
    assignPublicAddress: network?.assignPublicIp === 'ENABLED',
    capacityProvider: spot ? 'FARGATE_SPOT' : 'FARGATE',
    tags: job.tags,
  };
}

function familyOf({ definition }: Job): string {
  return definition.jobDefinitionName ?? '';
}

function definitionOf(
  job: Job,
  own: readonly { readonly name: string; readonly value: string }[],
): RegisteredDefinition {
  const properties = job.definition.containerProperties ?? {};
  const revision = job.definition.revision ?? 1;
  const arn = job.definition.jobDefinitionArn ?? '';
  return {
    taskDefinitionArn: arn
      .replace(':batch:', ':ecs:')
      .replace(':job-definition/', ':task-definition/'),
    family: familyOf(job),
    revision,
    status: 'ACTIVE',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: String(cpusOf(job) * 1024),
    memory: String(memoryOf(job)),
    executionRoleArn: properties.executionRoleArn,
    taskRoleArn: properties.jobRoleArn,
    runtimePlatform: {
      cpuArchitecture: properties.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'ARM64' : 'X86_64',
      operatingSystemFamily: 'LINUX',
    },
    ...(properties.ephemeralStorage !== undefined && {
      ephemeralStorage: { sizeInGiB: properties.ephemeralStorage.sizeInGiB ?? 20 },
    }),
    volumes: (properties.volumes ?? []).map(volumeOf),
    containerDefinitions: [containerOf(job, own)],
  };
}

function containerOf(
  job: Job,
  own: readonly { readonly name: string; readonly value: string }[],
): ContainerDefinition {
  const properties = job.definition.containerProperties ?? {};
  const command = job.overrides.command ?? properties.command;
  const environment = new Map(
    [...(properties.environment ?? []), ...(job.overrides.environment ?? []), ...own].map(
      ({ name = '', value = '' }) => [name, value] as const,
    ),
  );
  const log = properties.logConfiguration;
  return {
    name: 'default',
    image: properties.image,
    essential: true,
    ...(command !== undefined && { command: command.map((word) => substituted(word, job)) }),
    environment: [...environment].map(([name, value]) => ({ name, value })),
    secrets: (properties.secrets ?? []).map(({ name, valueFrom }) => ({ name, valueFrom })),
    mountPoints: (properties.mountPoints ?? []).map((mount) => ({ ...mount })),
    ...(properties.user !== undefined && { user: properties.user }),
    ...(properties.readonlyRootFilesystem !== undefined && {
      readonlyRootFilesystem: properties.readonlyRootFilesystem,
    }),
    ...(properties.linuxParameters?.initProcessEnabled !== undefined && {
      linuxParameters: { initProcessEnabled: properties.linuxParameters.initProcessEnabled },
    }),
    ...(log?.logDriver === 'awslogs' && {
      logConfiguration: { logDriver: 'awslogs', options: log.options ?? {} },
    }),
  };
}

/** `Ref::name` stands for a parameter; one that is not given stays as it is. */
function substituted(word: string, { parameters }: Job): string {
  return word.startsWith('Ref::') ? (parameters[word.slice(5)] ?? word) : word;
}

function volumeOf({ name, efsVolumeConfiguration: efs }: Volume): TaskVolume {
  if (efs === undefined) return { name };
  return {
    name,
    efsVolumeConfiguration: {
      fileSystemId: efs.fileSystemId,
      rootDirectory: efs.rootDirectory,
      transitEncryption: efs.transitEncryption,
      ...(efs.authorizationConfig !== undefined && {
        authorizationConfig: {
          accessPointId: efs.authorizationConfig.accessPointId,
          iam: efs.authorizationConfig.iam,
        },
      }),
    },
  };
}
