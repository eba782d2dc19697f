import type { Account } from '../../account.ts';
import type { Operations } from '../../aws/operation.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type { Clusters } from '../clusters/cluster.ts';
import { clusterHandlers } from '../clusters/cluster-handlers.ts';
import { type ClustersPart, createClusters } from '../clusters/create-clusters.ts';
import { createScheduler } from './scheduler.ts';
import type { Service } from './service.ts';
import { createServiceConnect, type ServiceConnect } from './service-connect.ts';
import { createServiceControl, type ServiceControl } from './service-control.ts';
import { serviceHandler } from './service-handler.ts';
import { serviceOperations } from './service-operations.ts';

export type ServicesParts = Pick<
  Account,
  'clock' | 'identity' | 'network' | 'targetGroups' | 'definitions' | 'tasks' | 'observe' | 'waits'
>;

/** Clusters and services of ECS. */
export interface ServicesPart {
  readonly clusters: Clusters;
  /** For services that run their tasks in clusters of their own. */
  readonly ownClusters: Pick<ClustersPart, 'create' | 'remove'>;
  readonly control: ServiceControl;
  readonly connect: ServiceConnect;
  readonly operations: Operations;
  readonly handlers: Handlers;
}

/** Starts the service scheduler over the account's tasks and target groups. */
export function createServices(parts: ServicesParts): ServicesPart {
  const byArn = new Map<string, Service>();
  const connect = createServiceConnect(() => byArn.values(), parts.tasks.find);
  const scheduler = createScheduler({ ...parts, joinedBy: connect.joinedBy });
  const clusters = createClusters(parts, (clusterArn) => {
    const inCluster = [...byArn.values()].filter(({ cluster }) => cluster.arn === clusterArn);
    return inCluster.filter(({ status }) => status === 'ACTIVE').length;
  });
  const control = createServiceControl(parts, clusters.clusters, scheduler, byArn);
  return {
    clusters: clusters.clusters,
    ownClusters: clusters,
    control,
    connect,
    operations: { ...clusters.operations, ...serviceOperations(control) },
    handlers: {
      ...clusterHandlers(clusters),
      'AWS::ECS::Service': serviceHandler(control, parts),
    },
  };
}
