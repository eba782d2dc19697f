import type { Handlers } from '../../resources/handlers.ts';
import type { StoresParts } from '../stores-parts.ts';
import { dbClusterHandler } from './db-cluster-handler.ts';
import { dbInstanceHandler } from './db-instance-handler.ts';
import { clusterGroups, instanceGroups, parameterGroupHandler } from './parameter-group-handler.ts';
import { createRdsRecords } from './rds-records.ts';
import { subnetGroupHandler } from './subnet-group-handler.ts';

/** RDS and Aurora. */
export function rdsHandlers(parts: StoresParts): Handlers {
  const { identity, network } = parts;
  const records = createRdsRecords(identity);
  const { instanceParameters, clusterParameters } = records;
  return {
    'AWS::RDS::DBSubnetGroup': subnetGroupHandler(records, network, identity),
    'AWS::RDS::DBParameterGroup': parameterGroupHandler(
      instanceGroups,
      instanceParameters,
      identity,
    ),
    'AWS::RDS::DBClusterParameterGroup': parameterGroupHandler(
      clusterGroups,
      clusterParameters,
      identity,
    ),
    'AWS::RDS::DBInstance': dbInstanceHandler(records, parts),
    'AWS::RDS::DBCluster': dbClusterHandler(records, parts),
  };
}
