import type { CacheStore } from '../store.ts';
import { decideVersion } from './decide-version.ts';
import type { KnownStore } from './known-store.ts';
import {
  commonParts,
  type StoreSource,
  secretFiles,
  secretOption,
  secretVariables,
} from './store-source.ts';
import { existingAddress, takeExisting } from './take-existing.ts';

type Engine = CacheStore['engine'];

/** Builds a cache from the container that plays it. */
export function buildCache(engine: Engine, source: StoreSource): KnownStore {
  const { settings, part } = source;
  const variables = ['REDIS_PASSWORD', 'VALKEY_PASSWORD'];
  const passwordNames =
    engine === 'memcached'
      ? []
      : [...secretVariables(source, variables), ...secretOption(source, '--requirepass')];
  const version = decideVersion(source, engine, titles[engine]);
  const store: CacheStore = {
    ...commonParts(source),
    kind: 'cache',
    engine,
    version,
    nodeType: settings?.class?.value ?? 'cache.t4g.micro',
    nodes: settings?.multiZone?.value ? 2 : 1,
    port: existingAddress(source)?.port?.value ?? (engine === 'memcached' ? 11211 : 6379),
    passwordNames: [...new Set(passwordNames)],
    ...takeExisting(source),
  };
  return {
    store,
    part,
    passwordNames,
    localNames: [],
    passwordFiles: secretFiles(source, variables),
  };
}

const titles: Readonly<Record<Engine, string>> = {
  redis: 'Redis',
  valkey: 'Valkey',
  memcached: 'Memcached',
};
