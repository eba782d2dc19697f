import { XMLParser } from 'fast-xml-parser';
import { NotModelled } from '../../../aws/aws-error.ts';
import { bucketErrors } from '../../../buckets/bucket-errors.ts';
import { checkDigests } from '../../../buckets/checksums.ts';
import type { WireRequest } from '../wire-protocol.ts';
import { readBodyAndTrailers } from './aws-chunked.ts';
import type { S3Address } from './s3-address.ts';
import { markers, type S3Route } from './s3-routes.ts';

/** A member of an input, and what its text is. */
type Member = readonly [name: string, kind?: 'number' | 'date' | 'boolean'];

const queryMembers: Readonly<Record<string, Member>> = {
  'continuation-token': ['ContinuationToken'],
  delimiter: ['Delimiter'],
  'encoding-type': ['EncodingType'],
  'fetch-owner': ['FetchOwner', 'boolean'],
  'max-keys': ['MaxKeys', 'number'],
  'max-parts': ['MaxParts', 'number'],
  partNumber: ['PartNumber', 'number'],
  'part-number-marker': ['PartNumberMarker'],
  prefix: ['Prefix'],
  'response-cache-control': ['ResponseCacheControl'],
  'response-content-disposition': ['ResponseContentDisposition'],
  'response-content-encoding': ['ResponseContentEncoding'],
  'response-content-language': ['ResponseContentLanguage'],
  'response-content-type': ['ResponseContentType'],
  'start-after': ['StartAfter'],
  uploadId: ['UploadId'],
  versionId: ['VersionId'],
};

const amzMembers: Readonly<Record<string, Member>> = {
  'x-amz-acl': ['ACL'],
  'x-amz-checksum-algorithm': ['ChecksumAlgorithm'],
  'x-amz-checksum-crc32': ['ChecksumCRC32'],
  'x-amz-checksum-crc32c': ['ChecksumCRC32C'],
  'x-amz-checksum-crc64nvme': ['ChecksumCRC64NVME'],
  'x-amz-checksum-mode': ['ChecksumMode'],
  'x-amz-checksum-sha1': ['ChecksumSHA1'],
  'x-amz-checksum-sha256': ['ChecksumSHA256'],
  'x-amz-checksum-type': ['ChecksumType'],
  'x-amz-copy-source': ['CopySource'],
  'x-amz-expected-bucket-owner': ['ExpectedBucketOwner'],
  'x-amz-metadata-directive': ['MetadataDirective'],
  'x-amz-object-ownership': ['ObjectOwnership'],
  'x-amz-server-side-encryption': ['ServerSideEncryption'],
  'x-amz-storage-class': ['StorageClass'],
  'x-amz-tagging': ['Tagging'],
  'x-amz-tagging-directive': ['TaggingDirective'],
};

/** About the request itself: read elsewhere, or of no consequence. */
const transportHeaders: ReadonlySet<string> = new Set([
  'x-amz-algorithm',
  'x-amz-content-sha256',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-expires',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-security-token',
  'x-amz-signature',
  'x-amz-signedheaders',
  'x-amz-te',
  'x-amz-trailer',
  'x-amz-user-agent',
]);

const storedHeaders: Readonly<Record<string, Member>> = {
  'cache-control': ['CacheControl'],
  'content-disposition': ['ContentDisposition'],
  'content-encoding': ['ContentEncoding'],
  'content-language': ['ContentLanguage'],
  'content-type': ['ContentType'],
  expires: ['Expires', 'date'],
};

const conditionHeaders: Readonly<Record<string, Member>> = {
  'if-match': ['IfMatch'],
  'if-modified-since': ['IfModifiedSince', 'date'],
  'if-none-match': ['IfNoneMatch'],
  'if-unmodified-since': ['IfUnmodifiedSince', 'date'],
  range: ['Range'],
};

/** The input of the SDK's command that a request stands for. Throws AwsError. */
export function readS3Input(request: WireRequest, route: S3Route, at: S3Address): object {
  const { bytes, trailers } = readBodyAndTrailers(request);
  const headers = { ...amzQuery(request), ...request.headers, ...trailers };
  const members = {
    ...readQuery(request),
    ...readAmzHeaders(headers),
    ...readMembers(headers, conditionHeaders),
    ...(route.stores ? readMembers(withoutChunking(headers), storedHeaders) : {}),
    ...(at.bucket === undefined ? {} : { Bucket: at.bucket }),
    ...(at.key === undefined ? {} : { Key: at.key }),
  };
  const { body } = route;
  const md5 = headers['content-md5'];
  const ContentMD5 = md5 === undefined ? {} : { ContentMD5: md5 };
  if (body?.kind === 'bytes') return { ...members, ...ContentMD5, [body.member]: bytes };
  const rest = withoutChecksums(members, { ...ContentMD5 }, bytes);
  if (body === undefined || bytes.length === 0) return rest;
  const text = Buffer.from(bytes).toString('utf8');
  return { ...rest, [body.member]: body.kind === 'text' ? text : readXml(text) };
}

/** Checksums of documents are checked here: operations see what the document says. */
function withoutChecksums(members: object, md5: object, bytes: Uint8Array): object {
  checkDigests({ ...members, ...md5 }, bytes);
  return Object.fromEntries(
    Object.entries(members).filter(([name]) => !/^Checksum(CRC|SHA)/.test(name)),
  );
}

/**
 * What a presigned URL carries in its query instead of in headers. S3 does not look at checksums
 * there, which SDK v3 computes over the empty body that it signs.
 */
function amzQuery({ query }: WireRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      const isChecksum = /^x-amz-checksum-(crc|sha)/i.test(name);
      if (!/^x-amz-/i.test(name) || isChecksum) return [];
      return [[name.toLowerCase(), [value].flat().join(',')]];
    }),
  );
}

function readQuery({ query }: WireRequest): object {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      if (/^x-amz-/i.test(name) || markers.has(name)) return [];
      const member = Object.hasOwn(queryMembers, name) ? queryMembers[name] : undefined;
      if (member === undefined) throw new NotModelled(`the parameter ${name} of S3`);
      return [[member[0], readText(member, [value].flat().join(','))]];
    }),
  );
}

function readAmzHeaders(headers: Readonly<Record<string, string>>): object {
  const members: Record<string, unknown> = {};
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('x-amz-') || transportHeaders.has(name)) continue;
    const member = Object.hasOwn(amzMembers, name) ? amzMembers[name] : undefined;
    if (name.startsWith('x-amz-meta-')) metadata[name.slice('x-amz-meta-'.length)] = value;
    else if (member === undefined) throw new NotModelled(`the header ${name} of S3`);
    else members[member[0]] = readText(member, value);
  }
  return Object.keys(metadata).length === 0 ? members : { ...members, Metadata: metadata };
}

function readMembers(
  headers: Readonly<Record<string, string>>,
  known: Readonly<Record<string, Member>>,
): object {
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, member]) => {
      const value = headers[name];
      return value === undefined ? [] : [[member[0], readText(member, value)]];
    }),
  );
}

function readText([, kind]: Member, text: string): unknown {
  if (kind === 'number') return Number(text);
  if (kind === 'boolean') return text === 'true';
  return kind === 'date' ? new Date(text) : text;
}

/** `aws-chunked` is how the body came, not what it is. */
function withoutChunking(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-encoding': encoding, ...rest } = headers;
  const kept = (encoding ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'aws-chunked');
  return kept.length === 0 ? rest : { ...rest, 'content-encoding': kept.join(',') };
}

/** Lists of documents, with the names that the SDK has for them. */
const lists: Readonly<Record<string, string>> = { Object: 'Objects', Part: 'Parts', Tag: 'Tag' };

const parser = new XMLParser({
  ignoreDeclaration: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => Object.hasOwn(lists, name),
});

function readXml(text: string): unknown {
  try {
    const [root] = Object.values(parser.parse(text, true));
    return shape(root);
  } catch {
    throw bucketErrors.malformedXml();
  }
}

function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '#text')
      .map(([name, inner]) => {
        if (name === 'TagSet') return [name, tagsOf(inner)];
        if (name === 'PartNumber') return [name, Number(inner)];
        if (name === 'Quiet') return [name, inner === 'true'];
        return [lists[name] ?? name, shape(inner)];
      }),
  );
}

function tagsOf(set: unknown): unknown {
  return typeof set === 'object' && set !== null && 'Tag' in set ? shape(set.Tag) : [];
}
