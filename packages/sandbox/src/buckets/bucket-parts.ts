import type { Account } from '../account.ts';
import { NotModelled } from '../aws/aws-error.ts';
import type { Call, Caller, Need, Operation } from '../aws/operation.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import { authorizationMessage } from '../iam/authorization-message.ts';
import { decideResourcePolicy, denialMessage } from '../iam/decide-resource-policy.ts';
import type { Bucket } from './bucket.ts';
import { bucketErrors } from './bucket-errors.ts';
import type { BucketStore } from './bucket-store.ts';

export interface BucketParts extends Pick<Account, 'clock' | 'identity' | 'roles'> {
  readonly store: BucketStore;
}

/** The part of every input that names a bucket and perhaps an object. */
interface Target {
  readonly Bucket?: string | undefined;
  readonly Key?: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

export function arnOfBucket(name: string): string {
  return `arn:aws:s3:::${name}`;
}

/** What a call on a bucket or an object needs, and what it may say. */
export interface OperationShape<Input> {
  readonly name: string;
  /** The permission without `s3:`; by the input where that decides. Absent: `further` says all. */
  readonly action?: string | ((input: Input) => string);
  readonly fields: readonly (keyof Input & string)[];
  /** Further permissions, on other objects. */
  readonly further?: (input: Input) => readonly Need[];
}

/** An operation on a bucket, or on an object of one if its input has a key. */
export function onBucket<Input extends Target, Output>(
  parts: BucketParts,
  shape: OperationShape<Input>,
  run: (bucket: Bucket, input: Input, call: Call) => Output | Promise<Output>,
): Operation<Input, Output> {
  const { name, action, fields, further = () => [] } = shape;
  const needsOf = (input: Input): readonly Need[] => {
    const { Bucket = '', Key } = input;
    const resource = Key === undefined ? arnOfBucket(Bucket) : `${arnOfBucket(Bucket)}/${Key}`;
    const own = typeof action === 'function' ? action(input) : action;
    return [...(own === undefined ? [] : [{ action: `s3:${own}`, resource }]), ...further(input)];
  };
  return {
    needs: needsOf,
    run: (input, call) => {
      refuseUnknown(name, input, ['Bucket', 'Key', 'ExpectedBucketOwner', ...fields]);
      checkOwner(input, parts);
      const bucket = parts.store.existing(input.Bucket);
      for (const need of needsOf(input)) guard(need, call, parts);
      return run(bucket, input, call);
    },
  };
}

/** Throws AccessDenied when the policy of the bucket that a need is about denies it. */
function guard(need: Need, { caller }: Call, parts: BucketParts): void {
  const denial = bucketDenial(need, caller, parts);
  if (denial !== undefined) throw bucketErrors.accessDenied(denial);
}

/** How the policy of the bucket that a need is about denies it, in AWS's words. */
export function bucketDenial(need: Need, caller: Caller, parts: BucketParts): string | undefined {
  const name = need.resource.split(':')[5]?.split('/')[0] ?? '';
  const statements = parts.store.find(name)?.policy?.statements ?? [];
  const decision = decideResourcePolicy(statements, caller, need, parts);
  if (decision.allowed || decision.because === 'implicit') return undefined;
  return denialMessage(caller, decision, parts.identity);
}

/**
 * Refuses to tell a role without `s3:ListBucket` that a key does not exist: for it, every missing
 * object is one that it may not read.
 */
export function refuseMissing(bucket: Bucket, { caller }: Call, { roles }: BucketParts): void {
  if (caller.kind === 'developer') return;
  const need = { action: 's3:ListBucket', resource: arnOfBucket(bucket.name) };
  const decision = roles.decide(caller.roleArn, need);
  if (!decision.allowed) {
    throw bucketErrors.accessDenied(authorizationMessage(caller, decision));
  }
}

function checkOwner({ ExpectedBucketOwner: owner }: Target, { identity }: BucketParts): void {
  if (owner !== undefined && owner !== identity.account) throw bucketErrors.accessDenied();
}

/** Access control lists are off in every bucket here, as in every new bucket of AWS. */
export function checkAcl(acl: string | undefined): void {
  if (acl === undefined || acl === 'private' || acl === 'bucket-owner-full-control') return;
  throw bucketErrors.aclNotSupported();
}

/** Keys that AWS keeps, or keys of customers, make no difference to what is stored here. */
export function checkEncryption(encryption: string | undefined): void {
  if (encryption === undefined || encryption === 'AES256' || encryption === 'aws:kms') return;
  throw new NotModelled(`server-side encryption by ${encryption}`);
}
