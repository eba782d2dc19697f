import type { RelationalStore } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { ref, resource } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import { isProduction } from '../production.ts';
import { type DataScope, ownedBy } from './built-store.ts';
import { buildCredentials, passwordOf, type Secret } from './credentials.ts';
import { type EngineFacts, engineFacts } from './relational-engines.ts';
import { replaceable } from './retention.ts';

/** What an RDS instance and an Aurora cluster have in common. */
export interface Database {
  readonly facts: EngineFacts;
  readonly credentials: Secret;
  readonly subnets: Resource<'AWS::RDS::DBSubnetGroup'>;
  readonly properties: ReturnType<typeof commonProperties>;
}

/** Builds the password and the subnets of a database, and the properties it needs on any service. */
export function buildDatabase(store: RelationalStore, scope: DataScope): Database {
  const facts = engineFacts(store);
  const credentials = buildCredentials(store, store.username);
  const subnets = resource(
    'AWS::RDS::DBSubnetGroup',
    logicalId(store.name, 'subnet-group'),
    {
      DBSubnetGroupDescription: `Private subnets of ${store.name}`,
      SubnetIds: scope.takings.subnets('private-subnets'),
    },
    { ...ownedBy(store), ...replaceable },
  );
  const properties = commonProperties(store, scope, facts, credentials, subnets);
  return { facts, credentials, subnets, properties };
}

function commonProperties(
  store: RelationalStore,
  { application }: DataScope,
  facts: EngineFacts,
  credentials: Secret,
  subnets: Resource<'AWS::RDS::DBSubnetGroup'>,
) {
  return {
    Engine: facts.engine,
    EngineVersion: facts.version,
    // Otherwise AWS enrols it in paid extended support when the version's own ends.
    ...(store.engine !== 'mariadb' && {
      EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
    }),
    MasterUsername: store.username,
    MasterUserPassword: passwordOf(credentials),
    DBSubnetGroupName: ref(subnets),
    StorageEncrypted: true,
    BackupRetentionPeriod: Math.max(store.backupDays, 1),
    CopyTagsToSnapshot: true,
    DeletionProtection: isProduction(application),
    EnableCloudwatchLogsExports: facts.logs,
  };
}
