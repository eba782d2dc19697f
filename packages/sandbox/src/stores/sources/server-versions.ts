/** `16.4` → 16 */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

/** MySQL and MariaDB have a major version in two numbers: `10.11.14` → `10.11`. */
export function seriesOf(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? version;
}

/** What ElastiCache's versions are of: Redis up to 7.1, Valkey from 7.2 on. */
export function cacheProductOf(version: string): 'Redis' | 'Valkey' {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 7 || (major === 7 && minor >= 2) ? 'Valkey' : 'Redis';
}
