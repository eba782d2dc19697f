import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import { fileSystems, logGroups, repositories, roles, secrets } from './good-access.ts';
import * as balance from './good-balance.ts';
import * as data from './good-data.ts';
import * as network from './good-network.ts';
import { scalingTargets, services, taskDefinitions, taskRuns } from './good-tasks.ts';

/**
 * A shop as it should be in the cloud: a web service, a worker, a nightly report and a Batch
 * worker; a database, a cache, a queue and shared files. Tests break one part of it at a time.
 */
export const goodCloud: CloudFacts = {
  region: 'ap-northeast-2',
  account: { fargateVcpus: 100, ecsServiceRole: true },
  vpcs: network.vpcs,
  subnets: network.subnets,
  routeTables: network.routeTables,
  natGateways: network.natGateways,
  internetGateways: network.internetGateways,
  endpoints: network.endpoints,
  securityGroups: network.securityGroups,
  taskDefinitions,
  services,
  taskRuns,
  scalingTargets,
  loadBalancers: balance.loadBalancers,
  listeners: balance.listeners,
  listenerRules: balance.listenerRules,
  targetGroups: balance.targetGroups,
  certificates: balance.certificates,
  zones: balance.zones,
  distributions: balance.distributions,
  roles,
  secrets,
  logGroups,
  repositories,
  fileSystems,
  databases: data.databases,
  caches: data.caches,
  brokers: [],
  queues: data.queues,
  failureQueues: [],
  pipes: data.pipes,
  batchEnvironments: data.batchEnvironments,
  batchQueues: data.batchQueues,
  batchDefinitions: data.batchDefinitions,
  eventRules: data.eventRules,
  alarms: data.alarms,
  stacks: [
    {
      id: 'shop-production-foundation',
      name: 'shop-production-foundation',
      bytes: 30_000,
      resources: 40,
      parameters: 3,
      outputs: 10,
      exports: [],
      mustBeEmptied: [],
    },
  ],
};

/** The good cloud, or a changed one, as facts of a plan. */
export function planned(cloud: CloudFacts = goodCloud, more: Partial<Facts> = {}): Facts {
  return { origin: 'plan', cloud, ...more };
}

/** The same as facts of a live account. */
export function live(cloud: CloudFacts = goodCloud): Facts {
  return { origin: 'live', cloud };
}
