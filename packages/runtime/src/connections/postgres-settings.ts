import type { EnvMap } from '../secrets/options.ts';
import { ConnectionMistake } from './connection-mistake.ts';
import { type Address, isNearby, readAddress, readPort } from './read-address.ts';
import { readAuthorities, type VerifiedTls, verifiedTls } from './read-authorities.ts';

export interface PostgresOptions {
  /** Default `DATABASE_URL`; without it, PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, PGSSLMODE. */
  readonly variable?: string;
  /** Default `sslrootcert` of the URL, then `PGSSLROOTCERT`. */
  readonly caFile?: string;
  /** Default `process.env`. */
  readonly env?: Readonly<EnvMap>;
}

/** For `new pg.Pool(...)`: never a connection string, whose `sslmode` would replace `ssl`. */
export interface PostgresSettings {
  readonly host: string;
  readonly port: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly ssl: false | VerifiedTls;
  readonly keepAlive: true;
  readonly application_name?: string;
  readonly connectionTimeoutMillis?: number;
}

/**
 * PostgreSQL's settings from the variables. A server elsewhere is reached by TLS with its
 * certificate and name checked, whatever weaker mode is asked for. Throws ConnectionMistake.
 */
export function postgresSettings(options: PostgresOptions = {}): PostgresSettings {
  const { env = process.env, variable = 'DATABASE_URL' } = options;
  const url = env[variable]?.trim();
  const address = url ? readAddress(variable, url) : addressOfParts(env, variable);
  const { scheme, host, port, user, password, path, parameters } = address;
  if (scheme !== 'postgres' && scheme !== 'postgresql') {
    throw new ConnectionMistake(variable, 'does not begin with postgres:// or postgresql://');
  }
  const name = url ? variable : 'PGSSLMODE';
  const timeout = Number(parameters.get('connect_timeout') ?? Number.NaN);
  const application = parameters.get('application_name');
  return {
    host,
    port: port ?? 5432,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(path === '' ? {} : { database: path }),
    ssl: isEncrypted(name, address) ? tlsOf(address, options, env) : false,
    keepAlive: true,
    ...(application === undefined ? {} : { application_name: application }),
    ...(Number.isFinite(timeout) ? { connectionTimeoutMillis: timeout * 1000 } : {}),
  };
}

function addressOfParts(env: Readonly<EnvMap>, variable: string): Address {
  const { PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, PGSSLMODE } = env;
  if (!PGHOST?.trim()) throw new ConnectionMistake(variable, 'is missing, and so is PGHOST');
  return {
    scheme: 'postgres',
    host: PGHOST,
    port: readPort('PGPORT', PGPORT),
    user: PGUSER || undefined,
    password: PGPASSWORD || undefined,
    path: PGDATABASE ?? '',
    parameters: new Map(PGSSLMODE ? [['sslmode', PGSSLMODE]] : []),
  };
}

/** libpq's modes; what each becomes. `allow` and `prefer` would fall back to plain text. */
const modes: ReadonlyMap<string, 'plain' | 'verified'> = new Map([
  ['disable', 'plain'],
  ['allow', 'verified'],
  ['prefer', 'verified'],
  ['require', 'verified'],
  ['verify-ca', 'verified'],
  ['verify-full', 'verified'],
]);

function isEncrypted(variable: string, { host, parameters }: Address): boolean {
  const switched = parameters.get('ssl');
  const mode = parameters.get('sslmode') ?? (switched === undefined ? undefined : modeOf(switched));
  if (mode === undefined) return !isNearby(host);
  const meaning = modes.get(mode);
  if (meaning === undefined) {
    throw new ConnectionMistake(
      variable,
      'has an sslmode that is none of PostgreSQL; use verify-full',
    );
  }
  if (meaning === 'plain' && !isNearby(host)) {
    throw new ConnectionMistake(variable, 'turns TLS off for a server on another machine');
  }
  // Compose's own databases speak no TLS; `prefer` is libpq's default and asks for nothing.
  return meaning === 'verified' && !(isNearby(host) && (mode === 'prefer' || mode === 'allow'));
}

function modeOf(switched: string): string {
  return ['true', '1', 'require'].includes(switched)
    ? 'require'
    : switched === 'false' || switched === '0'
      ? 'disable'
      : switched;
}

function tlsOf(
  { host, parameters }: Address,
  { caFile }: PostgresOptions,
  env: Readonly<EnvMap>,
): VerifiedTls {
  const file = caFile ?? parameters.get('sslrootcert') ?? env.PGSSLROOTCERT;
  const ca = readAuthorities(caFile === undefined ? 'PGSSLROOTCERT' : 'caFile', systemOr(file));
  // RDS's certificates are signed by authorities of AWS that Node does not know; its proxies' are not.
  const isOwn = /(?<!\.proxy-\w+)\.[\w-]+\.rds\.amazonaws\.com(\.cn)?$/.test(host);
  if (isOwn && ca === undefined && !env.NODE_EXTRA_CA_CERTS) {
    throw new ConnectionMistake(
      'PGSSLROOTCERT',
      "is missing: RDS's certificate can only be checked with AWS's bundle (global-bundle.pem) in the image",
    );
  }
  return verifiedTls(ca);
}

/** `sslrootcert=system` means what Node does by itself. */
function systemOr(file: string | undefined): string | undefined {
  return file === 'system' ? undefined : file;
}
