import type { RequestOf } from './request-of.ts';

/**
 * Statements that give an empty server what a new RDS instance has: a master user with the
 * privileges that RDS names.
 */
export function mysqlSetup({ user, password, database }: RequestOf<'mysql'>): readonly string[] {
  const master = `${text(user)}@'%'`;
  return [
    ...(database === undefined ? [] : [`CREATE DATABASE ${name(database)}`]),
    `CREATE USER ${master} IDENTIFIED BY ${text(password)}`,
    `GRANT ${masterPrivileges.join(', ')} ON *.* TO ${master} WITH GRANT OPTION`,
  ];
}

/** Takes away the users of a server that was just installed: they enter without a password. */
export const removeInstallers =
  "DROP USER IF EXISTS root@localhost, root@'127.0.0.1', root@'::1', mysql@localhost";

/** Amazon RDS User Guide, "Master user account privileges". */
const masterPrivileges = [
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'CREATE',
  'DROP',
  'RELOAD',
  'PROCESS',
  'REFERENCES',
  'INDEX',
  'ALTER',
  'SHOW DATABASES',
  'CREATE TEMPORARY TABLES',
  'LOCK TABLES',
  'EXECUTE',
  'REPLICATION SLAVE',
  'REPLICATION CLIENT',
  'CREATE VIEW',
  'SHOW VIEW',
  'CREATE ROUTINE',
  'ALTER ROUTINE',
  'CREATE USER',
  'EVENT',
  'TRIGGER',
];

function name(identifier: string): string {
  return `\`${identifier.replaceAll('`', '``')}\``;
}

function text(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
