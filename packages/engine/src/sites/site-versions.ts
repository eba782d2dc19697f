import { ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';

/** A site's bucket, which keeps earlier versions of its files. */
export interface SitePlace {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly signal: AbortSignal;
}

/** Which of a bucket's files are meant: those that it had when it was changed last. */
export interface SiteState {
  /** Milliseconds since 1970, by S3's clock. */
  readonly changedAt: number;
  /** How many, so that it shows when S3 does not have all of them any more. */
  readonly files: number;
}

/** What a bucket has had under a key since a moment; without an ETag, nothing. */
export interface FileVersion {
  readonly key: string;
  readonly id: string;
  readonly since: number;
  readonly etag?: string;
}

/** The files that a bucket had at a moment, by key. */
export type SiteFiles = ReadonlyMap<string, FileVersion>;

/** Every version that the bucket still has. */
export async function readVersions({
  s3,
  bucket,
  signal,
}: SitePlace): Promise<readonly FileVersion[]> {
  const versions: FileVersion[] = [];
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined;
  do {
    const command = new ListObjectVersionsCommand({ Bucket: bucket, ...from });
    const page = await s3.send(command, { abortSignal: signal });
    for (const {
      Key: key = '',
      VersionId: id = '',
      LastModified,
      ETag: etag = '',
    } of page.Versions ?? []) {
      versions.push({ key, id, since: LastModified?.getTime() ?? 0, etag });
    }
    for (const { Key: key = '', VersionId: id = '', LastModified } of page.DeleteMarkers ?? []) {
      versions.push({ key, id, since: LastModified?.getTime() ?? 0 });
    }
    from = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
  } while (from);
  return versions;
}

/** The state of a bucket now, by which a release can be gone back to. */
export function stateOf(versions: readonly FileVersion[]): SiteState {
  const changedAt = Math.max(0, ...versions.map(({ since }) => since));
  return { changedAt, files: filesAt(versions, changedAt).size };
}

/** The files that the bucket had at a moment, as far as their versions are still there. */
export function filesAt(versions: readonly FileVersion[], moment: number): SiteFiles {
  const newest = new Map<string, FileVersion>();
  for (const version of versions) {
    if (version.since > moment) continue;
    const known = newest.get(version.key);
    if (!known || known.since < version.since) newest.set(version.key, version);
  }
  return new Map([...newest].filter(([, { etag }]) => etag !== undefined));
}

/** Whether they are the same files with the same contents. */
export function isSameSite(some: SiteFiles, others: SiteFiles): boolean {
  if (some.size !== others.size) return false;
  return [...some].every(([key, { etag }]) => others.get(key)?.etag === etag);
}
