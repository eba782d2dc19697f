import type { Identity } from '../aws/identity.ts';
import type { Clock } from '../time/clock.ts';
import { secretErrors } from './secret-errors.ts';
import { current, type SecretRecord, type StoredVersion } from './secret-record.ts';
import type { SecretStore } from './secret-store.ts';
import { holdsSame } from './secret-value.ts';
import { addVersion } from './stage-versions.ts';

export interface VersionToPut {
  readonly value: Pick<StoredVersion, 'text' | 'binary'>;
  /** Becomes the version's id. */
  readonly token?: string | undefined;
  readonly stages?: readonly string[] | undefined;
}

/**
 * Adds a version to a secret, AWSCURRENT unless said. A repeated token with the same value changes
 * nothing; with another value it throws, as does any token that Secrets Manager would not take.
 */
export function putVersion(
  { store, clock, identity }: Dependencies,
  record: SecretRecord,
  { value, token, stages }: VersionToPut,
): StoredVersion {
  if (token !== undefined && (token.length < 32 || token.length > 64)) {
    throw secretErrors.tokenLength();
  }
  const same = record.versions.find(({ versionId }) => versionId === token);
  if (same) {
    if (!holdsSame(same, value)) throw secretErrors.tokenInUse(same.versionId, record.arn);
    return same;
  }
  const now = clock.now();
  const wanted = stages ?? [current];
  const version: StoredVersion = {
    ...value,
    versionId: token ?? identity.uuid(),
    createdAt: now,
    stages: record.versions.length === 0 ? [...new Set([...wanted, current])] : wanted,
  };
  store.put({ ...record, changedAt: now, versions: addVersion(record.versions, version) });
  return version;
}

export interface Dependencies {
  readonly store: SecretStore;
  readonly clock: Clock;
  readonly identity: Identity;
}
