import type {
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketPolicyRequest,
  DeleteBucketRequest,
  GetBucketLocationOutput,
  GetBucketLocationRequest,
  GetBucketPolicyOutput,
  GetBucketPolicyRequest,
  GetBucketVersioningOutput,
  GetBucketVersioningRequest,
  GetPublicAccessBlockOutput,
  GetPublicAccessBlockRequest,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
  PutBucketPolicyRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws/aws-error.ts';
import type { Operation, Operations } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { bucketErrors } from './bucket-errors.ts';
import { arnOfBucket, type BucketParts, checkAcl, onBucket } from './bucket-parts.ts';
import { putPolicy } from './bucket-policy.ts';
import { standardSettings } from './bucket-store.ts';

/** Operations on buckets as a whole. */
export function bucketOperations(parts: BucketParts): Operations {
  const { store, identity } = parts;

  const CreateBucket: Operation<CreateBucketRequest, CreateBucketOutput> = {
    needs: ({ Bucket = '' }) => [{ action: 's3:CreateBucket', resource: arnOfBucket(Bucket) }],
    run: (input) => {
      refuseUnknown('CreateBucket', input, [
        'ACL',
        'Bucket',
        'CreateBucketConfiguration',
        'ObjectOwnership',
      ]);
      checkAcl(input.ACL);
      const location = input.CreateBucketConfiguration?.LocationConstraint ?? 'us-east-1';
      if (location !== identity.region) throw bucketErrors.badLocation();
      return { Location: `/${store.add(input.Bucket ?? '', standardSettings).name}` };
    },
  };

  const ListBuckets: Operation<ListBucketsRequest, ListBucketsOutput> = {
    needs: () => [{ action: 's3:ListAllMyBuckets', resource: '*' }],
    run: (input) => {
      refuseUnknown('ListBuckets', input, []);
      return {
        Buckets: store
          .all()
          .map(({ name, createdAt }) => ({ Name: name, CreationDate: new Date(createdAt) }))
          .sort((one, other) => (one.Name < other.Name ? -1 : 1)),
        Owner: { ID: identity.account.padStart(64, '0') },
      };
    },
  };

  const HeadBucket = onBucket<HeadBucketRequest, HeadBucketOutput>(
    parts,
    { name: 'HeadBucket', action: 'ListBucket', fields: [] },
    () => ({ BucketRegion: identity.region }),
  );

  return {
    CreateBucket,
    ListBuckets,
    HeadBucket: {
      needs: HeadBucket.needs,
      run: async (input: HeadBucketRequest, call) => {
        try {
          return await HeadBucket.run(input, call);
        } catch (error) {
          const isMissing = error instanceof AwsError && error.status === 404;
          throw isMissing ? bucketErrors.notFound() : error;
        }
      },
    },
    DeleteBucket: onBucket<DeleteBucketRequest, object>(
      parts,
      { name: 'DeleteBucket', action: 'DeleteBucket', fields: [] },
      (bucket) => {
        store.remove(bucket);
        return {};
      },
    ),
    GetBucketLocation: onBucket<GetBucketLocationRequest, GetBucketLocationOutput>(
      parts,
      { name: 'GetBucketLocation', action: 'GetBucketLocation', fields: [] },
      () =>
        // The oldest region has no name here.
        identity.region === 'us-east-1' ? {} : { LocationConstraint: locationOf(identity.region) },
    ),
    GetBucketVersioning: onBucket<GetBucketVersioningRequest, GetBucketVersioningOutput>(
      parts,
      { name: 'GetBucketVersioning', action: 'GetBucketVersioning', fields: [] },
      ({ settings }) => (settings.versioned ? { Status: 'Enabled' } : {}),
    ),
    GetPublicAccessBlock: onBucket<GetPublicAccessBlockRequest, GetPublicAccessBlockOutput>(
      parts,
      { name: 'GetPublicAccessBlock', action: 'GetBucketPublicAccessBlock', fields: [] },
      ({ settings }) => ({ PublicAccessBlockConfiguration: settings.publicAccess }),
    ),
    GetBucketPolicy: onBucket<GetBucketPolicyRequest, GetBucketPolicyOutput>(
      parts,
      { name: 'GetBucketPolicy', action: 'GetBucketPolicy', fields: [] },
      ({ name, policy }) => {
        if (policy === undefined) throw bucketErrors.noPolicy(name);
        return { Policy: policy.text };
      },
    ),
    PutBucketPolicy: onBucket<PutBucketPolicyRequest, object>(
      parts,
      {
        name: 'PutBucketPolicy',
        action: 'PutBucketPolicy',
        fields: ['ChecksumAlgorithm', 'ContentMD5', 'Policy'],
      },
      (bucket, { Policy }) => {
        putPolicy(bucket, Policy ?? '');
        return {};
      },
    ),
    DeleteBucketPolicy: onBucket<DeleteBucketPolicyRequest, object>(
      parts,
      { name: 'DeleteBucketPolicy', action: 'DeleteBucketPolicy', fields: [] },
      (bucket) => {
        delete bucket.policy;
        return {};
      },
    ),
  };
}

/** Regions are text to the sandbox and an enumeration to the SDK. */
function locationOf(region: string): NonNullable<GetBucketLocationOutput['LocationConstraint']> {
  return region as NonNullable<GetBucketLocationOutput['LocationConstraint']>;
}
