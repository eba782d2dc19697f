import type { Application } from '../../application/application.ts';
import { buildStack } from '../build-stack.ts';
import { give, giveList } from '../give.ts';
import type { Parameter, Resource, Stack } from '../graph.ts';
import { stackName } from '../handover.ts';
import { hasLoadBalancer, hasNetwork, tasksOf } from '../parts.ts';
import { buildCluster } from './build-cluster.ts';
import { buildDashboard } from './build-dashboard.ts';
import { buildEndpoints } from './build-endpoints.ts';
import { buildEntry } from './build-entry.ts';
import type { LoadBalancer } from './build-load-balancer.ts';
import { buildNetwork } from './build-network.ts';
import { buildNotifications } from './build-notifications.ts';
import { buildRepositories } from './build-repositories.ts';
import { buildSecurityGroups } from './build-security-groups.ts';
import { existingNetworkParameters, takeExistingNetwork } from './existing-network.ts';
import type { Network } from './network.ts';

/** Builds what all services share and what changes rarely: network, entry, cluster, registries. */
export function buildFoundation(application: Application): Stack {
  const ground = hasNetwork(application) ? layGround(application) : undefined;
  const entry =
    ground && hasLoadBalancer(application) ? buildEntry(application, ground.network) : undefined;
  return buildStack({
    name: stackName(application, 'foundation'),
    layer: 'foundation',
    description: `${application.name} (${application.environment}): network, entry, cluster, registries.`,
    parameters: [...(ground?.parameters ?? []), ...(entry?.parameters ?? [])],
    resources: [
      ...(ground?.resources ?? []),
      ...buildNotifications(application),
      ...buildRepositories(application),
      ...(entry?.resources ?? []),
      ...buildRunning(application, entry?.loadBalancer),
    ],
    outputs: entry?.outputs ?? [],
  });
}

/** What tasks and stores stand on. */
interface Ground {
  readonly network: Network;
  readonly parameters: readonly Parameter[];
  readonly resources: readonly Resource[];
}

/** The network with who may be in it and how it reaches AWS. In one that exists, only the first. */
function layGround(application: Application): Ground {
  const { existing } = application.network;
  if (existing) {
    const network = takeExistingNetwork(existing);
    const groups = buildSecurityGroups(application, network.vpc);
    return {
      network,
      parameters: [...existingNetworkParameters(existing), ...groups.parameters],
      resources: [...giveNetwork(application, network), ...groups.resources],
    };
  }
  const network = buildNetwork(application);
  const groups = buildSecurityGroups(application, network.vpc);
  return {
    network,
    parameters: groups.parameters,
    resources: [
      ...network.resources,
      ...giveNetwork(application, network),
      ...groups.resources,
      ...buildEndpoints(application, network, groups),
    ],
  };
}

function giveNetwork(application: Application, network: Network): readonly Resource[] {
  const details = { span: application.network.span ?? application.span };
  return [
    give(application, 'vpc-id', network.vpc, details),
    giveList(application, 'public-subnets', network.publicSubnets, details),
    giveList(application, 'private-subnets', network.privateSubnets, details),
  ];
}

/** The cluster, when there are tasks to run on it. */
function buildRunning(
  application: Application,
  loadBalancer: LoadBalancer | undefined,
): readonly Resource[] {
  if (tasksOf(application).length === 0) return [];
  const { cluster, resources } = buildCluster(application);
  return application.operations.dashboard
    ? [...resources, buildDashboard(application, cluster, loadBalancer)]
    : resources;
}
