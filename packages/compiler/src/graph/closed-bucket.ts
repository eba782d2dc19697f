import type { ResourceProperties } from './aws/resources.generated.ts';

/** A bucket that is shut to the public, with one owner of all that is in it, encrypted. */
export const closedBucket: ResourceProperties['AWS::S3::Bucket'] = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ],
  },
};
