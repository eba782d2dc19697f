import { AwsError } from '../../aws/aws-error.ts';
import type { StoreServer, StoreServers } from '../store-servers.ts';
import type { StoreHints } from '../stores-parts.ts';
import type { MasterUser } from './check-master-user.ts';
import type { EngineVersion } from './engines.ts';
import { requiresTls } from './requires-tls.ts';

export interface DatabaseRequest {
  readonly engine: EngineVersion;
  readonly host: string;
  /** Further names under which it is reached. */
  readonly hosts?: readonly string[];
  readonly master: MasterUser;
  /** `DBName` or `DatabaseName`, by the name of the property. */
  readonly database: { readonly property: string; readonly name: string | undefined };
  readonly parameters: Readonly<Record<string, string>>;
}

/** Starts the server of a new database. Throws AwsError for a name that RDS refuses. */
export function startDatabase(
  servers: StoreServers,
  { engine, host, hosts, master, database, parameters }: DatabaseRequest,
  hints: StoreHints,
  signal: AbortSignal,
): Promise<StoreServer> {
  checkDatabaseName(database.property, database.name);
  const request = {
    kind: engine.engine.kind,
    host,
    ...(hosts && { hosts }),
    engineVersion: engine.version,
    ...master,
    ...(database.name !== undefined && { database: database.name }),
    requiresTls: requiresTls(engine, parameters),
    ...hints,
  };
  return servers.start(request, signal);
}

function checkDatabaseName(property: string, name: string | undefined): void {
  if (name === undefined || /^[a-z_][a-z0-9_]{0,62}$/i.test(name)) return;
  throw new AwsError(
    'InvalidParameterValue',
    `${property} must begin with a letter and contain only alphanumeric characters.`,
  );
}
