import { CopyObjectCommand } from '@aws-sdk/client-s3';
import { atMostAtOnce } from './at-most-at-once.ts';
import { type FileVersion, filesAt, readVersions, type SitePlace } from './site-versions.ts';
import { isPage, removeFiles, togetherAtMost, type Upload } from './upload-site.ts';

/**
 * Makes a bucket hold the files that it held at a moment, in milliseconds since 1970 by S3's clock:
 * S3 copies the versions of then, with their headers. As with an upload, pages come after all that
 * they name, and what is gone is removed last.
 */
export async function restoreSite(moment: number, place: SitePlace): Promise<Upload> {
  const versions = await readVersions(place);
  const now = filesAt(versions, Number.POSITIVE_INFINITY);
  const then = filesAt(versions, moment);
  const other = [...then.values()].filter(({ key, etag }) => now.get(key)?.etag !== etag);
  const copy = (some: readonly FileVersion[]) =>
    atMostAtOnce(togetherAtMost, some, (version) => putBack(version, place));
  await copy(other.filter((version) => !isPage(version)));
  await copy(other.filter(isPage));
  const gone = [...now.keys()].filter((key) => !then.has(key));
  await removeFiles(gone, place);
  return { put: other.length, removed: gone.length };
}

async function putBack({ key, id }: FileVersion, { s3, bucket, signal }: SitePlace): Promise<void> {
  const path = key.split('/').map(encodeURIComponent).join('/');
  const CopySource = `${bucket}/${path}?versionId=${encodeURIComponent(id)}`;
  const command = new CopyObjectCommand({ Bucket: bucket, Key: key, CopySource });
  await s3.send(command, { abortSignal: signal });
}
