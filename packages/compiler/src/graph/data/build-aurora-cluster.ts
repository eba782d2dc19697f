import type { RelationalStore } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, ref, resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import { type AlarmRequest, buildAlarms } from './alarm.ts';
import { addressOf, type BuiltStore, type DataScope, ownedBy } from './built-store.ts';
import { buildDatabase } from './database.ts';
import { connectionLimit } from './instance-memory.ts';
import type { EngineFacts } from './relational-engines.ts';
import { replaceable, snapshotted } from './retention.ts';

export type AuroraStore = RelationalStore & { readonly on: { readonly kind: 'aurora' } };

/** Builds a database on Aurora Serverless v2 with one writer. */
export function buildAuroraCluster(store: AuroraStore, scope: DataScope): BuiltStore {
  const { facts, credentials, subnets, properties } = buildDatabase(store, scope);
  const parameters = resource(
    'AWS::RDS::DBClusterParameterGroup',
    logicalId(store.name, 'parameter-group'),
    {
      Description: `Settings of ${store.name}`,
      Family: facts.family,
      Parameters: facts.parameters,
    },
    { ...ownedBy(store), ...replaceable },
  );
  const cluster = resource(
    'AWS::RDS::DBCluster',
    logicalId(store.name, 'cluster'),
    {
      ...properties,
      DatabaseName: store.database,
      Port: store.port,
      ServerlessV2ScalingConfiguration: {
        MinCapacity: store.on.minCapacity,
        MaxCapacity: store.on.maxCapacity,
      },
      DBClusterParameterGroupName: ref(parameters),
      VpcSecurityGroupIds: [scope.takings.value(`security-group/${store.name}`)],
    },
    { ...ownedBy(store), ...snapshotted },
  );
  const writer = resource(
    'AWS::RDS::DBInstance',
    logicalId(store.name, 'writer'),
    {
      Engine: facts.engine,
      DBClusterIdentifier: ref(cluster),
      DBInstanceClass: 'db.serverless',
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
    },
    // The data is the cluster's: a snapshot of a member does not exist.
    { ...ownedBy(store), ...replaceable },
  );
  return {
    credentials,
    resources: [
      credentials,
      subnets,
      parameters,
      cluster,
      writer,
      ...buildAlarms(store, alarmsOf(store, cluster, facts), scope),
    ],
    values: new Map(addressOf(store, attribute(cluster, 'Endpoint.Address'), store.port)),
    backups: [attribute(cluster, 'DBClusterArn')],
  };
}

/** Aurora's storage grows by itself, so there is no alarm for it. */
function alarmsOf(
  store: AuroraStore,
  cluster: Resource<'AWS::RDS::DBCluster'>,
  facts: EngineFacts,
): readonly AlarmRequest[] {
  const { maxCapacity } = store.on;
  const limit = connectionLimit(maxCapacity * bytesPerCapacityUnit, facts);
  const common = {
    namespace: 'AWS/RDS',
    dimensions: [{ Name: 'DBClusterIdentifier', Value: ref(cluster) }],
    when: 'above',
  } as const;
  return [
    {
      ...common,
      id: [store.name, 'cpu'],
      description: `The database ${store.name} uses more than 80 % of its CPU.`,
      metric: 'CPUUtilization',
      statistic: 'Average',
      threshold: 80,
    },
    {
      ...common,
      id: [store.name, 'capacity'],
      description: `The database ${store.name} uses more than 90 % of its ${maxCapacity} capacity units.`,
      metric: 'ACUUtilization',
      statistic: 'Average',
      threshold: 90,
    },
    {
      ...common,
      id: [store.name, 'connections'],
      description: `The database ${store.name} has more than ${limit} connections, most of what it takes.`,
      metric: 'DatabaseConnections',
      statistic: 'Maximum',
      threshold: limit,
    },
  ];
}

/** A capacity unit of Aurora Serverless v2 has about 2 GiB. */
const bytesPerCapacityUnit = 2 * 1024 ** 3;
