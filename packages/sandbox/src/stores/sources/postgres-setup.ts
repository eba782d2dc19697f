import type { RequestOf } from './request-of.ts';

/**
 * Statements that give an empty server what a new RDS instance has: the role rds_superuser and a
 * master user who has it, and who may create databases and roles but is no superuser.
 */
export function postgresSetup(request: RequestOf<'postgres'>): readonly string[] {
  const { password, database = 'postgres' } = request;
  const user = name(request.user);
  return [
    'CREATE ROLE rds_superuser NOLOGIN',
    'GRANT pg_monitor, pg_signal_backend TO rds_superuser WITH ADMIN OPTION',
    `CREATE ROLE ${user} LOGIN CREATEDB CREATEROLE PASSWORD ${text(password)}`,
    `GRANT rds_superuser TO ${user} WITH ADMIN OPTION`,
    `ALTER DATABASE postgres OWNER TO ${user}`,
    ...(database === 'postgres' ? [] : [`CREATE DATABASE ${name(database)} OWNER ${user}`]),
  ];
}

function name(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
