import type {
  DeleteObjectTaggingRequest,
  GetObjectTaggingOutput,
  GetObjectTaggingRequest,
  PutObjectTaggingRequest,
} from '@aws-sdk/client-s3';
import type { Operations } from '../aws/operation.ts';
import { type BucketParts, onBucket } from './bucket-parts.ts';
import { checkTags } from './object-headers.ts';
import { findObject, replaceVersion } from './object-versions.ts';

/** Tags of objects. */
export function tagOperations(parts: BucketParts): Operations {
  return {
    GetObjectTagging: onBucket<GetObjectTaggingRequest, GetObjectTaggingOutput>(
      parts,
      { name: 'GetObjectTagging', action: 'GetObjectTagging', fields: ['VersionId'] },
      (bucket, { Key: key = '', VersionId }) => ({
        TagSet: Object.entries(findObject(bucket, key, VersionId).tags).map(([Key, Value]) => ({
          Key,
          Value,
        })),
      }),
    ),
    PutObjectTagging: onBucket<PutObjectTaggingRequest, object>(
      parts,
      {
        name: 'PutObjectTagging',
        action: 'PutObjectTagging',
        fields: ['ChecksumAlgorithm', 'Tagging', 'VersionId'],
      },
      (bucket, { Key: key = '', VersionId, Tagging }) => {
        const object = findObject(bucket, key, VersionId);
        const given = (Tagging?.TagSet ?? []).map(({ Key, Value }) => [Key, Value ?? '']);
        replaceVersion(bucket, object, { ...object, tags: checkTags(Object.fromEntries(given)) });
        return {};
      },
    ),
    DeleteObjectTagging: onBucket<DeleteObjectTaggingRequest, object>(
      parts,
      { name: 'DeleteObjectTagging', action: 'DeleteObjectTagging', fields: ['VersionId'] },
      (bucket, { Key: key = '', VersionId }) => {
        const object = findObject(bucket, key, VersionId);
        replaceVersion(bucket, object, { ...object, tags: {} });
        return {};
      },
    ),
  };
}
