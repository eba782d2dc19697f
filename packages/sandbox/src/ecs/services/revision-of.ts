import type {
  CapacityProviderStrategyItem,
  CreateServiceRequest,
  NetworkConfiguration,
  ServiceConnectConfiguration,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { arnOf } from '../../aws/identity.ts';
import type { Cluster } from '../clusters/cluster.ts';
import type { Revision, RevisionNetwork } from './revision.ts';

/** What of a request makes a revision; what is not there stays as it is. */
export type RevisionRequest = Pick<
  CreateServiceRequest & UpdateServiceRequest,
  | 'taskDefinition'
  | 'launchType'
  | 'capacityProviderStrategy'
  | 'platformVersion'
  | 'networkConfiguration'
  | 'loadBalancers'
  | 'serviceConnectConfiguration'
>;

/** The revision that a request asks for, on top of the one before. */
export function revisionOf(
  request: Partial<RevisionRequest>,
  before: Revision | undefined,
  place: { readonly cluster: Cluster; readonly serviceName: string },
  { clock, definitions, identity }: Pick<Account, 'clock' | 'definitions' | 'identity'>,
): Revision {
  const definition =
    request.taskDefinition === undefined && before !== undefined
      ? before.definition
      : definitions.find(request.taskDefinition ?? '');
  const launchType = request.launchType ?? before?.launchType;
  const connect = connectOf(request, before, place.cluster);
  return {
    arn: arnOf(
      identity,
      'ecs',
      `service-revision/${place.cluster.name}/${place.serviceName}/${identity.hex(19)}`,
    ),
    createdAt: clock.now(),
    definition,
    ...(launchType !== undefined && { launchType }),
    strategy: strategyOf(request, before, place.cluster),
    platformVersion: request.platformVersion ?? before?.platformVersion ?? 'LATEST',
    network: networkOf(request.networkConfiguration) ?? before?.network ?? emptyNetwork,
    loadBalancers: request.loadBalancers ?? before?.loadBalancers ?? [],
    ...(connect !== undefined && { connect }),
  };
}

const emptyNetwork: RevisionNetwork = {
  subnets: [],
  securityGroups: [],
  assignPublicIp: 'DISABLED',
};

/** Whether two revisions have the same tasks: then no deployment is needed. */
export function isSameRevision(a: Revision, b: Revision): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf({
  definition,
  launchType,
  strategy,
  platformVersion,
  ...rest
}: Revision): string {
  const { network, loadBalancers, connect } = rest;
  return JSON.stringify([
    definition.taskDefinitionArn,
    launchType,
    strategy,
    platformVersion,
    network,
    loadBalancers,
    connect?.enabled === true ? connect : undefined,
  ]);
}

function strategyOf(
  { launchType, capacityProviderStrategy }: Partial<RevisionRequest>,
  before: Revision | undefined,
  cluster: Cluster,
): readonly CapacityProviderStrategyItem[] {
  if (capacityProviderStrategy !== undefined && capacityProviderStrategy.length > 0) {
    return capacityProviderStrategy;
  }
  if (launchType !== undefined) return onDemand;
  return (
    before?.strategy ?? (cluster.defaultStrategy.length > 0 ? cluster.defaultStrategy : onDemand)
  );
}

const onDemand: readonly CapacityProviderStrategyItem[] = [
  { capacityProvider: 'FARGATE', base: 0, weight: 1 },
];

function networkOf(configuration: NetworkConfiguration | undefined): RevisionNetwork | undefined {
  const awsvpc = configuration?.awsvpcConfiguration;
  if (awsvpc === undefined) return undefined;
  return {
    subnets: awsvpc.subnets ?? [],
    securityGroups: awsvpc.securityGroups ?? [],
    assignPublicIp: awsvpc.assignPublicIp ?? 'DISABLED',
  };
}

/** The cluster's namespace unless the service names one. */
function connectOf(
  { serviceConnectConfiguration: asked }: Partial<RevisionRequest>,
  before: Revision | undefined,
  cluster: Cluster,
): ServiceConnectConfiguration | undefined {
  if (asked === undefined) return before?.connect;
  const namespace = asked.namespace ?? cluster.namespace;
  return { ...asked, ...(namespace !== undefined && { namespace }) };
}
