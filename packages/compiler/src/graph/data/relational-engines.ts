import type { RelationalStore } from '../../application/store.ts';

/** An engine as RDS or Aurora calls it, and how it is told to refuse connections without TLS. */
export interface EngineFacts {
  readonly engine: string;
  readonly version: string;
  /** Family of the parameter group. */
  readonly family: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Logs that go to CloudWatch. */
  readonly logs: readonly string[];
  /** Memory that a connection is counted for, in bytes: the engine's default limit follows from it. */
  readonly bytesPerConnection: number;
}

/** The engine of a store on the service that runs it. */
export function engineFacts(store: RelationalStore): EngineFacts {
  const behaviour = behaviours[store.engine];
  if (store.on.kind === 'rds') {
    const { engine, version } = store;
    const family = `${engine}${version}`;
    return { ...behaviour, engine, version: minorVersions[family] ?? version, family };
  }
  if (store.engine === 'postgres') {
    const family = `aurora-postgresql${store.version}`;
    const version = minorVersions[family] ?? store.version;
    return { ...behaviour, engine: 'aurora-postgresql', version, family, logs: ['postgresql'] };
  }
  return {
    ...behaviour,
    engine: 'aurora-mysql',
    version: auroraMysqlVersion,
    family: 'aurora-mysql8.0',
    parameters: { require_secure_transport: 'ON' },
  };
}

const mysql = {
  parameters: { require_secure_transport: '1' },
  logs: ['error', 'slowquery'],
  bytesPerConnection: 12_582_880,
};

const behaviours: Readonly<
  Record<RelationalStore['engine'], Omit<EngineFacts, 'engine' | 'version' | 'family'>>
> = {
  postgres: {
    parameters: { 'rds.force_ssl': '1' },
    logs: ['postgresql', 'upgrade'],
    bytesPerConnection: 9_531_392,
  },
  mysql,
  mariadb: mysql,
};

/**
 * Where the major version alone is not a version that CloudFormation knows: the newest minor one of
 * each as of September 2026. AWS upgrades it by itself; the template is not at odds with that as
 * long as it says the same as before.
 */
const minorVersions: Readonly<Record<string, string>> = {
  'mysql8.0': '8.0.46',
  'mysql8.4': '8.4.11',
  'mariadb10.6': '10.6.28',
  'mariadb10.11': '10.11.19',
  'mariadb11.4': '11.4.13',
  'mariadb11.8': '11.8.9',
  'aurora-postgresql15': '15.18',
  'aurora-postgresql16': '16.14',
  'aurora-postgresql17': '17.10',
  'aurora-postgresql18': '18.4',
};

/** The release of Aurora MySQL with long-term support; it speaks MySQL 8.0. */
const auroraMysqlVersion = '8.0.mysql_aurora.3.10.4';
