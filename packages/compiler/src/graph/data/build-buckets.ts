import type { BucketStore } from '../../application/store.ts';
import { logicalId } from '../../text/names.ts';
import { attribute, ref, resource, sub } from '../build-resource.ts';
import { closedBucket } from '../closed-bucket.ts';
import type { Resource } from '../graph.ts';
import type { HandoverKey } from '../handover.ts';
import type { Property } from '../intrinsics.ts';
import { addressOf, type BuiltStore, ownedBy } from './built-store.ts';
import { itemName } from './item-name.ts';
import { kept } from './retention.ts';

/** Builds the buckets of a store on S3: private, encrypted, reached by TLS only, with versions. */
export function buildBuckets(store: BucketStore): BuiltStore {
  const buckets = store.buckets.map((name) => ({ name, bucket: buildBucket(store, name) }));
  const host = sub('s3.${AWS::Region}.${AWS::URLSuffix}');
  return {
    resources: buckets.flatMap(({ name, bucket }) => [bucket, buildPolicy(store, name, bucket)]),
    values: new Map<HandoverKey, Property<string>>([
      ...addressOf(store, host, 443),
      ...buckets.map(
        ({ name, bucket }) => [`store/${store.name}/bucket/${name}`, ref(bucket)] as const,
      ),
    ]),
    backups: [],
  };
}

function buildBucket(store: BucketStore, name: string): Resource<'AWS::S3::Bucket'> {
  return resource(
    'AWS::S3::Bucket',
    logicalId(itemName(store.name, name), 'bucket'),
    {
      ...closedBucket,
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: { Rules: lifecycleRules(store) },
      ...(store.corsOrigins.length > 0 && { CorsConfiguration: corsOf(store) }),
    },
    { ...ownedBy(store), ...kept },
  );
}

/** Overwritten and deleted objects can be had back for a month. */
function lifecycleRules({ archiveAfterDays }: BucketStore) {
  return [
    {
      Id: 'TidyUp',
      Status: 'Enabled',
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      ExpiredObjectDeleteMarker: true,
    },
    ...(archiveAfterDays === undefined ? [] : [archiveRule(archiveAfterDays)]),
  ] as const;
}

/** The archive that answers at once: links to an object keep working. */
function archiveRule(days: number) {
  return {
    Id: 'Archive',
    Status: 'Enabled',
    Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: days }],
  } as const;
}

function corsOf({ corsOrigins }: BucketStore) {
  return {
    CorsRules: [
      {
        AllowedOrigins: corsOrigins,
        AllowedMethods: ['GET', 'HEAD', 'PUT', 'POST'],
        AllowedHeaders: ['*'],
        ExposedHeaders: ['ETag'],
        MaxAge: 3000,
      },
    ],
  } as const;
}

function buildPolicy(
  store: BucketStore,
  name: string,
  bucket: Resource<'AWS::S3::Bucket'>,
): Resource {
  return resource(
    'AWS::S3::BucketPolicy',
    logicalId(itemName(store.name, name), 'bucket-policy'),
    {
      Bucket: ref(bucket),
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [attribute(bucket, 'Arn'), sub(`\${${bucket.id}.Arn}/*`)],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
    ownedBy(store),
  );
}
