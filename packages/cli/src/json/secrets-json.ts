import type { Comparison, ListedSecret, PreparedRollback, PreparedWrite } from '@seaworthy/engine';
import type { Difference } from '../secrets/find-differences.ts';
import type { Json } from './flatten.ts';
import { schemaVersion } from './result-json.ts';

/** `seaworthy secrets push --json` and `set --json`: names alone. */
export function writeJson(
  prepared: PreparedWrite,
  version: string | undefined,
  differences: readonly Difference[] = [],
): Json {
  const { added, changed, removed, same, kept, missing, secret } = prepared;
  return {
    schemaVersion,
    secret: secret.name,
    added: [...added],
    changed: [...changed],
    removed: [...removed],
    same: [...same],
    kept: [...kept],
    missing: [...missing],
    readDifferently: differences.map(({ key, programs }) => ({ key, programs: [...programs] })),
    written: version ?? null,
  };
}

/** `seaworthy secrets rollback --json` */
export function rollbackJson(prepared: PreparedRollback, isDone: boolean): Json {
  const { added, changed, removed, secret, version } = prepared;
  return {
    schemaVersion,
    secret: secret.name,
    version,
    added: [...added],
    changed: [...changed],
    removed: [...removed],
    done: isDone,
  };
}

/** `seaworthy secrets diff --json` */
export function comparisonJson(secret: string, { keys }: Comparison): Json {
  return {
    schemaVersion,
    secret,
    keys: keys.map(({ key, store, running }) => ({
      key,
      store,
      running: running.map(({ service, state }) => ({ service, state })),
    })),
  };
}

/** `seaworthy secrets ls --json` */
export function listJson({ name, arn, keys, versions }: ListedSecret): Json {
  return {
    schemaVersion,
    secret: name,
    arn,
    keys: keys.map(({ key, services, inStore }) => ({ key, services: [...services], inStore })),
    versions: versions.map(({ id, createdAt, isCurrent, isPrevious, usedBy }) => ({
      id,
      createdAt: createdAt?.toISOString() ?? null,
      isCurrent,
      isPrevious,
      usedBy: [...usedBy],
    })),
  };
}
