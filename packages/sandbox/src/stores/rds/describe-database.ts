import type * as Sdk from '@aws-sdk/client-rds';
import { arnOf, type Identity } from '../../aws/identity.ts';
import type { Inventory, InventoryItem } from '../../resources/inventory.ts';
import { readTexts } from '../../resources/read-lists.ts';
import { type PropertyReader, readProperties } from '../../resources/read-properties.ts';
import { clusterProperties } from './cluster-properties.ts';
import { findEngine } from './engines.ts';
import { instanceArn } from './instance-arn.ts';
import { instanceProperties } from './instance-properties.ts';
import { runningVersion } from './running-version.ts';

/** An instance as RDS describes it; what a member has of its cluster is the cluster's. */
export function describeInstance(
  { state, properties: given, createdAt }: InventoryItem,
  inventory: Inventory,
  identity: Identity,
): Sdk.DBInstance {
  const properties = readProperties('AWS::RDS::DBInstance', given, instanceProperties);
  const clusterId = properties.text('DBClusterIdentifier')?.toLowerCase();
  const cluster = inventory.find('AWS::RDS::DBCluster', clusterId ?? '');
  const shared = cluster ? readCluster(cluster) : properties;
  const groups = cluster
    ? readTexts(cluster.properties, 'VpcSecurityGroupIds')
    : readTexts(given, 'VPCSecurityGroups');
  const { family, ...engine } = engineOf(shared);
  return {
    ...engine,
    ...storageOf(shared),
    DBInstanceIdentifier: state.physicalId,
    DBInstanceArn: instanceArn(identity, state.physicalId),
    DBInstanceClass: properties.text('DBInstanceClass'),
    DBInstanceStatus: 'available',
    InstanceCreateTime: new Date(createdAt),
    Endpoint: {
      Address: String(state.attributes['Endpoint.Address']),
      Port: Number(state.attributes['Endpoint.Port']),
    },
    DbiResourceId: String(state.attributes.DbiResourceId),
    ...(clusterId !== undefined && { DBClusterIdentifier: clusterId }),
    DeletionProtection: properties.boolean('DeletionProtection') ?? false,
    MultiAZ: properties.boolean('MultiAZ') ?? false,
    PubliclyAccessible: properties.boolean('PubliclyAccessible') ?? false,
    VpcSecurityGroups: groups.map(activeGroup),
    DBSubnetGroup: describeSubnetGroup(shared.text('DBSubnetGroupName'), inventory),
    DBParameterGroups: [
      {
        DBParameterGroupName: properties.text('DBParameterGroupName') ?? `default.${family}`,
        ParameterApplyStatus: 'in-sync',
      },
    ],
  };
}

/** A cluster as RDS describes it. */
export function describeCluster(
  item: InventoryItem,
  inventory: Inventory,
  identity: Identity,
): Sdk.DBCluster {
  const { state, properties: given, createdAt } = item;
  const properties = readCluster(item);
  const { family, ...engine } = engineOf(properties);
  const scaling = properties.nested('ServerlessV2ScalingConfiguration', scalingProperties);
  return {
    ...engine,
    ...storageOf(properties),
    EngineMode: properties.text('EngineMode') ?? 'provisioned',
    DBClusterIdentifier: state.physicalId,
    DBClusterArn: arnOf(identity, 'rds', `cluster:${state.physicalId}`),
    DbClusterResourceId: String(state.attributes.DBClusterResourceId),
    Status: 'available',
    ClusterCreateTime: new Date(createdAt),
    Endpoint: String(state.attributes['Endpoint.Address']),
    ReaderEndpoint: String(state.attributes['ReadEndpoint.Address']),
    Port: Number(state.attributes['Endpoint.Port']),
    DeletionProtection: properties.boolean('DeletionProtection') ?? false,
    VpcSecurityGroups: readTexts(given, 'VpcSecurityGroupIds').map(activeGroup),
    DBSubnetGroup: properties.text('DBSubnetGroupName')?.toLowerCase(),
    DBClusterParameterGroup: properties.text('DBClusterParameterGroupName') ?? `default.${family}`,
    DBClusterMembers: membersOf(state.physicalId, inventory).map((member, index) => ({
      DBInstanceIdentifier: member.state.physicalId,
      IsClusterWriter: index === 0,
      DBClusterParameterGroupStatus: 'in-sync',
    })),
    ...(scaling && {
      ServerlessV2ScalingConfiguration: {
        MinCapacity: scaling.number('MinCapacity'),
        MaxCapacity: scaling.number('MaxCapacity'),
      },
    }),
  };
}

/** The instances of a cluster, the oldest first. */
export function membersOf(clusterId: string, inventory: Inventory): readonly InventoryItem[] {
  return inventory
    .ofType('AWS::RDS::DBInstance')
    .filter(({ properties }) => `${properties.DBClusterIdentifier}`.toLowerCase() === clusterId);
}

const scalingProperties = ['MinCapacity', 'MaxCapacity', 'SecondsUntilAutoPause'];

function readCluster({ properties }: InventoryItem): PropertyReader {
  return readProperties('AWS::RDS::DBCluster', properties, clusterProperties);
}

function engineOf(properties: PropertyReader) {
  const found = findEngine(properties.requiredText('Engine'), properties.text('EngineVersion'));
  return {
    family: found.family,
    Engine: found.engine.name,
    EngineVersion: runningVersion(found),
    EngineLifecycleSupport:
      properties.text('EngineLifecycleSupport') ?? 'open-source-rds-extended-support',
  };
}

function storageOf(properties: PropertyReader) {
  return {
    MasterUsername: properties.text('MasterUsername'),
    StorageEncrypted: properties.boolean('StorageEncrypted') ?? false,
    BackupRetentionPeriod: properties.number('BackupRetentionPeriod') ?? 1,
  };
}

function activeGroup(VpcSecurityGroupId: string): Sdk.VpcSecurityGroupMembership {
  return { VpcSecurityGroupId, Status: 'active' };
}

function describeSubnetGroup(name = '', inventory: Inventory): Sdk.DBSubnetGroup {
  const group = inventory.find('AWS::RDS::DBSubnetGroup', name.toLowerCase());
  return {
    DBSubnetGroupName: name.toLowerCase(),
    SubnetGroupStatus: 'Complete',
    Subnets: readTexts(group?.properties ?? {}, 'SubnetIds').map((SubnetIdentifier) => ({
      SubnetIdentifier,
      SubnetStatus: 'Active',
    })),
  };
}
