import type {
  ListObjectsV2Output,
  ListObjectsV2Request,
  ListObjectVersionsOutput,
  ListObjectVersionsRequest,
} from '@aws-sdk/client-s3';
import type { Operations } from '../aws/operation.ts';
import { type Bucket, currentObject, isMarker } from './bucket.ts';
import { bucketErrors } from './bucket-errors.ts';
import { type BucketParts, onBucket } from './bucket-parts.ts';

/** Operations that list keys. */
export function listOperations(parts: BucketParts): Operations {
  return {
    ListObjectsV2: onBucket<ListObjectsV2Request, ListObjectsV2Output>(
      parts,
      {
        name: 'ListObjectsV2',
        action: 'ListBucket',
        fields: [
          'ContinuationToken',
          'Delimiter',
          'EncodingType',
          'FetchOwner',
          'MaxKeys',
          'Prefix',
          'StartAfter',
        ],
      },
      listObjects,
    ),
    ListObjectVersions: onBucket<ListObjectVersionsRequest, ListObjectVersionsOutput>(
      parts,
      {
        name: 'ListObjectVersions',
        action: 'ListBucketVersions',
        fields: ['EncodingType', 'Prefix'],
      },
      listVersions,
    ),
  };
}

function listObjects(bucket: Bucket, input: ListObjectsV2Request): ListObjectsV2Output {
  const { Prefix: prefix = '', Delimiter: delimiter = '', ContinuationToken: token } = input;
  const most = Math.min(input.MaxKeys ?? 1000, 1000);
  const encode = encoderOf(input.EncodingType);
  const startAfter = token === undefined ? (input.StartAfter ?? '') : '';
  const listedBefore = token === undefined ? '' : readToken(token);
  const keys = [...bucket.objects.keys()]
    .filter((key) => key.startsWith(prefix) && currentObject(bucket, key) !== undefined)
    .filter((key) => compareKeys(key, startAfter) > 0)
    .sort(compareKeys);
  const entries = groupKeys(keys, prefix, delimiter).filter(
    ({ name }) => compareKeys(name, listedBefore) > 0,
  );
  const page = entries.slice(0, most);
  const last = page.at(-1);
  const more = entries.length > page.length && last !== undefined;
  const contents = page.flatMap(({ name, isPrefix }) => {
    const object = isPrefix ? undefined : currentObject(bucket, name);
    if (object === undefined) return [];
    return [
      {
        Key: encode(name),
        LastModified: new Date(object.modifiedAt),
        ETag: object.etag,
        Size: object.bytes.length,
        StorageClass: 'STANDARD' as const,
      },
    ];
  });
  const prefixes = page.filter(({ isPrefix }) => isPrefix);
  return {
    Name: bucket.name,
    Prefix: encode(prefix),
    ...(delimiter === '' ? {} : { Delimiter: encode(delimiter) }),
    ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
    ...(input.StartAfter === undefined ? {} : { StartAfter: encode(input.StartAfter) }),
    ...(input.ContinuationToken === undefined
      ? {}
      : { ContinuationToken: input.ContinuationToken }),
    MaxKeys: most,
    KeyCount: page.length,
    IsTruncated: more,
    ...(more ? { NextContinuationToken: writeToken(last.name) } : {}),
    ...(contents.length === 0 ? {} : { Contents: contents }),
    ...(prefixes.length === 0
      ? {}
      : { CommonPrefixes: prefixes.map(({ name }) => ({ Prefix: encode(name) })) }),
  };
}

function listVersions(bucket: Bucket, input: ListObjectVersionsRequest): ListObjectVersionsOutput {
  const { Prefix: prefix = '' } = input;
  const encode = encoderOf(input.EncodingType);
  const all = [...bucket.objects.keys()]
    .filter((key) => key.startsWith(prefix))
    .sort(compareKeys)
    .flatMap((key) =>
      (bucket.objects.get(key) ?? []).map((version, index) => ({ version, IsLatest: index === 0 })),
    );
  if (all.length > 1000)
    throw bucketErrors.invalidArgument('More than 1000 versions', 'prefix', prefix);
  return {
    Name: bucket.name,
    Prefix: encode(prefix),
    MaxKeys: 1000,
    IsTruncated: false,
    ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
    Versions: all.flatMap(({ version, IsLatest }) =>
      isMarker(version)
        ? []
        : [
            {
              Key: encode(version.key),
              VersionId: version.versionId,
              IsLatest,
              LastModified: new Date(version.modifiedAt),
              ETag: version.etag,
              Size: version.bytes.length,
              StorageClass: 'STANDARD' as const,
            },
          ],
    ),
    DeleteMarkers: all.flatMap(({ version, IsLatest }) =>
      isMarker(version)
        ? [
            {
              Key: encode(version.key),
              VersionId: version.versionId,
              IsLatest,
              LastModified: new Date(version.modifiedAt),
            },
          ]
        : [],
    ),
  };
}

/** Keys up to the delimiter stand for all that begin with them. */
function groupKeys(
  keys: readonly string[],
  prefix: string,
  delimiter: string,
): readonly { readonly name: string; readonly isPrefix: boolean }[] {
  const names = new Map<string, boolean>();
  for (const key of keys) {
    const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    if (at === -1) names.set(key, false);
    else names.set(key.slice(0, at + delimiter.length), true);
  }
  return [...names].map(([name, isPrefix]) => ({ name, isPrefix }));
}

/** By UTF-8 bytes. */
function compareKeys(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8'));
}

function encoderOf(type: string | undefined): (text: string) => string {
  return type === 'url'
    ? (text) => encodeURIComponent(text).replaceAll('%2F', '/')
    : (text) => text;
}

function writeToken(key: string): string {
  return Buffer.from(`after ${key}`, 'utf8').toString('base64');
}

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString('utf8');
  if (text.startsWith('after ')) return text.slice('after '.length);
  throw bucketErrors.invalidArgument(
    'The continuation token provided is incorrect',
    'continuation-token',
    token,
  );
}
