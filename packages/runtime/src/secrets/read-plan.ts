import { existsSync } from 'node:fs';
import { dotenvSource } from './dotenv-source.ts';
import { environmentId, environmentSource } from './environment-source.ts';
import type { BootstrapOptions, EnvMap, SecretSource } from './options.ts';
import { secretsManagerSources } from './secrets-manager/secrets-manager-sources.ts';

/** What is going to be loaded. */
export interface Plan {
  readonly stage: string;
  /** Lowest precedence first. */
  readonly sources: readonly SecretSource[];
  readonly warnings: readonly string[];
}

/** Chooses stage and sources. */
export function readPlan(options: BootstrapOptions, env: Readonly<EnvMap>): Plan {
  const stage = options.stage ?? stageOf(env);
  if (options.sources) return { stage, sources: withEnvironment(options.sources), warnings: [] };
  const files = options.dotenv === false ? [] : (options.dotenv?.paths ?? ['.env']);
  const isLocal = stage === 'local';
  const ids = options.secretIds ?? (isLocal ? [] : listOf(env.SECRET_NAME));
  return {
    stage,
    sources: [
      ...(isLocal ? files.map(dotenvSource) : []),
      environmentSource(),
      ...(ids.length > 0 ? secretsManagerSources(ids, options) : []),
    ],
    warnings: isLocal ? [] : unreadFiles(files),
  };
}

function stageOf(env: Readonly<EnvMap>): string {
  const named = env.APP_ENV?.trim();
  return named || (env.ECS_CONTAINER_METADATA_URI_V4 ? 'production' : 'local');
}

/** The process's own variables are always there, whatever the sources are. */
function withEnvironment(sources: readonly SecretSource[]): readonly SecretSource[] {
  const isNamed = sources.some(({ id }) => id === environmentId);
  return isNamed ? sources : [environmentSource(), ...sources];
}

function listOf(names = ''): readonly string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function unreadFiles(paths: readonly string[]): readonly string[] {
  return paths
    .filter((path) => existsSync(path))
    .map((path) => `${path} is here and is not read: only the stage local reads such files.`);
}
