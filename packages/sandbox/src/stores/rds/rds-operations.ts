import type * as Sdk from '@aws-sdk/client-rds';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { arnOf, type Identity } from '../../aws/identity.ts';
import type { Operations } from '../../aws/operation.ts';
import type { Inventory, InventoryItem } from '../../resources/inventory.ts';
import { describeCluster, describeInstance, membersOf } from './describe-database.ts';

/** The operations of RDS that the sandbox answers: what there is, as templates made it. */
export function rdsOperations(inventory: Inventory, identity: Identity): Operations {
  const needs = (action: string, type: string) => (name: string | undefined) => [
    { action: `rds:${action}`, resource: arnOf(identity, 'rds', `${type}:${name ?? '*'}`) },
  ];
  const instanceNeeds = needs('DescribeDBInstances', 'db');
  const clusterNeeds = needs('DescribeDBClusters', 'cluster');
  const groupNeeds = needs('DescribeDBParameters', 'pg');
  const clusterGroupNeeds = needs('DescribeDBClusterParameters', 'cluster-pg');

  return {
    DescribeDBInstances: {
      needs: ({ DBInstanceIdentifier }: Sdk.DescribeDBInstancesMessage) =>
        instanceNeeds(DBInstanceIdentifier),
      run: ({ DBInstanceIdentifier: id, Filters }: Sdk.DescribeDBInstancesMessage) => ({
        DBInstances: instancesAsked(id, Filters, inventory).map((item) =>
          describeInstance(item, inventory, identity),
        ),
      }),
    },
    DescribeDBClusters: {
      needs: ({ DBClusterIdentifier }: Sdk.DescribeDBClustersMessage) =>
        clusterNeeds(DBClusterIdentifier),
      run: ({ DBClusterIdentifier: id, Filters }: Sdk.DescribeDBClustersMessage) => {
        if (Filters !== undefined) throw new NotModelled('Filters of DescribeDBClusters');
        const items = inventory.ofType('AWS::RDS::DBCluster');
        return {
          DBClusters: named(items, id, clusterNotFound).map((item) =>
            describeCluster(item, inventory, identity),
          ),
        };
      },
    },
    DescribeDBParameters: {
      needs: ({ DBParameterGroupName }: Sdk.DescribeDBParametersMessage) =>
        groupNeeds(DBParameterGroupName),
      run: ({ DBParameterGroupName: name = '', Source }: Sdk.DescribeDBParametersMessage) => ({
        Parameters: parametersOf('AWS::RDS::DBParameterGroup', name, Source, inventory),
      }),
    },
    DescribeDBClusterParameters: {
      needs: ({ DBClusterParameterGroupName }: Sdk.DescribeDBClusterParametersMessage) =>
        clusterGroupNeeds(DBClusterParameterGroupName),
      run: ({
        DBClusterParameterGroupName: name = '',
        Source,
      }: Sdk.DescribeDBClusterParametersMessage) => ({
        Parameters: parametersOf('AWS::RDS::DBClusterParameterGroup', name, Source, inventory),
      }),
    },
  };
}

function instancesAsked(
  id: string | undefined,
  filters: readonly Sdk.Filter[] | undefined,
  inventory: Inventory,
): readonly InventoryItem[] {
  const instances = named(inventory.ofType('AWS::RDS::DBInstance'), id, instanceNotFound);
  return (filters ?? []).reduce((left, { Name, Values = [] }) => {
    if (Name !== 'db-cluster-id')
      throw new NotModelled(`the filter ${Name} of DescribeDBInstances`);
    const members = Values.flatMap((cluster) => membersOf(idIn(cluster), inventory));
    return left.filter((item) => members.includes(item));
  }, instances);
}

/** All, or the one that is asked for by its name or ARN. */
function named(
  items: readonly InventoryItem[],
  asked: string | undefined,
  notFound: (id: string) => AwsError,
): readonly InventoryItem[] {
  if (asked === undefined) return items;
  const id = idIn(asked);
  const found = items.find(({ state }) => state.physicalId === id);
  if (found === undefined) throw notFound(id);
  return [found];
}

/** `shop` of `arn:aws:rds:eu-west-1:123456789012:db:shop`, and of `Shop`. */
function idIn(asked: string): string {
  return asked.slice(asked.lastIndexOf(':') + 1).toLowerCase();
}

/** What a group says itself; the hundreds of parameters that it leaves alone are not known here. */
function parametersOf(
  type: string,
  name: string,
  source: string | undefined,
  inventory: Inventory,
): readonly Sdk.Parameter[] {
  if (source !== 'user') throw new NotModelled('parameters of a Source other than user');
  if (name.startsWith('default.')) return [];
  const group = inventory.find(type, name.toLowerCase());
  if (group === undefined) {
    throw new AwsError('DBParameterGroupNotFoundFault', `DBParameterGroup not found: ${name}`, {
      status: 404,
    });
  }
  return Object.entries(group.properties.Parameters ?? {}).map(([ParameterName, value]) => ({
    ParameterName,
    ParameterValue: String(value),
    Source: 'user',
    IsModifiable: true,
  }));
}

function instanceNotFound(id: string): AwsError {
  return new AwsError('DBInstanceNotFoundFault', `DBInstance ${id} not found.`, { status: 404 });
}

function clusterNotFound(id: string): AwsError {
  return new AwsError('DBClusterNotFoundFault', `DBCluster ${id} not found.`, { status: 404 });
}
