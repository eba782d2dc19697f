import { problems } from '../application-diagnostics.ts';
import type { RelationalStore } from '../store.ts';
import { chooseDatabase } from './choose-database.ts';
import { decideVersion } from './decide-version.ts';
import type { KnownStore } from './known-store.ts';
import {
  commonParts,
  plainVariable,
  type StoreSource,
  secretFiles,
  secretVariables,
} from './store-source.ts';
import { existingAddress, takeExisting } from './take-existing.ts';

type Engine = RelationalStore['engine'];

/** Builds a relational database from the container that plays it. */
export function buildRelational(engine: Engine, source: StoreSource): KnownStore {
  const { settings, part } = source;
  const facts = engines[engine];
  const passwordNames = secretVariables(source, facts.passwords);
  const existing = existingAddress(source);
  const username = existing ? sameUsername(engine, source) : chooseUsername(engine, source);
  const database = chooseDatabase(engine, source);
  const version = decideVersion(source, engine, facts.title);
  const store: RelationalStore = {
    ...commonParts(source),
    kind: 'relational',
    engine,
    version,
    on: placeOf(source),
    database: existing?.database?.value ?? database.name,
    username: existing?.username?.value ?? username.name,
    backupDays: settings?.backupDays?.value ?? 7,
    port: existing?.port?.value ?? facts.port,
    passwordNames: [...new Set(passwordNames)],
    ...takeExisting(source),
  };
  return {
    store,
    part,
    passwordNames,
    localNames: [],
    passwordFiles: secretFiles(source, facts.passwords),
    ...(username.local !== undefined && { localUser: username.local }),
    ...(database.local !== undefined && { localDatabase: database.local }),
  };
}

interface EngineFacts {
  readonly title: string;
  readonly port: number;
  readonly users: readonly string[];
  readonly passwords: readonly string[];
  /** The user that the image makes when none is named. */
  readonly defaultUser: string;
  /** The master user when the image's own cannot be: RDS keeps some names to itself. */
  readonly masterUser: string;
  readonly reserved: ReadonlySet<string>;
}

const mysqlFacts = {
  port: 3306,
  users: ['MYSQL_USER', 'MARIADB_USER'],
  passwords: ['MYSQL_PASSWORD', 'MYSQL_ROOT_PASSWORD', 'MARIADB_PASSWORD', 'MARIADB_ROOT_PASSWORD'],
  defaultUser: 'root',
  masterUser: 'admin',
  reserved: new Set(['root', 'rdsadmin', 'mysql', 'sys']),
} as const;

const engines: Readonly<Record<Engine, EngineFacts>> = {
  postgres: {
    title: 'PostgreSQL',
    port: 5432,
    users: ['POSTGRES_USER', 'POSTGRESQL_USERNAME', 'POSTGRESQL_USER'],
    passwords: ['POSTGRES_PASSWORD', 'POSTGRESQL_PASSWORD', 'POSTGRESQL_POSTGRES_PASSWORD'],
    defaultUser: 'postgres',
    masterUser: 'postgres',
    reserved: new Set(['admin', 'rdsadmin', 'rds_superuser', 'user', 'public']),
  },
  mysql: { title: 'MySQL', ...mysqlFacts },
  mariadb: { title: 'MariaDB', ...mysqlFacts },
};

interface Chosen {
  readonly name: string;
  /** As the container has it, if that can be seen. */
  readonly local?: string;
}

/** Who is there already has any name. */
function sameUsername(engine: Engine, source: StoreSource): Chosen {
  const { users, defaultUser } = engines[engine];
  const name = plainVariable(source, users)?.value ?? defaultUser;
  return { name, local: name };
}

/** RDS wants a letter first, then letters, digits and underscores, and keeps some names to itself. */
function chooseUsername(engine: Engine, source: StoreSource): Chosen {
  const { users, defaultUser, masterUser, reserved } = engines[engine];
  const asked = plainVariable(source, users);
  const isHidden = secretVariables(source, users).length > 0;
  if (!asked) {
    const name = isHidden ? 'app' : masterUser;
    return { name, ...(!isHidden && { local: defaultUser }) };
  }
  const isTaken = reserved.has(asked.value.toLowerCase());
  if (!isTaken && /^[A-Za-z]\w{0,15}$/.test(asked.value)) {
    return { name: asked.value, local: asked.value };
  }
  const cleaned = asked.value
    .replace(/\W/g, '_')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 16);
  const name = isTaken || cleaned === '' ? 'app' : cleaned;
  source.report(
    problems['application/store-username'](asked.span, {
      name: source.part.service.name,
      user: asked.value,
      replacement: name,
    }),
  );
  return { name, local: asked.value };
}

function placeOf({ settings }: StoreSource): RelationalStore['on'] {
  if (settings?.type?.value === 'aurora') {
    const minCapacity = settings.minCapacity?.value ?? 0.5;
    const maxCapacity = settings.maxCapacity?.value ?? Math.max(4, minCapacity);
    return { kind: 'aurora', minCapacity, maxCapacity };
  }
  return {
    kind: 'rds',
    instanceClass: settings?.class?.value ?? 'db.t4g.micro',
    storageGb: settings?.storage?.value ?? 20,
    multiZone: settings?.multiZone?.value ?? false,
  };
}
