import type { StaticSite } from '../../../application/application.ts';
import { attribute, ref, resource, sub } from '../../build-resource.ts';
import { kept } from '../../data/retention.ts';
import type { Resource } from '../../graph.ts';
import { policyDocument } from '../roles/statement.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';

type Bucket = Resource<'AWS::S3::Bucket'>;

/**
 * The bucket with the site's files, which only the distribution can read. Earlier versions stay for
 * 30 days; the bucket itself stays when the stack goes, because AWS deletes none with files in it.
 */
export function buildSiteBucket(scope: Scope<StaticSite>): Bucket {
  return resource(
    'AWS::S3::Bucket',
    idIn(scope, 'bucket'),
    {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'earlier-versions',
            Status: 'Enabled',
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
    },
    { ...ownedBy(scope), ...kept },
  );
}

/**
 * Lets this distribution read, and nobody without TLS. It may list too: S3 otherwise answers a
 * file that does not exist with 403 instead of 404.
 */
export function buildSiteBucketPolicy(
  scope: Scope<StaticSite>,
  bucket: Bucket,
  distribution: Resource<'AWS::CloudFront::Distribution'>,
): Resource {
  const all = sub(`\${${bucket.id}.Arn}/*`);
  const itself = attribute(bucket, 'Arn');
  return resource(
    'AWS::S3::BucketPolicy',
    idIn(scope, 'bucket-policy'),
    {
      Bucket: ref(bucket),
      PolicyDocument: policyDocument([
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: ['s3:GetObject', 's3:ListBucket'],
          Resource: [itself, all],
          Condition: {
            StringEquals: {
              'AWS:SourceArn': sub(
                `arn:\${AWS::Partition}:cloudfront::\${AWS::AccountId}:distribution/\${${distribution.id}}`,
              ),
            },
          },
        },
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [itself, all],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ]),
    },
    ownedBy(scope),
  );
}
