import type { DatabaseFact } from '../cloud/data.ts';
import type { Known, Placement } from '../cloud/fact.ts';
import type { Found, Seen } from './found.ts';
import { documentOf, flagOf, idOf, idsOf, numberOf, optional } from './resolved.ts';

/** RDS instances and Aurora clusters; the instances of a cluster are part of it. */
export function readDatabases(found: Found): readonly DatabaseFact[] {
  const surroundings = readSurroundings(found);
  return [
    ...found('AWS::RDS::DBInstance')
      .filter(({ properties }) => properties.DBClusterIdentifier === undefined)
      .map((instance) => readInstance(instance, surroundings)),
    ...found('AWS::RDS::DBCluster').map((cluster) => readCluster(cluster, surroundings)),
  ];
}

/** What the resources beside a database say about it. */
interface Surroundings {
  readonly subnetsOf: (group: string | undefined) => Placement['subnets'];
  readonly parametersOf: (group: string | undefined) => Readonly<Record<string, unknown>>;
}

function readSurroundings(found: Found): Surroundings {
  const subnets = new Map(
    found('AWS::RDS::DBSubnetGroup').map(({ id, properties }) => [id, idsOf(properties.SubnetIds)]),
  );
  const parameters = new Map(
    [...found('AWS::RDS::DBParameterGroup'), ...found('AWS::RDS::DBClusterParameterGroup')].map(
      ({ id, properties }) => [id, documentOf(properties.Parameters)],
    ),
  );
  return {
    subnetsOf: (group) => subnets.get(idOf(group ?? '')) ?? 'unknown',
    parametersOf: (group) => parameters.get(idOf(group ?? '')) ?? {},
  };
}

type Instance = Seen<'AWS::RDS::DBInstance'>;
type Cluster = Seen<'AWS::RDS::DBCluster'>;

function readInstance({ fact, properties }: Instance, near: Surroundings): DatabaseFact {
  const engine = properties.Engine ?? '';
  const parameters = near.parametersOf(properties.DBParameterGroupName);
  const publicly = flagOf(properties.PubliclyAccessible);
  return {
    ...fact,
    ...commonFacts(engine, properties, parameters),
    ...optional('instanceClass', properties.DBInstanceClass),
    placement: {
      subnets: near.subnetsOf(properties.DBSubnetGroupName),
      securityGroups: idsOf(properties.VPCSecurityGroups),
      publicAddress: publicly ?? properties.DBSubnetGroupName === undefined,
    },
    legacyServerless: false,
    publiclyAccessible: publicly ?? properties.DBSubnetGroupName === undefined,
  };
}

function readCluster({ fact, properties }: Cluster, near: Surroundings): DatabaseFact {
  const engine = properties.Engine ?? '';
  const parameters = near.parametersOf(properties.DBClusterParameterGroupName);
  return {
    ...fact,
    ...commonFacts(engine, properties, parameters),
    ...optional(
      'maximumCapacity',
      numberOf(properties.ServerlessV2ScalingConfiguration?.MaxCapacity),
    ),
    placement: {
      subnets: near.subnetsOf(properties.DBSubnetGroupName),
      securityGroups: idsOf(properties.VpcSecurityGroupIds),
      publicAddress: flagOf(properties.PubliclyAccessible) ?? false,
    },
    legacyServerless:
      properties.EngineMode === 'serverless' || properties.ScalingConfiguration !== undefined,
    publiclyAccessible: flagOf(properties.PubliclyAccessible) ?? false,
  };
}

type Common = Pick<
  Instance['properties'] & Cluster['properties'],
  | 'EngineVersion'
  | 'StorageEncrypted'
  | 'DeletionProtection'
  | 'BackupRetentionPeriod'
  | 'EngineLifecycleSupport'
> & { readonly Port?: number | string };

type CommonFacts = Pick<
  DatabaseFact,
  | 'engine'
  | 'version'
  | 'port'
  | 'encrypted'
  | 'deletionProtection'
  | 'backupDays'
  | 'forcesTls'
  | 'extendedSupport'
  | 'maximumConnections'
>;

function commonFacts(
  engine: string,
  properties: Common,
  parameters: Readonly<Record<string, unknown>>,
): CommonFacts {
  return {
    engine,
    ...optional('version', properties.EngineVersion),
    port: numberOf(properties.Port) ?? (engine.includes('postgres') ? 5432 : 3306),
    encrypted: flagOf(properties.StorageEncrypted) ?? false,
    deletionProtection: flagOf(properties.DeletionProtection) ?? false,
    backupDays: numberOf(properties.BackupRetentionPeriod) ?? 1,
    extendedSupport:
      (properties.EngineLifecycleSupport ?? 'open-source-rds-extended-support') ===
      'open-source-rds-extended-support',
    ...readDatabaseParameters(engine, properties.EngineVersion, parameters),
  };
}

/** What the parameters of a database say, those that they do not name being AWS's own. */
export function readDatabaseParameters(
  engine: string,
  version: string | undefined,
  parameters: Readonly<Record<string, unknown>>,
): Pick<DatabaseFact, 'forcesTls' | 'maximumConnections'> {
  return {
    forcesTls: forcesTls(engine, version, parameters),
    maximumConnections: numberOf(String(parameters.max_connections ?? '')) ?? 'unknown',
  };
}

/** RDS for PostgreSQL refuses plain connections from version 15 on, unless its parameters say otherwise. */
function forcesTls(
  engine: string,
  version: string | undefined,
  parameters: Readonly<Record<string, unknown>>,
): Known<boolean> {
  const setting = parameters['rds.force_ssl'] ?? parameters.require_secure_transport;
  if (setting !== undefined) return ['1', 'ON', 'on', 'true'].includes(String(setting));
  if (engine === 'postgres' && version !== undefined) return Number.parseInt(version, 10) >= 15;
  return engine === 'aurora-postgresql' ? 'unknown' : false;
}
