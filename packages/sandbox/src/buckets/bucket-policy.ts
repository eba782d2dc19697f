import { AwsError } from '../aws/aws-error.ts';
import { readPolicy } from '../iam/policy/read-policy.ts';
import type { Statement } from '../iam/policy/statement.ts';
import type { Bucket } from './bucket.ts';
import { bucketErrors } from './bucket-errors.ts';
import { arnOfBucket } from './bucket-parts.ts';

/** Puts a policy onto a bucket. Throws MalformedPolicy, or AccessDenied for a public one. */
export function putPolicy(bucket: Bucket, document: unknown): void {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const statements = readStatements(text);
  const arn = arnOfBucket(bucket.name);
  for (const { resources } of statements) {
    const isElsewhere = resources?.patterns.some((pattern) => {
      const [first] = pattern;
      return first?.kind === 'text' && !first.text.startsWith(arn) && !arn.startsWith(first.text);
    });
    if (isElsewhere) throw bucketErrors.malformedPolicy('Policy has invalid resource');
  }
  if (bucket.settings.publicAccess.BlockPublicPolicy && statements.some(isPublic)) {
    throw bucketErrors.accessDenied(
      `User is not authorized to perform: s3:PutBucketPolicy on resource: "${arn}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
    );
  }
  bucket.policy = { text, statements };
}

function readStatements(text: string): readonly Statement[] {
  try {
    return readPolicy(text, 'resource');
  } catch (error) {
    if (error instanceof AwsError && error.name === 'MalformedPolicyDocument') {
      throw bucketErrors.malformedPolicy(error.message);
    }
    throw error;
  }
}

/** Allows anyone, under no condition. */
function isPublic({ effect, principals, conditions }: Statement): boolean {
  const isForAnyone = principals?.some(({ kind }) => kind === 'anyone') ?? false;
  return effect === 'Allow' && isForAnyone && conditions.length === 0;
}
