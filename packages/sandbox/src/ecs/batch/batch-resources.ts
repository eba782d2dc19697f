import type {
  ComputeEnvironmentDetail,
  CreateComputeEnvironmentRequest,
  CreateJobQueueRequest,
  JobDefinition,
  JobQueueDetail,
  RegisterJobDefinitionRequest,
} from '@aws-sdk/client-batch';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf, type Identity } from '../../aws/identity.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { BatchResources } from './job.ts';

/** Makes and changes compute environments, queues and job definitions. */
export interface BatchStore extends BatchResources {
  putEnvironment(input: CreateComputeEnvironmentRequest): ComputeEnvironmentDetail;
  putQueue(input: CreateJobQueueRequest): JobQueueDetail;
  register(input: RegisterJobDefinitionRequest): JobDefinition;
  /** By name or ARN; throws ClientException. */
  queue(reference: string): JobQueueDetail;
  /** By name (the newest), `name:revision` or ARN; throws ClientException. */
  definition(reference: string): JobDefinition;
}

/** Starts with nothing in it. */
export function createBatchStore(identity: Identity): BatchStore {
  const environments = new Map<string, ComputeEnvironmentDetail>();
  const queues = new Map<string, JobQueueDetail>();
  const definitions = new Map<string, JobDefinition>();

  function putEnvironment(input: CreateComputeEnvironmentRequest): ComputeEnvironmentDetail {
    refuseUnknown('a compute environment', input, environmentOptions);
    if (input.type !== 'MANAGED') throw new NotModelled('unmanaged compute environments');
    validateResources(input);
    const arn = arnOf(identity, 'batch', `compute-environment/${input.computeEnvironmentName}`);
    const detail: ComputeEnvironmentDetail = {
      computeEnvironmentName: input.computeEnvironmentName,
      computeEnvironmentArn: arn,
      ecsClusterArn: arnOf(identity, 'ecs', `cluster/AWSBatch-${input.computeEnvironmentName}`),
      type: 'MANAGED',
      state: input.state ?? 'ENABLED',
      status: 'VALID',
      statusReason: 'ComputeEnvironment Healthy',
      computeResources: input.computeResources,
      ...(input.serviceRole !== undefined && { serviceRole: input.serviceRole }),
      tags: input.tags ?? {},
    };
    environments.set(arn, detail);
    return detail;
  }

  function putQueue(input: CreateJobQueueRequest): JobQueueDetail {
    refuseUnknown('a job queue', input, queueOptions);
    const order = (input.computeEnvironmentOrder ?? []).map(
      ({ order: place, computeEnvironment }) => ({
        order: place,
        computeEnvironment: environmentArn(computeEnvironment ?? ''),
      }),
    );
    if (order.length === 0 || order.length > 3) {
      throw client('computeEnvironmentOrder must have between 1 and 3 compute environments.');
    }
    const arn = arnOf(identity, 'batch', `job-queue/${input.jobQueueName}`);
    const detail: JobQueueDetail = {
      jobQueueName: input.jobQueueName,
      jobQueueArn: arn,
      state: input.state ?? 'ENABLED',
      status: 'VALID',
      statusReason: 'JobQueue Healthy',
      priority: input.priority ?? 1,
      computeEnvironmentOrder: order,
      jobStateTimeLimitActions: input.jobStateTimeLimitActions ?? [],
      tags: input.tags ?? {},
    };
    queues.set(arn, detail);
    return detail;
  }

  function environmentArn(reference: string): string {
    const arn = reference.startsWith('arn:')
      ? reference
      : arnOf(identity, 'batch', `compute-environment/${reference}`);
    if (environments.has(arn)) return arn;
    throw client(`${reference} does not exist`);
  }

  function register(input: RegisterJobDefinitionRequest): JobDefinition {
    refuseUnknown('a job definition', input, definitionOptions);
    if (input.type !== 'container') throw new NotModelled(`jobs of the type ${input.type ?? ''}`);
    refuseUnknown(
      'the container of a job definition',
      input.containerProperties ?? {},
      containerOptions,
    );
    if ((input.timeout?.attemptDurationSeconds ?? 60) < 60) {
      throw client('attemptDurationSeconds must be at least 60 seconds.');
    }
    const attempts = input.retryStrategy?.attempts ?? 1;
    if (attempts < 1 || attempts > 10) throw client('attempts must be between 1 and 10.');
    const name = input.jobDefinitionName ?? '';
    const revision = revisionsOf(name).length + 1;
    const definition: JobDefinition = {
      ...input,
      jobDefinitionName: name,
      jobDefinitionArn: arnOf(identity, 'batch', `job-definition/${name}:${revision}`),
      revision,
      status: 'ACTIVE',
      type: 'container',
    };
    definitions.set(definition.jobDefinitionArn ?? '', definition);
    return definition;
  }

  function revisionsOf(name: string): readonly JobDefinition[] {
    return [...definitions.values()].filter(({ jobDefinitionName }) => jobDefinitionName === name);
  }

  function queue(reference: string): JobQueueDetail {
    const found = queues.get(
      reference.startsWith('arn:') ? reference : arnOf(identity, 'batch', `job-queue/${reference}`),
    );
    if (found === undefined) throw client(`Job Queue ${reference} does not exist`);
    return found;
  }

  function definition(reference: string): JobDefinition {
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    const found = name.includes(':')
      ? definitions.get(arnOf(identity, 'batch', `job-definition/${name}`))
      : revisionsOf(name)
          .filter(({ status }) => status === 'ACTIVE')
          .at(-1);
    if (found === undefined || found.status !== 'ACTIVE') {
      throw client(`JobDefinition ${reference} does not exist or is not ACTIVE`);
    }
    return found;
  }

  return {
    environments,
    queues,
    definitions,
    putEnvironment,
    putQueue,
    register,
    queue,
    definition,
  };
}

const environmentOptions = [
  'computeEnvironmentName',
  'type',
  'state',
  'computeResources',
  'serviceRole',
  'tags',
];

const queueOptions = [
  'jobQueueName',
  'state',
  'priority',
  'computeEnvironmentOrder',
  'jobStateTimeLimitActions',
  'tags',
];

const definitionOptions = [
  'jobDefinitionName',
  'type',
  'parameters',
  'containerProperties',
  'retryStrategy',
  'timeout',
  'propagateTags',
  'platformCapabilities',
  'tags',
];

const containerOptions = [
  'image',
  'command',
  'jobRoleArn',
  'executionRoleArn',
  'volumes',
  'environment',
  'mountPoints',
  'readonlyRootFilesystem',
  'user',
  'resourceRequirements',
  'linuxParameters',
  'logConfiguration',
  'secrets',
  'networkConfiguration',
  'fargatePlatformConfiguration',
  'ephemeralStorage',
  'runtimePlatform',
];

const onlyInstances = [
  'allocationStrategy',
  'bidPercentage',
  'instanceRole',
  'instanceTypes',
  'minvCpus',
  'desiredvCpus',
  'ec2Configuration',
  'ec2KeyPair',
  'launchTemplate',
  'placementGroup',
  'spotIamFleetRole',
] as const;

function validateResources({ computeResources: resources }: CreateComputeEnvironmentRequest): void {
  if (resources?.type !== 'FARGATE' && resources?.type !== 'FARGATE_SPOT') return;
  for (const name of onlyInstances) {
    if (resources[name] === undefined) continue;
    throw client(
      `Error executing request, Exception : ${name} must not be specified for Fargate compute resources.`,
    );
  }
}

function client(message: string): AwsError {
  return new AwsError('ClientException', message);
}
