import type { RelationalStore } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, ref, resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import { type AlarmRequest, buildAlarms } from './alarm.ts';
import { addressOf, type BuiltStore, type DataScope, ownedBy } from './built-store.ts';
import { buildDatabase } from './database.ts';
import { connectionLimit, instanceMemory } from './instance-memory.ts';
import type { EngineFacts } from './relational-engines.ts';
import { replaceable, snapshotted } from './retention.ts';

export type InstanceStore = RelationalStore & { readonly on: { readonly kind: 'rds' } };

/** Builds a database on an RDS instance, with a standby in another zone if asked for. */
export function buildDatabaseInstance(store: InstanceStore, scope: DataScope): BuiltStore {
  const { facts, credentials, subnets, properties } = buildDatabase(store, scope);
  const parameters = resource(
    'AWS::RDS::DBParameterGroup',
    logicalId(store.name, 'parameter-group'),
    {
      Description: `Settings of ${store.name}`,
      Family: facts.family,
      Parameters: facts.parameters,
    },
    { ...ownedBy(store), ...replaceable },
  );
  const { instanceClass, storageGb, multiZone } = store.on;
  const instance = resource(
    'AWS::RDS::DBInstance',
    logicalId(store.name, 'instance'),
    {
      ...properties,
      DBName: store.database,
      Port: `${store.port}`,
      DBInstanceClass: instanceClass,
      StorageType: 'gp3',
      AllocatedStorage: `${storageGb}`,
      MaxAllocatedStorage: Math.max(100, storageGb * 2),
      MultiAZ: multiZone,
      DBParameterGroupName: ref(parameters),
      VPCSecurityGroups: [scope.takings.value(`security-group/${store.name}`)],
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
    },
    { ...ownedBy(store), ...snapshotted },
  );
  return {
    credentials,
    resources: [
      credentials,
      subnets,
      parameters,
      instance,
      ...buildAlarms(store, alarmsOf(store, instance, facts), scope),
    ],
    values: new Map(addressOf(store, attribute(instance, 'Endpoint.Address'), store.port)),
    backups: [attribute(instance, 'DBInstanceArn')],
  };
}

function alarmsOf(
  store: InstanceStore,
  instance: Resource<'AWS::RDS::DBInstance'>,
  facts: EngineFacts,
): readonly AlarmRequest[] {
  const { instanceClass, storageGb } = store.on;
  const limit = connectionLimit(instanceMemory(instanceClass), facts);
  const common = {
    namespace: 'AWS/RDS',
    dimensions: [{ Name: 'DBInstanceIdentifier', Value: ref(instance) }],
  };
  return [
    {
      ...common,
      id: [store.name, 'cpu'],
      description: `The database ${store.name} uses more than 80 % of its CPU.`,
      metric: 'CPUUtilization',
      statistic: 'Average',
      when: 'above',
      threshold: 80,
    },
    {
      ...common,
      id: [store.name, 'storage'],
      // Storage grows by itself when 10 % are left; less than that, and growing did not help.
      description: `Less than 5 % of the storage that ${store.name} started with is free.`,
      metric: 'FreeStorageSpace',
      statistic: 'Minimum',
      when: 'below',
      threshold: Math.round(storageGb * 0.05 * 1024 ** 3),
    },
    {
      ...common,
      id: [store.name, 'connections'],
      description: `The database ${store.name} has more than ${limit} connections, most of what it takes.`,
      metric: 'DatabaseConnections',
      statistic: 'Maximum',
      when: 'above',
      threshold: limit,
    },
  ];
}
