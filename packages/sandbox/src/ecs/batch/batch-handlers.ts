import type {
  CreateComputeEnvironmentRequest,
  CreateJobQueueRequest,
  RegisterJobDefinitionRequest,
} from '@aws-sdk/client-batch';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Observe } from '../../observation.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type {
  Properties,
  ResourceRequest,
  ResourceState,
} from '../../resources/resource-handler.ts';
import { type Shape, sdkShape } from '../shapes/sdk-shape.ts';
import type { BatchStore } from './batch-resources.ts';

/** The clusters of ECS in which the jobs of compute environments run. */
export interface OwnClusters {
  create(input: { readonly clusterName: string }): void;
  remove(reference: string): void;
}

/** AWS::Batch::ComputeEnvironment, ::JobQueue and ::JobDefinition. */
export function batchHandlers(
  store: BatchStore,
  { observe, ownClusters }: { readonly observe: Observe; readonly ownClusters: OwnClusters },
): Handlers {
  const putEnvironment = async (
    request: ResourceRequest,
    name: string | undefined,
  ): Promise<ResourceState> => {
    const { ReplaceComputeEnvironment: _, ...properties } = request.properties;
    const input = sdkShape<CreateComputeEnvironmentRequest>(properties, batchShape);
    if (input.computeResources?.type === 'EC2' || input.computeResources?.type === 'SPOT') {
      observe({ kind: 'stand-in', of: 'EC2 instances of AWS Batch', by: 'tasks as on Fargate' });
    }
    const { computeEnvironmentArn: arn, ecsClusterArn } = store.putEnvironment({
      ...input,
      computeEnvironmentName:
        input.computeEnvironmentName ?? name ?? request.generatedName({ maxLength: 128 }),
    });
    ownClusters.create({ clusterName: lastOf(ecsClusterArn) });
    return { physicalId: arn ?? '', attributes: { ComputeEnvironmentArn: arn ?? '' } };
  };

  const putQueue = async (
    request: ResourceRequest,
    name: string | undefined,
  ): Promise<ResourceState> => {
    const input = sdkShape<CreateJobQueueRequest>(request.properties, batchShape);
    const arn = store.putQueue({
      ...input,
      jobQueueName: input.jobQueueName ?? name ?? request.generatedName({ maxLength: 128 }),
    }).jobQueueArn;
    return { physicalId: arn ?? '', attributes: { JobQueueArn: arn ?? '' } };
  };

  const register = async (
    request: ResourceRequest,
    name: string | undefined,
  ): Promise<ResourceState> => {
    const { ResourceRetentionPolicy: _, ...properties } = request.properties;
    const input = sdkShape<RegisterJobDefinitionRequest>(properties, batchShape);
    const { jobDefinitionArn: arn } = store.register({
      ...input,
      jobDefinitionName:
        input.jobDefinitionName ?? name ?? request.generatedName({ maxLength: 128 }),
    });
    return { physicalId: arn ?? '', attributes: { JobDefinitionArn: arn ?? '' } };
  };

  const deregister = (arn: string) => {
    const definition = store.definitions.get(arn);
    if (definition !== undefined) store.definitions.set(arn, { ...definition, status: 'INACTIVE' });
  };

  return {
    'AWS::Batch::ComputeEnvironment': {
      fidelity: 'modelled',
      wait: 'compute-environment',
      create: (request) => putEnvironment(request, undefined),
      update: (request) => putEnvironment(request, nameIn(request.state)),
      delete: async ({ state }) => {
        const environment = store.environments.get(state.physicalId);
        if (environment) ownClusters.remove(lastOf(environment.ecsClusterArn));
        store.environments.delete(state.physicalId);
      },
    },
    'AWS::Batch::JobQueue': {
      fidelity: 'modelled',
      create: (request) => putQueue(request, undefined),
      update: (request) => putQueue(request, nameIn(request.state)),
      delete: async ({ state }) => {
        store.queues.delete(state.physicalId);
      },
    },
    'AWS::Batch::JobDefinition': {
      fidelity: 'modelled',
      create: (request) => register(request, undefined),
      update: async (request) => {
        const state = await register(request, nameIn(request.state).split(':')[0]);
        if (!isKept(request.properties)) deregister(request.state.physicalId);
        return state;
      },
      delete: async ({ state, properties }) => {
        if (!isKept(properties)) deregister(state.physicalId);
      },
    },
  };
}

function nameIn({ physicalId }: ResourceState): string {
  return lastOf(physicalId);
}

function lastOf(arn = ''): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** Old revisions stay for the jobs that wait for them. */
function isKept({ ResourceRetentionPolicy: policy }: Properties): boolean {
  if (typeof policy !== 'object' || policy === null) return false;
  refuseUnknown('ResourceRetentionPolicy', policy, ['SkipDeregisterOnUpdate']);
  return 'SkipDeregisterOnUpdate' in policy && String(policy.SkipDeregisterOnUpdate) === 'true';
}

const batchShape: Shape = {
  numbers: [
    'Order',
    'Priority',
    'MinvCpus',
    'MaxvCpus',
    'DesiredvCpus',
    'BidPercentage',
    'Attempts',
    'AttemptDurationSeconds',
    'MaxTimeSeconds',
    'SizeInGiB',
  ],
  booleans: [
    'ReadonlyRootFilesystem',
    'InitProcessEnabled',
    'PropagateTags',
    'ReadOnly',
    'UpdateToLatestImageVersion',
  ],
  maps: ['Parameters', 'Options', 'Tags'],
};
