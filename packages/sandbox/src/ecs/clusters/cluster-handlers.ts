import type { CreateClusterRequest, PutClusterCapacityProvidersRequest } from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws/aws-error.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import type { Handlers } from '../../resources/handlers.ts';
import {
  type Properties,
  ResourceFailure,
  type ResourceRequest,
  type ResourceState,
} from '../../resources/resource-handler.ts';
import { type Shape, sdkShape } from '../shapes/sdk-shape.ts';
import type { Cluster } from './cluster.ts';
import type { ClustersPart } from './create-clusters.ts';

/** AWS::ECS::Cluster and AWS::ECS::ClusterCapacityProviderAssociations. */
export function clusterHandlers(part: ClustersPart): Handlers {
  return {
    'AWS::ECS::Cluster': {
      fidelity: 'modelled',
      create: async (request) => {
        const input = clusterInput(request);
        if (part.clusters.exists(input.clusterName ?? '')) {
          throw new ResourceFailure('AlreadyExists', `${input.clusterName} already exists`);
        }
        return stateOf(part.create(input));
      },
      update: async (request) =>
        stateOf(part.update({ ...clusterInput(request), clusterName: request.state.physicalId })),
      delete: async ({ state }) => {
        if (part.clusters.exists(state.physicalId)) part.remove(state.physicalId);
      },
      read: ({ physicalId }) => (part.clusters.exists(physicalId) ? {} : undefined),
    },
    'AWS::ECS::ClusterCapacityProviderAssociations': {
      fidelity: 'modelled',
      create: async ({ properties }) => associate(part, properties),
      update: async ({ properties }) => associate(part, properties),
      delete: async ({ state }) => {
        if (!part.clusters.exists(state.physicalId)) return;
        part.putProviders({
          cluster: state.physicalId,
          capacityProviders: [],
          defaultCapacityProviderStrategy: [],
        });
      },
    },
  };
}

const clusterShape: Shape = { numbers: ['Base', 'Weight'] };

const clusterProperties = [
  'ClusterName',
  'ClusterSettings',
  'CapacityProviders',
  'DefaultCapacityProviderStrategy',
  'ServiceConnectDefaults',
  'Tags',
];

function clusterInput({ properties, generatedName, tags }: ResourceRequest): CreateClusterRequest {
  refuseUnknown('AWS::ECS::Cluster', properties, clusterProperties);
  const { clusterSettings, ...input } = sdkShape<
    CreateClusterRequest & { clusterSettings?: CreateClusterRequest['settings'] }
  >(properties, clusterShape);
  return {
    ...input,
    clusterName: input.clusterName ?? generatedName({ maxLength: 255 }),
    ...(clusterSettings !== undefined && { settings: clusterSettings }),
    tags: [...Object.entries(tags).map(([key, value]) => ({ key, value })), ...(input.tags ?? [])],
  };
}

function stateOf({ name, arn }: Cluster): ResourceState {
  return { physicalId: name, attributes: { Arn: arn } };
}

async function associate(part: ClustersPart, properties: Properties): Promise<ResourceState> {
  refuseUnknown('AWS::ECS::ClusterCapacityProviderAssociations', properties, [
    'Cluster',
    'CapacityProviders',
    'DefaultCapacityProviderStrategy',
  ]);
  const input = sdkShape<PutClusterCapacityProvidersRequest>(properties, clusterShape);
  if (!part.clusters.exists(input.cluster ?? '')) {
    throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
  }
  return { physicalId: part.putProviders(input).name, attributes: {} };
}
