import type { WireRequest } from '../wire-protocol.ts';

/** What a request is about: the account's buckets, one of them, or an object in it. */
export interface S3Address {
  readonly bucket?: string;
  readonly key?: string;
}

/**
 * Reads bucket and key, of `https://bucket.s3.region.amazonaws.com/key` as of
 * `https://host/bucket/key`. `isBucket` tells whether the first label of another host is a bucket.
 */
export function readAddress(
  { headers, path }: WireRequest,
  isBucket: (name: string) => boolean,
): S3Address {
  const hosted = bucketOfHost(headers.host ?? '', isBucket);
  const text = path.replace(/^\//, '');
  if (hosted !== undefined) return address(hosted, text);
  const slash = text.indexOf('/');
  return slash === -1 ? address(text, '') : address(text.slice(0, slash), text.slice(slash + 1));
}

function address(bucket: string, key: string): S3Address {
  if (bucket === '') return {};
  return { bucket: decode(bucket), ...(key === '' ? {} : { key: decode(key) }) };
}

function bucketOfHost(host: string, isBucket: (name: string) => boolean): string | undefined {
  const name = host.replace(/:\d+$/, '');
  const aws = /^(.+)\.s3[.-](?:[a-z0-9-]+\.)*amazonaws\.com$/.exec(name)?.[1];
  if (aws !== undefined) return aws;
  if (/^[\d.]+$/.test(name)) return undefined;
  const labels = name.split('.');
  for (let count = labels.length - 1; count > 0; count -= 1) {
    const candidate = labels.slice(0, count).join('.');
    if (isBucket(candidate)) return candidate;
  }
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
