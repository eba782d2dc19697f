import { AwsError } from '../aws/aws-error.ts';
import { currentObject, isMarker } from './bucket.ts';
import type { BucketStore } from './bucket-store.ts';

/** Reads the templates that CloudFormation is given by their URL. Rejects with ValidationError. */
export function templateReader(store: BucketStore): (url: string) => Promise<string> {
  return async (url) => {
    const address = readTemplateUrl(url);
    if (address === undefined) {
      throw new AwsError('ValidationError', 'TemplateURL must be a supported URL.');
    }
    const bucket = store.find(address.bucket);
    if (bucket === undefined) throw notReadable('The specified bucket does not exist');
    const object = currentObject(bucket, address.key);
    if (object === undefined || isMarker(object)) {
      throw notReadable('The specified key does not exist.');
    }
    return Buffer.from(object.bytes).toString('utf8');
  };
}

/** `https://BUCKET.s3.REGION.amazonaws.com/KEY` or `https://s3.REGION.amazonaws.com/BUCKET/KEY` */
function readTemplateUrl(
  url: string,
): { readonly bucket: string; readonly key: string } | undefined {
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
