import type { CloudFacts } from '@seaworthy/compiler';
import type { Account } from '../../aws/account.ts';
import type { EngineEvent } from '../../events/engine-event.ts';
import { type Evidence, EvidenceCollector } from '../evidence.ts';
import { type Asker, createAsker, type Unanswered } from './asker.ts';
import { givenBy } from './given-values.ts';
import type { LiveStore } from './live-store.ts';
import type { PlannedThing } from './planned-things.ts';
import { type LiveAcl, readLiveAcls } from './read-live-acls.ts';
import { readLiveBalance } from './read-live-balance.ts';
import { type BatchService, readLiveBatch } from './read-live-batch.ts';
import { readLiveCertificates } from './read-live-certificates.ts';
import { readLiveDefinitions } from './read-live-definitions.ts';
import { readLiveAccount, readLiveScaling } from './read-live-limits.ts';
import { readLiveLogGroups, readLiveRepositories } from './read-live-names.ts';
import { readLiveNetwork } from './read-live-network.ts';
import { readLiveQueues } from './read-live-queues.ts';
import { type LiveRecord, readLiveRecords } from './read-live-records.ts';
import { readLiveRoles } from './read-live-roles.ts';
import { type LiveSecret, readLiveSecrets } from './read-live-secrets.ts';
import { type DescribedService, readLiveServices } from './read-live-services.ts';
import { readLiveStacks } from './read-live-stacks.ts';
import { readLiveStores } from './read-live-stores.ts';
import { readRunning, type SeenTask } from './read-running.ts';
import type { LiveContext, LiveService, TaskDefinitionFact } from './subject.ts';

/** What is looked at. */
export interface LiveRequest {
  readonly services: readonly LiveService[];
  /** Stacks beside those of the services. */
  readonly stacks: readonly string[];
  readonly batchServices?: readonly BatchService[];
  /** What a project's stacks keep data in and hand work on with. */
  readonly things?: readonly PlannedThing[];
}

/** What a look at a running system found. */
export interface LiveSystem {
  readonly cloud: CloudFacts;
  readonly evidence: Evidence;
  readonly services: readonly DescribedService[];
  /** Services that were asked for and are not there. */
  readonly missing: readonly LiveService[];
  readonly networkAcls: readonly LiveAcl[];
  readonly records: readonly LiveRecord[];
  /** What load balancers are called in DNS. */
  readonly balancerNames: readonly string[];
  readonly secrets: readonly LiveSecret[];
  /** Databases and caches, also those that are named and not there. */
  readonly stores: readonly LiveStore[];
  readonly tasks: readonly SeenTask[];
  readonly unanswered: readonly Unanswered[];
}

/**
 * Looks at services and at all that they stand on, by calls that only read, side by side. What AWS
 * would not say is listed, and unknown in the facts. Throws when it says nothing at all.
 */
export async function gatherLive(request: LiveRequest, account: Account): Promise<LiveSystem> {
  const { services: asked, stacks, batchServices = [], things = [] } = request;
  const asker = createAsker();
  const context: LiveContext = { account, further: await account.further(), asker };
  const collector = new EvidenceCollector();
  const emit = (event: EngineEvent) => collector.emit(event);
  const [services, stackFacts] = await Promise.all([
    readLiveServices(asked, context),
    readLiveStacks(stacks, emit, context),
  ]);
  const definitions = await readLiveDefinitions(usesOf(services), context);
  const batch = readLiveBatch(batchServices, context);
  const around = readAround(services, definitions, batch, context);
  const given = batch.then(({ batchDefinitions }) =>
    givenBy({ taskDefinitions: definitions, batchDefinitions }),
  );
  const [queues, secrets, tasks] = await Promise.all([
    given.then((values) => readLiveQueues(values, context)),
    given.then((values) => readLiveSecrets(values, context)),
    readTasks(services, definitions, emit, context),
    around,
  ]);
  const clues = { given: await given, secrets, logs: collector.evidence().services };
  const { stores, ...kept } = await readLiveStores(
    things,
    definitions,
    queues.queues,
    clues,
    context,
  );
  const pipeRoles = await readLiveRoles(rolesOfPipes(kept.pipes), context);
  const { networkAcls, records, balancerNames, ...surroundings } = await around;
  return {
    cloud: {
      ...nothing,
      ...surroundings,
      ...queues,
      ...kept,
      roles: [...surroundings.roles, ...pipeRoles],
      region: account.region,
      services: services.map(({ fact }) => fact),
      taskDefinitions: definitions,
      secrets: secrets.map(({ fact }) => fact),
      stacks: stackFacts,
    },
    evidence: collector.evidence(),
    services,
    networkAcls,
    records,
    balancerNames,
    missing: missingOf(asked, services, asker),
    secrets,
    stores,
    tasks,
    unanswered: asker.unanswered(),
  };
}

/** What ECS does not know; without its answer nothing is known to be missing. */
function missingOf(
  asked: readonly LiveService[],
  found: readonly DescribedService[],
  asker: Asker,
): readonly LiveService[] {
  const isUnknown = asker.unanswered().some(({ action }) => action === 'ecs:DescribeServices');
  return isUnknown ? [] : asked.filter((one) => !found.some((service) => service.asked === one));
}

/** All that stands around the services: each part is asked for on its own. */
async function readAround(
  services: readonly DescribedService[],
  definitions: readonly TaskDefinitionFact[],
  jobs: ReturnType<typeof readLiveBatch>,
  context: LiveContext,
) {
  const [balance, batch, roles, logGroups, repositories, scalingTargets, account] =
    await Promise.all([
      readLiveBalance(targetGroupsOf(services), context),
      jobs,
      jobs.then(({ batchDefinitions }) =>
        readLiveRoles(rolesOf(definitions, batchDefinitions), context),
      ),
      readLiveLogGroups(definitions, context),
      readLiveRepositories(definitions, context),
      readLiveScaling(services, context),
      readLiveAccount(context),
    ]);
  const placements = [
    ...services.map(({ fact }) => fact.placement),
    ...balance.loadBalancers.map(({ placement }) => placement),
    ...batch.batchEnvironments.map(({ placement }) => placement),
  ];
  const certificates = readLiveCertificates(balance, context);
  const network = await readLiveNetwork(
    {
      subnets: idsIn(placements.map(({ subnets }) => subnets)),
      securityGroups: idsIn(placements.map(({ securityGroups }) => securityGroups)),
    },
    context,
  );
  const vpcs = network.vpcs.map(({ id }) => id);
  const [networkAcls, records] = await Promise.all([
    readLiveAcls(vpcs, context),
    certificates.then((found) => readLiveRecords({ ...balance, certificates: found }, context)),
  ]);
  return {
    ...balance,
    ...batch,
    ...network,
    networkAcls,
    records,
    certificates: await certificates,
    ...{ roles, logGroups, repositories, scalingTargets, account },
  };
}

async function readTasks(
  services: readonly DescribedService[],
  known: readonly TaskDefinitionFact[],
  emit: (event: EngineEvent) => void,
  context: LiveContext,
): Promise<readonly SeenTask[]> {
  const tasks = await Promise.all(
    services.map((service) => {
      const definitionOf = async (arn: string) =>
        known.find(({ id }) => id === arn) ??
        (await readLiveDefinitions(new Map([[arn, service.asked.name]]), context))[0];
      return readRunning(service, definitionOf, emit, context);
    }),
  );
  return tasks.flat();
}

function usesOf(services: readonly DescribedService[]): ReadonlyMap<string, string> {
  return new Map(services.map(({ fact, asked }) => [fact.taskDefinition, asked.name]));
}

function targetGroupsOf(services: readonly DescribedService[]): ReadonlyMap<string, string> {
  return new Map(
    services.flatMap(({ fact, asked }) =>
      fact.loadBalancers.map(({ targetGroup }) => [targetGroup, asked.name] as const),
    ),
  );
}

function rolesOf(
  definitions: readonly TaskDefinitionFact[],
  jobs: CloudFacts['batchDefinitions'],
): ReadonlyMap<string, string> {
  const uses = [
    ...definitions.map(({ executionRole, taskRole, owner }) => [executionRole, taskRole, owner]),
    ...jobs.map(({ executionRole, jobRole, owner }) => [executionRole, jobRole, owner]),
  ];
  return new Map(
    uses.flatMap(([execution, own, owner = '']) =>
      [execution, own].flatMap((role) => (role === undefined ? [] : [[role, owner] as const])),
    ),
  );
}

function rolesOfPipes(pipes: CloudFacts['pipes']): ReadonlyMap<string, string> {
  return new Map(pipes.map(({ role, owner = '' }) => [role, owner]));
}

function idsIn(lists: readonly (readonly string[] | 'unknown')[]): readonly string[] {
  return [...new Set(lists.flatMap((list) => (list === 'unknown' ? [] : list)))];
}

/** What the doctor does not read, or what is not there. */
const nothing: Omit<CloudFacts, 'region' | 'account'> = {
  vpcs: [],
  subnets: [],
  routeTables: [],
  natGateways: [],
  internetGateways: [],
  endpoints: [],
  securityGroups: [],
  taskDefinitions: [],
  services: [],
  taskRuns: [],
  scalingTargets: [],
  loadBalancers: [],
  listeners: [],
  listenerRules: [],
  targetGroups: [],
  certificates: [],
  zones: [],
  distributions: [],
  roles: [],
  secrets: [],
  logGroups: [],
  repositories: [],
  fileSystems: [],
  databases: [],
  caches: [],
  brokers: [],
  queues: [],
  failureQueues: [],
  pipes: [],
  batchEnvironments: [],
  batchQueues: [],
  batchDefinitions: [],
  eventRules: [],
  alarms: [],
  stacks: [],
};
