import {
  DescribeServicesCommand,
  type ECSClient,
  ListClustersCommand,
  ListServicesCommand,
} from '@aws-sdk/client-ecs';
import type { Account } from '../../aws/account.ts';
import { allPages } from './all-pages.ts';
import type { LiveService } from './subject.ts';

/** Why a service of ECS cannot be examined, and what is there in its place. */
export type Absence =
  | { readonly kind: 'no-cluster'; readonly there: Names }
  | { readonly kind: 'no-service' | 'deleted'; readonly there: Names };

/** Names of what exists; undefined when AWS would not say. */
type Names = readonly string[] | undefined;

/**
 * Why a service is not there; undefined when it is. Throws what AWS answers when it does not let
 * the service be read.
 */
export async function findAbsence(
  { cluster, service }: Pick<LiveService, 'cluster' | 'service'>,
  { clients: { ecs } }: Account,
): Promise<Absence | undefined> {
  try {
    const command = new DescribeServicesCommand({ cluster, services: [service] });
    const { services: [found] = [] } = await ecs.send(command);
    if (found && found.status !== 'INACTIVE') return undefined;
    return { kind: found ? 'deleted' : 'no-service', there: await servicesIn(cluster, ecs) };
  } catch (error) {
    const isCluster = error instanceof Error && error.name === 'ClusterNotFoundException';
    if (!isCluster) throw error;
    return { kind: 'no-cluster', there: await clustersIn(ecs) };
  }
}

function clustersIn(ecs: ECSClient): Promise<Names> {
  return namesOf(async (nextToken) => {
    const { clusterArns, nextToken: next } = await ecs.send(new ListClustersCommand({ nextToken }));
    return { items: clusterArns, next };
  });
}

function servicesIn(cluster: string, ecs: ECSClient): Promise<Names> {
  return namesOf(async (nextToken) => {
    const page = await ecs.send(new ListServicesCommand({ cluster, nextToken, maxResults: 100 }));
    return { items: page.serviceArns, next: page.nextToken };
  });
}

/** Names are a courtesy: without the permission to list them the answer stands without. */
async function namesOf(ask: Parameters<typeof allPages<string>>[0]): Promise<Names> {
  try {
    const arns = await allPages(ask);
    return arns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)).toSorted();
  } catch {
    return undefined;
  }
}
