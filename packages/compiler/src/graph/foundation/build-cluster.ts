import type { Application } from '../../application/application.ts';
import { awsName } from '../../text/names.ts';
import { attribute, ref, resource } from '../build-resource.ts';
import { give } from '../give.ts';
import type { Resource } from '../graph.ts';

export type Cluster = Resource<'AWS::ECS::Cluster'>;

/** Builds the cluster that all tasks run on and the namespace in which they find each other. */
export function buildCluster(application: Application): {
  readonly cluster: Cluster;
  readonly resources: readonly Resource[];
} {
  const details = { span: application.span };
  const namespace = resource(
    'AWS::ServiceDiscovery::HttpNamespace',
    'Namespace',
    { Name: awsName(64, application.name, application.environment) },
    details,
  );
  const insights = application.operations.containerInsights ? 'enabled' : 'disabled';
  const cluster = resource(
    'AWS::ECS::Cluster',
    'Cluster',
    {
      ClusterSettings: [{ Name: 'containerInsights', Value: insights }],
      ServiceConnectDefaults: { Namespace: attribute(namespace, 'Arn') },
    },
    details,
  );
  // Apart from the cluster: in a new account, creating the first cluster makes the service-linked
  // role, and capacity providers that are asked for in the same call find that it does not exist.
  const capacity = resource(
    'AWS::ECS::ClusterCapacityProviderAssociations',
    'ClusterCapacity',
    {
      Cluster: ref(cluster),
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      DefaultCapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1 }],
    },
    details,
  );
  return {
    cluster,
    resources: [
      namespace,
      cluster,
      capacity,
      give(application, 'cluster', ref(cluster), details),
      give(application, 'namespace', attribute(namespace, 'Arn'), details),
    ],
  };
}
