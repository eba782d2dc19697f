import { createHash } from 'node:crypto';
import type {
  AbortMultipartUploadRequest,
  CompletedPart,
  CompleteMultipartUploadOutput,
  CompleteMultipartUploadRequest,
  CreateMultipartUploadOutput,
  CreateMultipartUploadRequest,
  ListPartsOutput,
  ListPartsRequest,
  UploadPartOutput,
  UploadPartRequest,
} from '@aws-sdk/client-s3';
import type { Operations } from '../aws/operation.ts';
import { type Bucket, currentObject, type Upload, type UploadedPart } from './bucket.ts';
import { bucketErrors } from './bucket-errors.ts';
import { type BucketParts, checkAcl, checkEncryption, onBucket } from './bucket-parts.ts';
import { checkDigests, describeChecksum, etagOf } from './checksums.ts';
import { readBody } from './object-body.ts';
import { checkWriteConditions } from './object-conditions.ts';
import { headerFields, readObjectHeaders, readTagHeader } from './object-headers.ts';
import { putObject } from './object-versions.ts';

/** The smallest part but the last: 5 MiB. */
const smallestPart = 5 * 1024 * 1024;

/** Uploads in parts. */
export function uploadOperations(parts: BucketParts): Operations {
  const { clock, identity, store } = parts;
  return {
    CreateMultipartUpload: onBucket<CreateMultipartUploadRequest, CreateMultipartUploadOutput>(
      parts,
      {
        name: 'CreateMultipartUpload',
        action: 'PutObject',
        fields: [
          ...headerFields,
          'ACL',
          'ChecksumAlgorithm',
          'ChecksumType',
          'ServerSideEncryption',
          'StorageClass',
          'Tagging',
        ],
      },
      (bucket, input) => {
        checkAcl(input.ACL);
        checkEncryption(input.ServerSideEncryption);
        const upload: Upload = {
          id: identity.hex(64),
          key: input.Key ?? '',
          startedAt: clock.now(),
          headers: readObjectHeaders(input),
          tags: readTagHeader(input.Tagging),
          parts: new Map(),
        };
        bucket.uploads.set(upload.id, upload);
        return { Bucket: bucket.name, Key: upload.key, UploadId: upload.id };
      },
    ),
    UploadPart: onBucket<UploadPartRequest & { Body?: unknown }, UploadPartOutput>(
      parts,
      {
        name: 'UploadPart',
        action: 'PutObject',
        fields: [
          'Body',
          'ChecksumAlgorithm',
          'ChecksumCRC32',
          'ChecksumCRC32C',
          'ChecksumCRC64NVME',
          'ChecksumSHA1',
          'ChecksumSHA256',
          'ContentLength',
          'ContentMD5',
          'PartNumber',
          'UploadId',
        ],
      },
      async (bucket, input) => {
        const upload = uploadOf(bucket, input);
        const number = Number(input.PartNumber);
        if (!Number.isInteger(number) || number < 1 || number > 10_000) {
          throw bucketErrors.invalidArgument(
            'Part number must be an integer between 1 and 10000, inclusive',
            'partNumber',
            String(input.PartNumber),
          );
        }
        const bytes = await readBody(input.Body);
        const checksum = checkDigests(input, bytes);
        store.checkRoom(bytes.length);
        const part = { number, etag: etagOf(bytes), bytes, modifiedAt: clock.now() };
        upload.parts.set(number, part);
        return { ETag: part.etag, ...describeChecksum(checksum) };
      },
    ),
    CompleteMultipartUpload: onBucket<
      CompleteMultipartUploadRequest,
      CompleteMultipartUploadOutput
    >(
      parts,
      {
        name: 'CompleteMultipartUpload',
        action: 'PutObject',
        fields: ['ChecksumType', 'IfMatch', 'IfNoneMatch', 'MultipartUpload', 'UploadId'],
      },
      (bucket, input) => {
        const upload = uploadOf(bucket, input);
        const chosen = choose(upload, input.MultipartUpload?.Parts ?? []);
        checkWriteConditions(input, upload.key, currentObject(bucket, upload.key));
        // Its parts make room for the whole.
        bucket.uploads.delete(upload.id);
        const object = putObject(
          bucket,
          {
            ...upload.headers,
            key: upload.key,
            tags: upload.tags,
            bytes: new Uint8Array(Buffer.concat(chosen.map(({ bytes }) => bytes))),
            etag: etagOfParts(chosen),
          },
          parts,
        );
        return {
          Bucket: bucket.name,
          Key: upload.key,
          ETag: object.etag,
          Location: `https://${bucket.name}.s3.${identity.region}.amazonaws.com/${encodeURIComponent(upload.key)}`,
          ...(bucket.settings.versioned ? { VersionId: object.versionId } : {}),
        };
      },
    ),
    AbortMultipartUpload: onBucket<AbortMultipartUploadRequest, object>(
      parts,
      { name: 'AbortMultipartUpload', action: 'AbortMultipartUpload', fields: ['UploadId'] },
      (bucket, input) => {
        bucket.uploads.delete(uploadOf(bucket, input).id);
        return {};
      },
    ),
    ListParts: onBucket<ListPartsRequest, ListPartsOutput>(
      parts,
      {
        name: 'ListParts',
        action: 'ListMultipartUploadParts',
        fields: ['MaxParts', 'PartNumberMarker', 'UploadId'],
      },
      (bucket, input) => {
        const upload = uploadOf(bucket, input);
        const marker = Number(input.PartNumberMarker ?? 0);
        const most = Math.min(input.MaxParts ?? 1000, 1000);
        const rest = [...upload.parts.values()]
          .filter(({ number }) => number > marker)
          .sort((one, other) => one.number - other.number);
        const page = rest.slice(0, most);
        const last = page.at(-1)?.number;
        return {
          Bucket: bucket.name,
          Key: upload.key,
          UploadId: upload.id,
          MaxParts: most,
          PartNumberMarker: String(marker),
          IsTruncated: rest.length > most,
          ...(last === undefined ? {} : { NextPartNumberMarker: String(last) }),
          StorageClass: 'STANDARD',
          Parts: page.map((part) => ({
            PartNumber: part.number,
            ETag: part.etag,
            Size: part.bytes.length,
            LastModified: new Date(part.modifiedAt),
          })),
        };
      },
    ),
  };
}

function uploadOf(
  bucket: Bucket,
  { Key, UploadId: id = '' }: { Key?: string | undefined; UploadId?: string | undefined },
): Upload {
  const upload = bucket.uploads.get(id);
  if (upload === undefined || upload.key !== Key) throw bucketErrors.noUpload(id);
  return upload;
}

function choose({ parts }: Upload, wanted: readonly CompletedPart[]): readonly UploadedPart[] {
  if (wanted.length === 0) throw bucketErrors.malformedXml();
  const chosen = wanted.map(({ PartNumber, ETag = '' }) => {
    const part = parts.get(PartNumber ?? 0);
    const bare = (etag: string) => etag.replace(/^"|"$/g, '');
    if (part === undefined || bare(ETag) !== bare(part.etag)) throw bucketErrors.invalidPart();
    return part;
  });
  for (const [index, part] of chosen.entries()) {
    const next = chosen[index + 1];
    if (next === undefined) break;
    if (next.number <= part.number) throw bucketErrors.partOrder();
    if (part.bytes.length < smallestPart) {
      throw bucketErrors.tooSmall(part.number, part.bytes.length);
    }
  }
  return chosen;
}

/** The digest of the parts' digests, and how many they are. */
function etagOfParts(parts: readonly UploadedPart[]): string {
  const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'));
  const digest = createHash('md5').update(Buffer.concat(digests)).digest('hex');
  return `"${digest}-${parts.length}"`;
}
