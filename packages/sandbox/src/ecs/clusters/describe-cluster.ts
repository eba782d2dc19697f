import type { Cluster as ClusterOutput } from '@aws-sdk/client-ecs';
import type { Tasks } from '../tasks.ts';
import type { Cluster } from './cluster.ts';

/** A cluster as DescribeClusters answers. */
export function describeCluster(
  cluster: Cluster,
  tasks: Pick<Tasks, 'inCluster'>,
  activeServices: number,
): ClusterOutput {
  const statuses = tasks.inCluster(cluster.name).map(({ status }) => status);
  const pending = ['PROVISIONING', 'PENDING', 'ACTIVATING'];
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: 0,
    runningTasksCount: statuses.filter((status) => status === 'RUNNING').length,
    pendingTasksCount: statuses.filter((status) => pending.includes(status)).length,
    activeServicesCount: activeServices,
    statistics: [],
    settings: [...cluster.settings],
    capacityProviders: [...cluster.capacityProviders],
    defaultCapacityProviderStrategy: [...cluster.defaultStrategy],
    ...(cluster.namespace !== undefined && {
      serviceConnectDefaults: { namespace: cluster.namespace },
    }),
    tags: [...cluster.tags],
  };
}
