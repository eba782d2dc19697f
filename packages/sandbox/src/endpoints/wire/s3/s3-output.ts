import { XMLBuilder } from 'fast-xml-parser';
import type { AwsError } from '../../../aws/aws-error.ts';
import { ObjectBody } from '../../../buckets/object-body.ts';
import type { WireResponse } from '../wire-protocol.ts';
import type { S3Route } from './s3-routes.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: false });

const headerNames: Readonly<Record<string, string>> = {
  AcceptRanges: 'accept-ranges',
  BucketRegion: 'x-amz-bucket-region',
  CacheControl: 'cache-control',
  ChecksumCRC32: 'x-amz-checksum-crc32',
  ChecksumSHA1: 'x-amz-checksum-sha1',
  ChecksumSHA256: 'x-amz-checksum-sha256',
  ContentDisposition: 'content-disposition',
  ContentEncoding: 'content-encoding',
  ContentLanguage: 'content-language',
  ContentLength: 'content-length',
  ContentRange: 'content-range',
  ContentType: 'content-type',
  DeleteMarker: 'x-amz-delete-marker',
  ETag: 'etag',
  ExpiresString: 'expires',
  LastModified: 'last-modified',
  Location: 'location',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  TagCount: 'x-amz-tagging-count',
  VersionId: 'x-amz-version-id',
};

/** Members that are headers even where the answer is a document. */
const alwaysHeaders = ['DeleteMarker', 'ServerSideEncryption', 'VersionId'];

/** Lists whose elements are called otherwise in the document, within or instead of the list. */
const elements: Readonly<Record<string, { readonly name: string; readonly wrapped?: true }>> = {
  Buckets: { name: 'Bucket', wrapped: true },
  TagSet: { name: 'Tag', wrapped: true },
  DeleteMarkers: { name: 'DeleteMarker' },
  Errors: { name: 'Error' },
  Parts: { name: 'Part' },
  Versions: { name: 'Version' },
};

/** The answer to an operation, without the headers that every answer has. */
export function writeS3Output(route: S3Route, output: object): WireResponse {
  const { Body, Metadata, Policy, ...members }: Record<string, unknown> = { ...output };
  const status = 'ContentRange' in output ? 206 : (route.status ?? 200);
  const headers = { ...writeHeaders(members, route), ...writeMetadata(Metadata) };
  if (Body instanceof ObjectBody) return { status, headers, body: Body.bytes };
  if (typeof Policy === 'string') {
    return { status, headers: { ...headers, 'content-type': 'application/json' }, body: Policy };
  }
  if (route.answer === undefined) return { status, headers, body: '' };
  return {
    status,
    headers: { ...headers, 'content-type': 'application/xml' },
    body: writeDocument(route.answer, members),
  };
}

/** An error as S3 writes it. */
export function writeS3Error(error: AwsError, path: string, requestId: string): string {
  const document = builder.build({
    Error: {
      Code: error.name,
      Message: error.message,
      ...error.details,
      Resource: path,
      RequestId: requestId,
      HostId: Buffer.from(requestId).toString('base64'),
    },
  });
  return declaration + document;
}

function writeHeaders(members: object, { answer }: S3Route): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([member, value]) => {
      const name = headerNames[member];
      const isHeader = answer === undefined || alwaysHeaders.includes(member);
      if (name === undefined || !isHeader || value === undefined || value === false) return [];
      return [[name, value instanceof Date ? value.toUTCString() : String(value)]];
    }),
  );
}

function writeMetadata(metadata: unknown): Record<string, string> {
  const entries = typeof metadata === 'object' && metadata !== null ? Object.entries(metadata) : [];
  return Object.fromEntries(entries.map(([name, value]) => [`x-amz-meta-${name}`, String(value)]));
}

function writeDocument(root: string, members: Record<string, unknown>): string {
  // Some outputs are the document, others have it as their one member.
  const content = members[root] ?? withoutHeaders(members);
  const inner = typeof content === 'string' ? { '#text': content } : elementsOf(content);
  return declaration + builder.build({ [root]: { '@_xmlns': namespace, ...inner } });
}

function withoutHeaders(members: object): object {
  return Object.fromEntries(
    Object.entries(members).filter(([name]) => !alwaysHeaders.includes(name)),
  );
}

function elementsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (inner === undefined) return [];
      const element = Object.hasOwn(elements, name) ? elements[name] : undefined;
      if (!Array.isArray(inner)) return [[name, elementOf(inner)]];
      const list = inner.map(elementOf);
      if (element === undefined) return [[name, list]];
      return element.wrapped ? [[name, { [element.name]: list }]] : [[element.name, list]];
    }),
  );
}

function elementOf(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? elementsOf(value) : value;
}
