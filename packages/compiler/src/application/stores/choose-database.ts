import type { Span } from '../../source/span.ts';
import { problems } from '../application-diagnostics.ts';
import type { RelationalStore } from '../store.ts';
import { plainIn } from '../values/flat-text.ts';
import { plainVariable, type StoreSource, secretVariables } from './store-source.ts';
import { isSystemDatabase } from './system-databases.ts';

/** The database that RDS makes at the start; `local` is the one that the container makes. */
export interface ChosenDatabase {
  readonly name: string;
  readonly local?: string;
}

/** Takes the database that the container makes, else the one that users of the store ask for. */
export function chooseDatabase(
  engine: RelationalStore['engine'],
  source: StoreSource,
): ChosenDatabase {
  const asked = plainVariable(source, databaseVariables[engine]);
  if (asked) return rdsName(asked.value, source, asked.span);
  const isHidden = secretVariables(source, databaseVariables[engine]).length > 0;
  if (isHidden) return { name: 'app' };
  return engine === 'postgres' ? postgresDefault(source) : { name: databaseInUse(source) ?? 'app' };
}

const databaseVariables: Readonly<Record<RelationalStore['engine'], readonly string[]>> = {
  postgres: ['POSTGRES_DB', 'POSTGRESQL_DATABASE'],
  mysql: ['MYSQL_DATABASE', 'MARIADB_DATABASE'],
  mariadb: ['MARIADB_DATABASE', 'MYSQL_DATABASE'],
};

/** PostgreSQL's image names the database like the user. */
function postgresDefault(source: StoreSource): ChosenDatabase {
  const user = plainVariable(source, ['POSTGRES_USER', 'POSTGRESQL_USERNAME']);
  return user ? rdsName(user.value, source, user.span) : { name: 'postgres', local: 'postgres' };
}

/** The first database in a user's address that is not the server's own. */
function databaseInUse({ users }: StoreSource): string | undefined {
  for (const { mentions } of users) {
    for (const { variable, address } of mentions) {
      const name = address.path && plainIn(variable.flat, address.path);
      const isFit = name !== undefined && /^[A-Za-z]\w{0,62}$/.test(name);
      if (isFit && !isSystemDatabase(name)) return name;
    }
  }
  return undefined;
}

/** RDS wants a letter first, then letters, digits and underscores. */
function rdsName(asked: string, { part, report }: StoreSource, span: Span): ChosenDatabase {
  if (/^[A-Za-z]\w{0,62}$/.test(asked)) return { name: asked, local: asked };
  const cleaned = asked
    .replace(/\W/g, '_')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 63);
  const name = cleaned === '' ? 'app' : cleaned;
  const parameters = { name: part.service.name, database: asked, replacement: name };
  report(problems['application/store-database'](span, parameters));
  return { name, local: asked };
}
