import { AwsError } from '../aws/aws-error.ts';
import type { Caller } from '../aws/operation.ts';
import { currentObject, isMarker } from './bucket.ts';
import { arnOfBucket, type BucketParts, bucketDenial } from './bucket-parts.ts';

/** Reads, in the name of who calls CloudFormation, a template at a URL. Rejects with ValidationError. */
export type TemplateReader = (url: string, caller: Caller) => Promise<string>;

/** Reads templates in the buckets of this account. */
export function templateReader(parts: BucketParts): TemplateReader {
  return async (url, caller) => {
    const address = readTemplateUrl(url);
    if (address === undefined) {
      throw new AwsError('ValidationError', 'TemplateURL must be a supported URL.');
    }
    const bucket = parts.store.find(address.bucket);
    if (bucket === undefined) throw notReadable('The specified bucket does not exist');
    if (!mayRead(address, caller, parts)) throw notReadable('Access Denied');
    const object = currentObject(bucket, address.key);
    if (object === undefined || isMarker(object)) {
      throw notReadable('The specified key does not exist.');
    }
    return Buffer.from(object.bytes).toString('utf8');
  };
}

interface Address {
  readonly bucket: string;
  readonly key: string;
}

/** The caller's own permissions count, and the policy of the bucket. */
function mayRead({ bucket, key }: Address, caller: Caller, parts: BucketParts): boolean {
  const need = { action: 's3:GetObject', resource: `${arnOfBucket(bucket)}/${key}` };
  const isAllowed = caller.kind === 'developer' || parts.roles.decide(caller.roleArn, need).allowed;
  return isAllowed && bucketDenial(need, caller, parts) === undefined;
}

/** `https://BUCKET.s3.REGION.amazonaws.com/KEY` or `https://s3.REGION.amazonaws.com/BUCKET/KEY` */
function readTemplateUrl(url: string): Address | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, pathname } = new URL(url);
  const host = /^(?:(.+)\.)?s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com$/.exec(hostname);
  if (protocol !== 'https:' || host === null) return undefined;
  const path = decodeURIComponent(pathname.slice(1));
  const bucket = host[1];
  if (bucket !== undefined) return { bucket, key: path };
  const slash = path.indexOf('/');
  return slash === -1 ? undefined : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

function notReadable(reason: string): AwsError {
  return new AwsError(
    'ValidationError',
    `S3 error: ${reason}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
  );
}
