import type { Graph } from '../graph/graph.ts';
import type { CloudFacts } from './cloud-facts.ts';
import { findResources } from './of-graph/found.ts';
import { readAccess } from './of-graph/read-access.ts';
import { readBalance } from './of-graph/read-balance.ts';
import { readData } from './of-graph/read-data.ts';
import { readNames } from './of-graph/read-names.ts';
import { readNetwork } from './of-graph/read-network.ts';
import { readJobs, readSchedules } from './of-graph/read-runs.ts';
import { readServices } from './of-graph/read-services.ts';
import { readStacks } from './of-graph/read-stacks.ts';
import { readTaskDefinitions } from './of-graph/read-task-definitions.ts';
import { readWork } from './of-graph/read-work.ts';
import { scopesOf } from './of-graph/scope.ts';

/** What will be in the cloud once a graph's stacks are deployed with their parameters' defaults. */
export function cloudFactsOf(graph: Graph): CloudFacts {
  const scopes = scopesOf(graph);
  const found = findResources(scopes);
  return {
    region: 'unknown',
    account: { fargateVcpus: 'unknown', ecsServiceRole: 'unknown' },
    ...readNetwork(found),
    taskDefinitions: readTaskDefinitions(found),
    taskRuns: [...readSchedules(found), ...readJobs(scopes)],
    ...readServices(found),
    ...readBalance(found),
    ...readNames(found),
    ...readAccess(found),
    ...readData(found),
    ...readWork(found),
    stacks: readStacks(graph),
  };
}
