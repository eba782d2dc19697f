import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { Application, Graph, Resource } from '@seaworthy/compiler';
import type { StoreName } from './store-name.ts';
import type { LiveContext } from './subject.ts';

/** A store or a pipe of a project's stack, which has its name on AWS from CloudFormation. */
export interface PlannedThing {
  readonly stack: string;
  readonly logicalId: string;
  readonly kind: StoreName['kind'] | 'pipe';
  readonly owner?: string;
  /** Services that connect to it. */
  readonly users: readonly string[];
}

/** What a project's stacks keep data in and hand work on with. */
export function plannedThings({ application, graph }: PlannedProject): readonly PlannedThing[] {
  const usersOf = (owner: string | undefined) =>
    application.links.flatMap(({ from, to }) => (to === owner ? [from] : []));
  return graph.stacks.flatMap(({ name: stack, resources }) =>
    resources.flatMap((resource): readonly PlannedThing[] => {
      const kind = kindOf(resource);
      const { id: logicalId, owner } = resource;
      const users = usersOf(owner);
      return kind ? [{ stack, logicalId, kind, users, ...(owner !== undefined && { owner }) }] : [];
    }),
  );
}

interface PlannedProject {
  readonly application: Pick<Application, 'links'>;
  readonly graph: Graph;
}

/** The members of a cluster are part of it. */
function kindOf({ type, properties }: Resource): PlannedThing['kind'] | undefined {
  return 'DBClusterIdentifier' in properties && type === 'AWS::RDS::DBInstance'
    ? undefined
    : kinds[type];
}

const kinds: Readonly<Partial<Record<Resource['type'], PlannedThing['kind']>>> = {
  'AWS::RDS::DBInstance': 'instance',
  'AWS::RDS::DBCluster': 'cluster',
  'AWS::ElastiCache::ReplicationGroup': 'replication-group',
  'AWS::ElastiCache::CacheCluster': 'cache-cluster',
  'AWS::Pipes::Pipe': 'pipe',
};

/** Names on AWS of what a project planned, as far as its stacks are there. */
export interface FoundThings {
  readonly stores: readonly StoreName[];
  /** Names of pipes by the service whose work they hand on. */
  readonly pipes: ReadonlyMap<string, string | undefined>;
}

export async function findThings(
  planned: readonly PlannedThing[],
  context: LiveContext,
): Promise<FoundThings> {
  const stacks = [...new Set(planned.map(({ stack }) => stack))];
  const ids = new Map(
    await Promise.all(stacks.map(async (stack) => [stack, await idsIn(stack, context)] as const)),
  );
  const found = planned.flatMap(({ stack, logicalId, ...thing }) => {
    const id = ids.get(stack)?.get(logicalId);
    return id === undefined ? [] : [{ ...thing, id }];
  });
  return {
    stores: found.flatMap(({ kind, ...name }) => (kind === 'pipe' ? [] : [{ kind, ...name }])),
    pipes: new Map(found.flatMap(({ kind, id, owner }) => (kind === 'pipe' ? [[id, owner]] : []))),
  };
}

/** Physical ids by logical ones; nothing for a stack that is not there. */
async function idsIn(
  StackName: string,
  { account, asker }: LiveContext,
): Promise<ReadonlyMap<string, string>> {
  const { cloudFormation } = account.clients;
  const resources = await asker.ask('cloudformation:DescribeStackResources', async () => {
    try {
      const command = new DescribeStackResourcesCommand({ StackName });
      return (await cloudFormation.send(command)).StackResources;
    } catch (error) {
      if (error instanceof Error && error.message.includes('does not exist')) return [];
      throw error;
    }
  });
  return new Map(
    (resources ?? []).flatMap(({ LogicalResourceId: logical, PhysicalResourceId: physical }) =>
      logical === undefined || physical === undefined ? [] : [[logical, physical] as const],
    ),
  );
}
