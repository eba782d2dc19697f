import type { Application } from '../../application/application.ts';
import { attribute, sub } from '../build-resource.ts';
import { buildStack } from '../build-stack.ts';
import { give, giveList } from '../give.ts';
import type { Output, Parameter, Resource, Stack } from '../graph.ts';
import { stackName } from '../handover.ts';
import { hasLoadBalancer, hasNetwork, tasksOf } from '../parts.ts';
import { buildCluster } from './build-cluster.ts';
import { buildDashboard } from './build-dashboard.ts';
import { domainParameters } from './build-domain.ts';
import { buildEndpoints } from './build-endpoints.ts';
import { buildFirewall } from './build-firewall.ts';
import { buildLoadBalancer, type Entry, type LoadBalancer } from './build-load-balancer.ts';
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
    ground && hasLoadBalancer(application)
      ? buildLoadBalancer(application, ground.network)
      : undefined;
  return buildStack({
    name: stackName(application, 'foundation'),
    layer: 'foundation',
    description: `${application.name} (${application.environment}): network, entry, cluster, registries.`,
    parameters: [...(ground?.parameters ?? []), ...(entry ? domainParameters(application) : [])],
    resources: [
      ...(ground?.resources ?? []),
      ...buildNotifications(application),
      ...buildRepositories(application),
      ...(entry ? guardEntry(application, entry) : []),
      ...buildRunning(application, entry?.loadBalancer),
    ],
    outputs: entry ? outputsOf(application, entry.loadBalancer) : [],
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
      parameters: existingNetworkParameters(existing),
      resources: [...giveNetwork(application, network), ...groups.resources],
    };
  }
  const network = buildNetwork(application);
  const groups = buildSecurityGroups(application, network.vpc);
  return {
    network,
    parameters: [],
    resources: [
      ...network.resources,
      ...giveNetwork(application, network),
      ...groups.resources,
      ...buildEndpoints(application, network, groups),
    ],
  };
}

/** The load balancer, behind a firewall if asked for. */
function guardEntry(application: Application, entry: Entry): readonly Resource[] {
  const { waf } = application.operations;
  return [...entry.resources, ...(waf ? buildFirewall(waf, entry.loadBalancer) : [])];
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

function outputsOf(application: Application, loadBalancer: LoadBalancer): readonly Output[] {
  return [
    {
      id: 'Url',
      description: 'Where the services answer.',
      value: application.domain
        ? `https://${application.domain.name}`
        : sub(`http://\${${loadBalancer.id}.DNSName}`),
    },
    {
      id: 'LoadBalancerName',
      description: 'The name to point DNS records to that are not made here.',
      value: attribute(loadBalancer, 'DNSName'),
    },
  ];
}
