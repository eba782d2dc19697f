import type { Bucket, ObjectVersion, StoredObject } from './bucket.ts';
import { isMarker } from './bucket.ts';
import { bucketErrors } from './bucket-errors.ts';
import type { BucketParts } from './bucket-parts.ts';

/** Puts a new version of an object in front of those before it, or in their place. */
export function putObject(
  bucket: Bucket,
  object: Omit<StoredObject, 'versionId' | 'modifiedAt'>,
  { clock, identity, store }: BucketParts,
): StoredObject {
  if (Buffer.byteLength(object.key) > 1024) throw bucketErrors.keyTooLong();
  store.checkRoom(object.bytes.length);
  const stored: StoredObject = {
    ...object,
    versionId: bucket.settings.versioned ? identity.hex(32) : 'null',
    modifiedAt: clock.now(),
  };
  addVersion(bucket, stored);
  return stored;
}

/** What a deletion did, as DeleteObject tells it. */
export interface Deletion {
  readonly VersionId?: string;
  readonly DeleteMarker?: boolean;
}

/** Deletes one version, or the object: with versions that only adds a marker. */
export function deleteObject(
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
  { clock, identity }: BucketParts,
): Deletion {
  const versions = bucket.objects.get(key) ?? [];
  if (versionId !== undefined) {
    const gone = versions.find((version) => version.versionId === versionId);
    setVersions(
      bucket,
      key,
      versions.filter((version) => version !== gone),
    );
    return { VersionId: versionId, ...(gone && isMarker(gone) ? { DeleteMarker: true } : {}) };
  }
  if (!bucket.settings.versioned) {
    bucket.objects.delete(key);
    return {};
  }
  const marker = identity.hex(32);
  addVersion(bucket, { key, versionId: marker, modifiedAt: clock.now(), deleted: true });
  return { VersionId: marker, DeleteMarker: true };
}

/** The version that is asked for, or the newest. Throws NoSuchKey and its like. */
export function findObject(
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): StoredObject {
  const versions = bucket.objects.get(key) ?? [];
  const version =
    versionId === undefined
      ? versions[0]
      : versions.find((candidate) => candidate.versionId === versionId);
  if (version === undefined) {
    throw versionId === undefined
      ? bucketErrors.noKey(key)
      : bucketErrors.noVersion(key, versionId);
  }
  if (!isMarker(version)) return version;
  throw versionId === undefined ? bucketErrors.noKey(key) : bucketErrors.methodNotAllowed();
}

/** Replaces a version by itself with other tags. */
export function replaceVersion(bucket: Bucket, before: StoredObject, after: StoredObject): void {
  const versions = bucket.objects.get(before.key) ?? [];
  setVersions(
    bucket,
    before.key,
    versions.map((version) => (version === before ? after : version)),
  );
}

function addVersion(bucket: Bucket, version: ObjectVersion): void {
  const before = bucket.objects.get(version.key) ?? [];
  const kept = before.filter(({ versionId }) => versionId !== version.versionId);
  bucket.objects.set(version.key, [version, ...kept]);
}

function setVersions(bucket: Bucket, key: string, versions: readonly ObjectVersion[]): void {
  if (versions.length === 0) bucket.objects.delete(key);
  else bucket.objects.set(key, versions);
}
