/** Whether every server has a database of this name, for its own use. */
export function isSystemDatabase(name: string): boolean {
  return systemDatabases.has(name);
}

const systemDatabases: ReadonlySet<string> = new Set([
  'mysql',
  'sys',
  'information_schema',
  'performance_schema',
]);
