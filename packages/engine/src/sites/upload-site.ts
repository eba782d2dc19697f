import { createHash } from 'node:crypto';
import {
  DeleteObjectsCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { atMostAtOnce } from './at-most-at-once.ts';
import type { SiteFile } from './built-sites.ts';
import { type FileHeaders, headersOf } from './file-headers.ts';
import type { SitePlace } from './site-versions.ts';

/** How many files were put and taken away; the others were there already. */
export interface Upload {
  readonly put: number;
  readonly removed: number;
}

/**
 * Makes a bucket hold these files and no others. At every moment pages find what they name: they come
 * after everything else, and what is gone is removed last. What is there already is left.
 */
export async function uploadSite(files: readonly SiteFile[], place: SitePlace): Promise<Upload> {
  const there = await listFiles(place);
  const put = async (some: readonly SiteFile[]): Promise<number> => {
    const done = await atMostAtOnce(togetherAtMost, some, (file) => putFile(file, there, place));
    return done.filter((isNew) => isNew).length;
  };
  const others = await put(files.filter((file) => !isPage(file)));
  const pages = await put(files.filter(isPage));
  const kept = new Set(files.map(({ key }) => key));
  const gone = [...there.keys()].filter((key) => !kept.has(key));
  await removeFiles(gone, place);
  return { put: others + pages, removed: gone.length };
}

/** Pages name other files, and are not named with a hash of their contents. */
export function isPage({ key }: { readonly key: string }): boolean {
  return /\.html?$/i.test(key);
}

/** Files in memory and requests under way. */
export const togetherAtMost = 8;

/** The ETag of each file: the MD5 of its contents, as long as it was put in one piece. */
async function listFiles({ s3, bucket, signal }: SitePlace): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let ContinuationToken: string | undefined;
  do {
    const command = new ListObjectsV2Command({ Bucket: bucket, ContinuationToken });
    const page = await s3.send(command, { abortSignal: signal });
    for (const { Key = '', ETag = '' } of page.Contents ?? []) found.set(Key, ETag);
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return found;
}

/** Whether the file had to be put. */
async function putFile(
  { key, read }: SiteFile,
  there: ReadonlyMap<string, string>,
  place: SitePlace,
): Promise<boolean> {
  const Body = await read();
  const md5 = createHash('md5').update(Body).digest('hex');
  const headers = headersOf(key);
  if (there.get(key) === `"${md5}"` && (await hasHeaders(key, headers, place))) return false;
  const { s3, bucket: Bucket, signal } = place;
  const command = new PutObjectCommand({
    Bucket,
    Key: key,
    Body,
    ContentType: headers.contentType,
    CacheControl: headers.cacheControl,
  });
  await s3.send(command, { abortSignal: signal });
  return true;
}

/** Other tools put the same file without saying how long it may be kept. */
async function hasHeaders(
  Key: string,
  { contentType, cacheControl }: FileHeaders,
  { s3, bucket: Bucket, signal }: SitePlace,
): Promise<boolean> {
  const command = new HeadObjectCommand({ Bucket, Key });
  const head = await s3.send(command, { abortSignal: signal });
  return head.ContentType === contentType && head.CacheControl === cacheControl;
}

/** Takes files away; earlier versions stay. */
export async function removeFiles(
  keys: readonly string[],
  { s3, bucket, signal }: SitePlace,
): Promise<void> {
  for (let at = 0; at < keys.length; at += mostDeletedAtOnce) {
    const Objects = keys.slice(at, at + mostDeletedAtOnce).map((Key) => ({ Key }));
    const command = new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } });
    const { Errors: [error] = [] } = await s3.send(command, { abortSignal: signal });
    if (error) throw new Error(`${error.Key} was not removed: ${error.Message ?? error.Code}`);
  }
}

/** AWS's limit. */
const mostDeletedAtOnce = 1000;
