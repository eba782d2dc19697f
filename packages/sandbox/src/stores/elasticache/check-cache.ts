import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import type { PropertyReader } from '../../resources/read-properties.ts';

/** The engine of a cache and its version. Throws AwsError for one that ElastiCache does not have. */
export function readCacheEngine(
  properties: PropertyReader,
  fallback: string,
): { readonly engine: string; readonly version: string } {
  const engine = properties.text('Engine') ?? fallback;
  const versions = versionsOf[engine];
  if (versions === undefined) {
    throw new AwsError('InvalidParameterValue', `Invalid cache engine: ${engine}`);
  }
  const version = properties.text('EngineVersion') ?? versions.at(-1) ?? '';
  if (!versions.includes(version)) {
    throw new AwsError(
      'InvalidParameterCombination',
      `Cannot find version ${version} for ${engine}`,
    );
  }
  return { engine, version };
}

/** ElastiCache User Guide, "Supported engines and versions", as of September 2026. */
const versionsOf: Readonly<Record<string, readonly string[]>> = {
  redis: ['5.0.6', '6.0', '6.2', '7.0', '7.1'],
  valkey: ['7.2', '8.0', '8.1', '8.2', '9.0', '9.1'],
  memcached: ['1.5.10', '1.5.16', '1.6.6', '1.6.12', '1.6.17', '1.6.22'],
};

export function checkNodeType(properties: PropertyReader): void {
  const node = properties.text('CacheNodeType');
  if (node !== undefined && /^cache\.[a-z]\w*\.\w+$/.test(node)) return;
  throw new AwsError('InvalidParameterValue', `Invalid Cache Node Type: ${node ?? ''}`);
}

/** The token that clients must give, if any. Throws AwsError as ElastiCache does. */
export function readAuthToken(properties: PropertyReader, hasTls: boolean): string | undefined {
  const token = properties.text('AuthToken');
  if (token === undefined) return undefined;
  if (!hasTls) {
    throw new AwsError(
      'InvalidParameterValue',
      'The AUTH token is only supported when encryption-in-transit is enabled',
    );
  }
  if (!/^[A-Za-z0-9!&#$^<>-]{16,128}$/.test(token)) {
    throw new AwsError('InvalidParameterValue', 'Invalid AuthToken provided.');
  }
  return token;
}

/** Refuses what is about several shards. */
export function refuseClusterMode(properties: PropertyReader): void {
  const mode = properties.text('ClusterMode') ?? 'disabled';
  const shards = properties.number('NumNodeGroups') ?? 1;
  const group = properties.text('CacheParameterGroupName') ?? '';
  if (mode !== 'disabled' || shards > 1 || group.endsWith('.cluster.on')) {
    throw new NotModelled('cluster mode of AWS::ElastiCache::ReplicationGroup');
  }
  if (group !== '' && !group.startsWith('default.')) {
    throw new NotModelled(`the cache parameter group ${group}`);
  }
}
