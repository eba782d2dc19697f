import type { ObjectHeaders, StoredObject } from './bucket.ts';
import { bucketErrors } from './bucket-errors.ts';

/** The members of an input that are stored with an object. */
export interface HeaderInput {
  readonly ContentType?: string | undefined;
  readonly CacheControl?: string | undefined;
  readonly ContentDisposition?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly ContentLanguage?: string | undefined;
  readonly Expires?: Date | undefined;
  readonly Metadata?: Record<string, string> | undefined;
}

export const headerFields = [
  'ContentType',
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'Expires',
  'Metadata',
] as const;

export function readObjectHeaders(input: HeaderInput): ObjectHeaders {
  const { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, Expires } = input;
  return {
    contentType: input.ContentType ?? 'binary/octet-stream',
    ...(CacheControl === undefined ? {} : { cacheControl: CacheControl }),
    ...(ContentDisposition === undefined ? {} : { contentDisposition: ContentDisposition }),
    ...(ContentEncoding ? { contentEncoding: ContentEncoding } : {}),
    ...(ContentLanguage === undefined ? {} : { contentLanguage: ContentLanguage }),
    ...(Expires === undefined ? {} : { expires: Expires.toUTCString() }),
    metadata: Object.fromEntries(
      Object.entries(input.Metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    ),
  };
}

/** What GetObject and HeadObject tell of an object beside its bytes. */
export function describeObject(object: StoredObject, versioned: boolean) {
  return {
    AcceptRanges: 'bytes',
    ContentLength: object.bytes.length,
    ContentType: object.contentType,
    ETag: object.etag,
    LastModified: new Date(Math.floor(object.modifiedAt / 1000) * 1000),
    ServerSideEncryption: 'AES256' as const,
    Metadata: { ...object.metadata },
    ...(versioned ? { VersionId: object.versionId } : {}),
    ...(object.cacheControl === undefined ? {} : { CacheControl: object.cacheControl }),
    ...(object.contentDisposition === undefined
      ? {}
      : { ContentDisposition: object.contentDisposition }),
    ...(object.contentEncoding === undefined ? {} : { ContentEncoding: object.contentEncoding }),
    ...(object.contentLanguage === undefined ? {} : { ContentLanguage: object.contentLanguage }),
    ...(object.expires === undefined ? {} : { ExpiresString: object.expires }),
  };
}

/** Reads tags as they stand in the header `x-amz-tagging`: `team=shop&stage=test`. */
export function readTagHeader(text: string | undefined): Readonly<Record<string, string>> {
  return checkTags(Object.fromEntries(new URLSearchParams(text ?? '')));
}

export function checkTags(tags: Readonly<Record<string, string>>) {
  const entries = Object.entries(tags);
  if (entries.length > 10) {
    throw bucketErrors.invalidTag('Object tags cannot be greater than 10');
  }
  for (const [key, value] of entries) {
    if (key.length === 0 || key.length > 128) {
      throw bucketErrors.invalidTag('The TagKey you have provided is invalid');
    }
    if (value.length > 256) {
      throw bucketErrors.invalidTag('The TagValue you have provided is invalid');
    }
  }
  return tags;
}
