import type {
  CreateClusterRequest,
  CreateClusterResponse,
  DeleteClusterRequest,
  DeleteClusterResponse,
  DescribeClustersRequest,
  DescribeClustersResponse,
  ListClustersRequest,
  ListClustersResponse,
  PutClusterCapacityProvidersRequest,
  PutClusterCapacityProvidersResponse,
} from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import type { Operation, Operations } from '../../aws/operation.ts';
import { refuseUnknown } from '../../aws/refuse-unknown.ts';
import { pageOf } from '../shapes/page-of.ts';
import type { Cluster, Clusters } from './cluster.ts';
import { describeCluster } from './describe-cluster.ts';

export interface ClustersPart {
  readonly clusters: Clusters;
  readonly operations: Operations;
  /** Makes a cluster, or gives back the active one of the same name. */
  readonly create: (input: CreateClusterRequest) => Cluster;
  /** The cluster with everything that a template says of it. */
  readonly update: (input: CreateClusterRequest & { readonly clusterName: string }) => Cluster;
  readonly putProviders: (input: PutClusterCapacityProvidersRequest) => Cluster;
  readonly remove: (reference: string) => Cluster;
}

/** Clusters; `servicesIn` counts the active services of one by its ARN. */
export function createClusters(
  parts: Pick<Account, 'identity' | 'tasks'>,
  servicesIn: (clusterArn: string) => number,
): ClustersPart {
  const byName = new Map<string, Cluster>();

  const find: Clusters['find'] = (reference) => {
    const cluster = byName.get(nameOf(reference ?? 'default'));
    if (cluster === undefined || cluster.status !== 'ACTIVE') {
      throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
    }
    return cluster;
  };

  const exists: Clusters['exists'] = (reference) =>
    byName.get(nameOf(reference))?.status === 'ACTIVE';

  const retag: Clusters['retag'] = (reference, tags) => {
    const cluster = find(reference);
    byName.set(cluster.name, { ...cluster, tags });
  };

  function create(input: CreateClusterRequest): Cluster {
    const name = input.clusterName ?? 'default';
    return exists(name) ? find(name) : put({ ...input, clusterName: name });
  }

  function put(input: CreateClusterRequest & { readonly clusterName: string }): Cluster {
    refuseUnknown('a cluster', input, createOptions);
    const namespace = input.serviceConnectDefaults?.namespace;
    const cluster: Cluster = {
      arn: arnOf(parts.identity, 'ecs', `cluster/${input.clusterName}`),
      name: input.clusterName,
      status: 'ACTIVE',
      settings: input.settings ?? [{ name: 'containerInsights', value: 'disabled' }],
      capacityProviders: knownProviders(input.capacityProviders),
      defaultStrategy: input.defaultCapacityProviderStrategy ?? [],
      ...(namespace !== undefined && { namespace }),
      tags: input.tags ?? [],
    };
    byName.set(cluster.name, cluster);
    return cluster;
  }

  /** Changes what is said; capacity providers may have been associated apart from the cluster. */
  function update(input: CreateClusterRequest & { readonly clusterName: string }): Cluster {
    const { capacityProviders, defaultStrategy } = find(input.clusterName);
    return put({
      capacityProviders: [...capacityProviders],
      defaultCapacityProviderStrategy: [...defaultStrategy],
      ...input,
    });
  }

  function putProviders(input: PutClusterCapacityProvidersRequest): Cluster {
    const cluster: Cluster = {
      ...find(input.cluster),
      capacityProviders: knownProviders(input.capacityProviders),
      defaultStrategy: input.defaultCapacityProviderStrategy ?? [],
    };
    byName.set(cluster.name, cluster);
    return cluster;
  }

  function remove(reference: string): Cluster {
    const cluster = find(reference);
    if (servicesIn(cluster.arn) > 0) {
      throw new AwsError(
        'ClusterContainsServicesException',
        'The Cluster cannot be deleted while Services are active.',
      );
    }
    if (parts.tasks.inCluster(cluster.name).some(({ status }) => status !== 'STOPPED')) {
      throw new AwsError(
        'ClusterContainsTasksException',
        'The Cluster cannot be deleted while Tasks are active.',
      );
    }
    const gone: Cluster = { ...cluster, status: 'INACTIVE' };
    byName.set(cluster.name, gone);
    return gone;
  }

  const describe = (cluster: Cluster) =>
    describeCluster(cluster, parts.tasks, servicesIn(cluster.arn));

  const createCluster: Operation<CreateClusterRequest, CreateClusterResponse> = {
    needs: () => [{ action: 'ecs:CreateCluster', resource: '*' }],
    run: (input) => ({ cluster: describe(create(input)) }),
  };

  const describeClusters: Operation<DescribeClustersRequest, DescribeClustersResponse> = {
    needs: ({ clusters }) => needsOn(clusters ?? ['default'], 'ecs:DescribeClusters'),
    run: ({ clusters: asked = ['default'] }) => {
      const found = (asked ?? []).map((reference) => ({
        reference,
        cluster: byName.get(nameOf(reference)),
      }));
      return {
        clusters: found.flatMap(({ cluster }) =>
          cluster === undefined ? [] : [describe(cluster)],
        ),
        failures: found.flatMap(({ reference, cluster }) =>
          cluster === undefined ? [{ arn: arnIn(reference), reason: 'MISSING' }] : [],
        ),
      };
    },
  };

  const listClusters: Operation<ListClustersRequest, ListClustersResponse> = {
    needs: () => [{ action: 'ecs:ListClusters', resource: '*' }],
    run: (input) => {
      const active = [...byName.values()].filter(({ status }) => status === 'ACTIVE');
      const { items, ...rest } = pageOf(active, input);
      return { clusterArns: items.map(({ arn }) => arn), ...rest };
    },
  };

  const deleteCluster: Operation<DeleteClusterRequest, DeleteClusterResponse> = {
    needs: ({ cluster }) => needsOn([cluster ?? ''], 'ecs:DeleteCluster'),
    run: ({ cluster }) => ({ cluster: describe(remove(cluster ?? '')) }),
  };

  const putClusterCapacityProviders: Operation<
    PutClusterCapacityProvidersRequest,
    PutClusterCapacityProvidersResponse
  > = {
    needs: ({ cluster }) => needsOn([cluster ?? ''], 'ecs:PutClusterCapacityProviders'),
    run: (input) => ({ cluster: describe(putProviders(input)) }),
  };

  const arnIn = (reference: string) => arnOf(parts.identity, 'ecs', `cluster/${nameOf(reference)}`);
  const needsOn = (references: readonly string[], action: string) =>
    references.map((reference) => ({ action, resource: arnIn(reference) }));

  return {
    clusters: { find, exists, retag },
    create,
    update,
    putProviders,
    remove,
    operations: {
      CreateCluster: createCluster,
      DescribeClusters: describeClusters,
      ListClusters: listClusters,
      DeleteCluster: deleteCluster,
      PutClusterCapacityProviders: putClusterCapacityProviders,
    },
  };
}

const createOptions = [
  'clusterName',
  'tags',
  'settings',
  'capacityProviders',
  'defaultCapacityProviderStrategy',
  'serviceConnectDefaults',
];

function knownProviders(names: readonly string[] | undefined): readonly string[] {
  const other = names?.find((name) => name !== 'FARGATE' && name !== 'FARGATE_SPOT');
  if (other !== undefined) throw new NotModelled(`the capacity provider ${other}`);
  return names ?? [];
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
