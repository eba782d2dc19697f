import type { EngineVersion } from './engines.ts';

/** The version that RDS says a database runs: of a major version, its newest minor. */
export function runningVersion({ engine, version, major }: EngineVersion): string {
  if (version !== major) return version;
  const newest = engine.minors[major]?.[1];
  return engine.name === 'aurora-mysql'
    ? `${major}.mysql_aurora.3.${newest}.0`
    : `${major}.${newest}`;
}
