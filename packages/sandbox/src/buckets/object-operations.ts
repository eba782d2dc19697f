import type {
  CopyObjectOutput,
  CopyObjectRequest,
  DeleteObjectOutput,
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
  GetObjectRequest,
  HeadObjectRequest,
  PutObjectOutput,
  PutObjectRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws/aws-error.ts';
import type { Call, Operations } from '../aws/operation.ts';
import { type Bucket, currentObject, type StoredObject } from './bucket.ts';
import { bucketErrors } from './bucket-errors.ts';
import {
  arnOfBucket,
  type BucketParts,
  checkAcl,
  checkEncryption,
  onBucket,
  refuseMissing,
} from './bucket-parts.ts';
import { checkDigests, describeChecksum, etagOf } from './checksums.ts';
import { ObjectBody, readBody } from './object-body.ts';
import { checkReadConditions, checkWriteConditions, readRange } from './object-conditions.ts';
import {
  describeObject,
  headerFields,
  readObjectHeaders,
  readTagHeader,
} from './object-headers.ts';
import { deleteObject, findObject, putObject } from './object-versions.ts';

/** The largest upload in one go: 5 GiB. */
const largestUpload = 5 * 1024 ** 3;

const readFields = [
  'ChecksumMode',
  'IfMatch',
  'IfModifiedSince',
  'IfNoneMatch',
  'IfUnmodifiedSince',
  'Range',
  'ResponseCacheControl',
  'ResponseContentDisposition',
  'ResponseContentEncoding',
  'ResponseContentLanguage',
  'ResponseContentType',
  'VersionId',
] as const;

/** Operations on objects. */
export function objectOperations(parts: BucketParts): Operations {
  return {
    PutObject: onBucket<PutObjectRequest & { Body?: unknown }, PutObjectOutput>(
      parts,
      {
        name: 'PutObject',
        action: 'PutObject',
        fields: [
          ...headerFields,
          'ACL',
          'Body',
          'ChecksumAlgorithm',
          'ChecksumCRC32',
          'ChecksumCRC32C',
          'ChecksumCRC64NVME',
          'ChecksumSHA1',
          'ChecksumSHA256',
          'ContentLength',
          'ContentMD5',
          'IfMatch',
          'IfNoneMatch',
          'ServerSideEncryption',
          'StorageClass',
          'Tagging',
        ],
        further: ({ Bucket = '', Key, Tagging }) =>
          Tagging === undefined
            ? []
            : [{ action: 's3:PutObjectTagging', resource: `${arnOfBucket(Bucket)}/${Key}` }],
      },
      async (bucket, input) => {
        checkAcl(input.ACL);
        checkEncryption(input.ServerSideEncryption);
        const bytes = await readBody(input.Body);
        if (bytes.length > largestUpload) throw bucketErrors.tooLarge(bytes.length);
        const checksum = checkDigests(input, bytes);
        const key = input.Key ?? '';
        checkWriteConditions(input, key, currentObject(bucket, key));
        const object = putObject(
          bucket,
          {
            key,
            bytes,
            etag: etagOf(bytes),
            tags: readTagHeader(input.Tagging),
            ...readObjectHeaders(input),
            ...(checksum === undefined ? {} : { checksum }),
          },
          parts,
        );
        return {
          ETag: object.etag,
          ServerSideEncryption: 'AES256',
          ...describeChecksum(checksum),
          ...(bucket.settings.versioned ? { VersionId: object.versionId } : {}),
        };
      },
    ),
    GetObject: onBucket<GetObjectRequest, object>(
      parts,
      { name: 'GetObject', action: readAction, fields: readFields },
      (bucket, input, call) => {
        const object = readObject(bucket, input, call, parts);
        return {
          ...describeRead(object, input, bucket),
          Body: new ObjectBody(bytesOf(object, input)),
        };
      },
    ),
    HeadObject: onBucket<HeadObjectRequest, object>(
      parts,
      { name: 'HeadObject', action: readAction, fields: readFields },
      (bucket, input, call) => {
        try {
          return describeRead(readObject(bucket, input, call, parts), input, bucket);
        } catch (error) {
          if (error instanceof AwsError && error.status === 404) throw bucketErrors.notFound();
          throw error;
        }
      },
    ),
    DeleteObject: onBucket<DeleteObjectRequest, DeleteObjectOutput>(
      parts,
      {
        name: 'DeleteObject',
        action: ({ VersionId }) =>
          VersionId === undefined ? 'DeleteObject' : 'DeleteObjectVersion',
        fields: ['VersionId'],
      },
      (bucket, { Key: key = '', VersionId }) => deleteObject(bucket, key, VersionId, parts),
    ),
    DeleteObjects: onBucket<DeleteObjectsRequest, DeleteObjectsOutput>(
      parts,
      {
        name: 'DeleteObjects',
        fields: ['ChecksumAlgorithm', 'Delete'],
        further: ({ Bucket = '', Delete }) =>
          (Delete?.Objects ?? []).map(({ Key }) => ({
            action: 's3:DeleteObject',
            resource: `${arnOfBucket(Bucket)}/${Key}`,
          })),
      },
      (bucket, { Delete }) => {
        const objects = Delete?.Objects ?? [];
        if (objects.length === 0 || objects.length > 1000) throw bucketErrors.malformedXml();
        const Deleted = objects.map(({ Key: key = '', VersionId: version }) => {
          const gone = deleteObject(bucket, key, version, parts);
          return {
            Key: key,
            ...(version === undefined ? {} : { VersionId: version }),
            ...(gone.DeleteMarker && gone.VersionId !== undefined
              ? { DeleteMarker: true, DeleteMarkerVersionId: gone.VersionId }
              : {}),
          };
        });
        return Delete?.Quiet ? {} : { Deleted };
      },
    ),
    CopyObject: onBucket<CopyObjectRequest, CopyObjectOutput>(
      parts,
      {
        name: 'CopyObject',
        action: 'PutObject',
        fields: [
          ...headerFields,
          'ACL',
          'ChecksumAlgorithm',
          'CopySource',
          'MetadataDirective',
          'ServerSideEncryption',
          'StorageClass',
          'Tagging',
          'TaggingDirective',
        ],
        further: ({ CopySource = '' }) => {
          const { bucket, key } = readSource(CopySource);
          return [{ action: 's3:GetObject', resource: `${arnOfBucket(bucket)}/${key}` }];
        },
      },
      (bucket, input, call) => {
        checkAcl(input.ACL);
        checkEncryption(input.ServerSideEncryption);
        const from = readSource(input.CopySource ?? '');
        const source = parts.store.existing(from.bucket);
        const original = readObject(
          source,
          { Key: from.key, VersionId: from.versionId },
          call,
          parts,
        );
        const key = input.Key ?? '';
        const replaces = input.MetadataDirective === 'REPLACE';
        if (source === bucket && from.key === key && from.versionId === undefined && !replaces) {
          throw bucketErrors.copyToItself();
        }
        const { versionId: _version, modifiedAt: _at, ...kept } = original;
        const copy = putObject(
          bucket,
          {
            ...kept,
            ...(replaces ? readObjectHeaders(input) : {}),
            key,
            tags:
              input.TaggingDirective === 'REPLACE' ? readTagHeader(input.Tagging) : original.tags,
          },
          parts,
        );
        return {
          CopyObjectResult: { ETag: copy.etag, LastModified: new Date(copy.modifiedAt) },
          ServerSideEncryption: 'AES256',
          ...(bucket.settings.versioned ? { VersionId: copy.versionId } : {}),
        };
      },
    ),
  };
}

function readAction({ VersionId }: { readonly VersionId?: string | undefined }): string {
  return VersionId === undefined ? 'GetObject' : 'GetObjectVersion';
}

type ReadInput = Pick<GetObjectRequest, 'Key'> & Partial<GetObjectRequest>;

function readObject(
  bucket: Bucket,
  input: Omit<ReadInput, 'Bucket'>,
  call: Call,
  parts: BucketParts,
): StoredObject {
  const key = input.Key ?? '';
  if (!bucket.objects.has(key)) refuseMissing(bucket, call, parts);
  const object = findObject(bucket, key, input.VersionId);
  checkReadConditions(input, object);
  return object;
}

function bytesOf({ bytes }: StoredObject, { Range }: ReadInput): Uint8Array {
  const range = readRange(Range, bytes.length);
  return range === undefined ? bytes : bytes.subarray(range.start, range.end + 1);
}

function describeRead(object: StoredObject, input: ReadInput, { settings }: Bucket) {
  const size = object.bytes.length;
  const range = readRange(input.Range, size);
  const tagCount = Object.keys(object.tags).length;
  const overrides = {
    CacheControl: input.ResponseCacheControl,
    ContentDisposition: input.ResponseContentDisposition,
    ContentEncoding: input.ResponseContentEncoding,
    ContentLanguage: input.ResponseContentLanguage,
    ContentType: input.ResponseContentType,
  };
  return {
    ...describeObject(object, settings.versioned),
    ...Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined)),
    ...(tagCount === 0 ? {} : { TagCount: tagCount }),
    ...(range === undefined
      ? input.ChecksumMode === 'ENABLED' && describeChecksum(object.checksum)
      : {
          ContentLength: range.end - range.start + 1,
          ContentRange: `bytes ${range.start}-${range.end}/${size}`,
        }),
  };
}

/** `bucket/key?versionId=…`, percent-encoded, with or without a slash in front. */
function readSource(source: string): {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
} {
  const [path = '', query = ''] = source.replace(/^\//, '').split('?versionId=');
  const [bucket = '', ...key] = decodeURIComponent(path).split('/');
  if (key.length === 0) {
    throw bucketErrors.invalidArgument(
      'Invalid copy source object key',
      'x-amz-copy-source',
      source,
    );
  }
  return { bucket, key: key.join('/'), ...(query === '' ? {} : { versionId: query }) };
}
