import {
  type DBCluster,
  type DBInstance,
  DescribeDBClusterParametersCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  type Parameter,
} from '@aws-sdk/client-rds';
import { type CloudFacts, readDatabaseParameters } from '@seaworthy/compiler';
import { allPages } from './all-pages.ts';
import { askFor } from './ask-for.ts';
import type { LiveStore } from './live-store.ts';
import type { StoreName } from './store-name.ts';
import type { StoreContext } from './subject.ts';

type DatabaseFact = CloudFacts['databases'][number];

/** Instances and clusters of RDS by their names; an instance of a cluster is read as its cluster. */
export async function readLiveDatabases(
  names: readonly StoreName[],
  context: StoreContext,
): Promise<readonly LiveStore<DatabaseFact>[]> {
  const found = await Promise.all(
    names.map((name) =>
      name.kind === 'instance' ? readInstance(name, context) : readCluster(name, context),
    ),
  );
  return found.flat();
}

async function readInstance(
  name: StoreName,
  context: StoreContext,
): Promise<readonly LiveStore<DatabaseFact>[]> {
  const { asker, clients } = context;
  const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier: name.id });
  const answer = await askFor(asker, 'rds:DescribeDBInstances', () => clients.rds.send(command), [
    'DBInstanceNotFoundFault',
  ]);
  if (answer === 'absent') return [{ name }];
  const instance = answer?.DBInstances?.[0];
  if (!instance) return [];
  const { DBClusterIdentifier: cluster, DBInstanceStatus: status } = instance;
  if (cluster !== undefined) return readCluster({ ...name, kind: 'cluster', id: cluster }, context);
  const fact = await instanceFact(name, instance, context);
  return [{ name, fact, ...(status !== undefined && { status }) }];
}

async function instanceFact(
  { owner }: StoreName,
  instance: DBInstance,
  context: StoreContext,
): Promise<DatabaseFact> {
  const { DBInstanceArn = '', DBInstanceClass, PubliclyAccessible, Endpoint } = instance;
  const group = instance.DBParameterGroups?.[0]?.DBParameterGroupName;
  return {
    id: DBInstanceArn,
    ...(owner !== undefined && { owner }),
    ...commonFacts(instance),
    ...(await readParameters(instance, group, 'instance', context)),
    ...(DBInstanceClass !== undefined && { instanceClass: DBInstanceClass }),
    placement: placementOf(instance, instance.VpcSecurityGroups),
    port: Endpoint?.Port ?? 'unknown',
    hosts: hostsOf(Endpoint?.Address),
    legacyServerless: false,
    publiclyAccessible: PubliclyAccessible ?? 'unknown',
  };
}

async function readCluster(
  name: StoreName,
  context: StoreContext,
): Promise<readonly LiveStore<DatabaseFact>[]> {
  const { asker, clients } = context;
  const command = new DescribeDBClustersCommand({ DBClusterIdentifier: name.id });
  const Filters = [{ Name: 'db-cluster-id', Values: [name.id] }];
  const [answer, members] = await Promise.all([
    askFor(asker, 'rds:DescribeDBClusters', () => clients.rds.send(command), [
      'DBClusterNotFoundFault',
    ]),
    asker.ask(
      'rds:DescribeDBInstances',
      () => clients.rds.send(new DescribeDBInstancesCommand({ Filters })),
      ['DBClusterNotFoundFault'],
    ),
  ]);
  if (answer === 'absent') return [{ name }];
  const cluster = answer?.DBClusters?.[0];
  if (!cluster) return [];
  const fact = await clusterFact(name, cluster, members?.DBInstances, context);
  return [{ name, fact, ...(cluster.Status !== undefined && { status: cluster.Status }) }];
}

/** Where a cluster is, its instances tell. */
async function clusterFact(
  { owner }: StoreName,
  cluster: DBCluster,
  members: readonly DBInstance[] | undefined,
  context: StoreContext,
): Promise<DatabaseFact> {
  const { DBClusterArn = '', Endpoint, ReaderEndpoint, CustomEndpoints = [], Port } = cluster;
  const scaling = cluster.ServerlessV2ScalingConfiguration;
  const isPublic = members?.some(({ PubliclyAccessible }) => PubliclyAccessible === true);
  return {
    id: DBClusterArn,
    ...(owner !== undefined && { owner }),
    ...commonFacts(cluster),
    ...(await readParameters(cluster, cluster.DBClusterParameterGroup, 'cluster', context)),
    ...(scaling?.MaxCapacity !== undefined && { maximumCapacity: scaling.MaxCapacity }),
    placement: placementOf(members?.[0], cluster.VpcSecurityGroups),
    port: Port ?? 'unknown',
    hosts: [
      ...hostsOf(Endpoint, ReaderEndpoint, ...CustomEndpoints),
      ...hostsOf(...(members ?? []).map((member) => member.Endpoint?.Address)),
    ],
    legacyServerless: cluster.EngineMode === 'serverless',
    publiclyAccessible: isPublic ?? 'unknown',
  };
}

function commonFacts(database: DBInstance | DBCluster) {
  const { Engine, EngineVersion, StorageEncrypted, DeletionProtection } = database;
  const { BackupRetentionPeriod, EngineLifecycleSupport } = database;
  return {
    engine: Engine ?? '',
    ...(EngineVersion !== undefined && { version: EngineVersion }),
    encrypted: StorageEncrypted ?? ('unknown' as const),
    deletionProtection: DeletionProtection ?? ('unknown' as const),
    backupDays: BackupRetentionPeriod ?? ('unknown' as const),
    extendedSupport:
      EngineLifecycleSupport === undefined
        ? ('unknown' as const)
        : EngineLifecycleSupport === 'open-source-rds-extended-support',
  };
}

function placementOf(
  instance: DBInstance | undefined,
  groups: DBInstance['VpcSecurityGroups'],
): DatabaseFact['placement'] {
  const subnets = instance?.DBSubnetGroup?.Subnets;
  return {
    subnets: subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []) ?? 'unknown',
    securityGroups: (groups ?? []).flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []),
    publicAddress: instance?.PubliclyAccessible ?? 'unknown',
  };
}

function hostsOf(...hosts: readonly (string | undefined)[]): readonly string[] {
  return hosts.flatMap((host) => host?.toLowerCase() ?? []);
}

type ParameterFacts = Pick<DatabaseFact, 'forcesTls' | 'maximumConnections'>;

/** What its group changes; the groups that AWS keeps itself change nothing. */
async function readParameters(
  { Engine = '', EngineVersion }: DBInstance | DBCluster,
  group: string | undefined,
  kind: 'instance' | 'cluster',
  { asker, clients: { rds } }: StoreContext,
): Promise<ParameterFacts> {
  if (group === undefined) return { forcesTls: 'unknown', maximumConnections: 'unknown' };
  if (group.startsWith('default.')) return readDatabaseParameters(Engine, EngineVersion, {});
  const question = { Source: 'user' };
  const own =
    kind === 'instance'
      ? await asker.ask('rds:DescribeDBParameters', () =>
          allPages(async (Marker) => {
            const page = await rds.send(
              new DescribeDBParametersCommand({ ...question, DBParameterGroupName: group, Marker }),
            );
            return { items: page.Parameters, next: page.Marker };
          }),
        )
      : await asker.ask('rds:DescribeDBClusterParameters', () =>
          allPages(async (Marker) => {
            const page = await rds.send(
              new DescribeDBClusterParametersCommand({
                ...question,
                DBClusterParameterGroupName: group,
                Marker,
              }),
            );
            return { items: page.Parameters, next: page.Marker };
          }),
        );
  if (!own) return { forcesTls: 'unknown', maximumConnections: 'unknown' };
  return readDatabaseParameters(Engine, EngineVersion, valuesOf(own));
}

function valuesOf(parameters: readonly Parameter[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameters.flatMap(({ ParameterName, ParameterValue }) =>
      ParameterName === undefined || ParameterValue === undefined
        ? []
        : [[ParameterName, ParameterValue]],
    ),
  );
}
