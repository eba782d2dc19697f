import { NotModelled } from '../../../aws/aws-error.ts';
import type { WireRequest } from '../wire-protocol.ts';
import type { S3Address } from './s3-address.ts';

/** How one operation looks in HTTP. */
export interface S3Route {
  readonly operation: string;
  readonly method: string;
  readonly on: 'account' | 'bucket' | 'object';
  /** A name in the query that tells the operation apart, such as `tagging`. */
  readonly marker?: string;
  /** A header that does. */
  readonly header?: string;
  /** What the body is; `xml` is a document that becomes this member of the input. */
  readonly body?: { readonly kind: 'bytes' | 'text' | 'xml'; readonly member: string };
  /** Whether headers such as `Content-Type` are stored with the object. */
  readonly stores?: true;
  /** The root of the document that answers. */
  readonly answer?: string;
  readonly status?: number;
}

const routes: readonly S3Route[] = [
  { operation: 'ListBuckets', method: 'GET', on: 'account', answer: 'ListAllMyBucketsResult' },
  {
    operation: 'GetBucketLocation',
    method: 'GET',
    on: 'bucket',
    marker: 'location',
    answer: 'LocationConstraint',
  },
  {
    operation: 'GetBucketVersioning',
    method: 'GET',
    on: 'bucket',
    marker: 'versioning',
    answer: 'VersioningConfiguration',
  },
  {
    operation: 'GetPublicAccessBlock',
    method: 'GET',
    on: 'bucket',
    marker: 'publicAccessBlock',
    answer: 'PublicAccessBlockConfiguration',
  },
  { operation: 'GetBucketPolicy', method: 'GET', on: 'bucket', marker: 'policy' },
  {
    operation: 'PutBucketPolicy',
    method: 'PUT',
    on: 'bucket',
    marker: 'policy',
    body: { kind: 'text', member: 'Policy' },
    status: 204,
  },
  {
    operation: 'DeleteBucketPolicy',
    method: 'DELETE',
    on: 'bucket',
    marker: 'policy',
    status: 204,
  },
  {
    operation: 'ListObjectVersions',
    method: 'GET',
    on: 'bucket',
    marker: 'versions',
    answer: 'ListVersionsResult',
  },
  {
    operation: 'ListObjectsV2',
    method: 'GET',
    on: 'bucket',
    marker: 'list-type',
    answer: 'ListBucketResult',
  },
  {
    operation: 'DeleteObjects',
    method: 'POST',
    on: 'bucket',
    marker: 'delete',
    body: { kind: 'xml', member: 'Delete' },
    answer: 'DeleteResult',
  },
  {
    operation: 'CreateBucket',
    method: 'PUT',
    on: 'bucket',
    body: { kind: 'xml', member: 'CreateBucketConfiguration' },
  },
  { operation: 'HeadBucket', method: 'HEAD', on: 'bucket' },
  { operation: 'DeleteBucket', method: 'DELETE', on: 'bucket', status: 204 },
  { operation: 'ListObjects', method: 'GET', on: 'bucket' },
  {
    operation: 'GetObjectTagging',
    method: 'GET',
    on: 'object',
    marker: 'tagging',
    answer: 'Tagging',
  },
  {
    operation: 'PutObjectTagging',
    method: 'PUT',
    on: 'object',
    marker: 'tagging',
    body: { kind: 'xml', member: 'Tagging' },
  },
  {
    operation: 'DeleteObjectTagging',
    method: 'DELETE',
    on: 'object',
    marker: 'tagging',
    status: 204,
  },
  {
    operation: 'CreateMultipartUpload',
    method: 'POST',
    on: 'object',
    marker: 'uploads',
    stores: true,
    answer: 'InitiateMultipartUploadResult',
  },
  {
    operation: 'UploadPartCopy',
    method: 'PUT',
    on: 'object',
    marker: 'uploadId',
    header: 'x-amz-copy-source',
  },
  {
    operation: 'UploadPart',
    method: 'PUT',
    on: 'object',
    marker: 'uploadId',
    body: { kind: 'bytes', member: 'Body' },
  },
  {
    operation: 'CompleteMultipartUpload',
    method: 'POST',
    on: 'object',
    marker: 'uploadId',
    body: { kind: 'xml', member: 'MultipartUpload' },
    answer: 'CompleteMultipartUploadResult',
  },
  {
    operation: 'AbortMultipartUpload',
    method: 'DELETE',
    on: 'object',
    marker: 'uploadId',
    status: 204,
  },
  {
    operation: 'ListParts',
    method: 'GET',
    on: 'object',
    marker: 'uploadId',
    answer: 'ListPartsResult',
  },
  {
    operation: 'CopyObject',
    method: 'PUT',
    on: 'object',
    header: 'x-amz-copy-source',
    stores: true,
    answer: 'CopyObjectResult',
  },
  {
    operation: 'PutObject',
    method: 'PUT',
    on: 'object',
    body: { kind: 'bytes', member: 'Body' },
    stores: true,
  },
  { operation: 'GetObject', method: 'GET', on: 'object' },
  { operation: 'HeadObject', method: 'HEAD', on: 'object' },
  { operation: 'DeleteObject', method: 'DELETE', on: 'object', status: 204 },
];

/** The operation that a request asks for. Throws NotModelled. */
export function findRoute({ method, query, headers, path }: WireRequest, at: S3Address): S3Route {
  const on = at.bucket === undefined ? 'account' : at.key === undefined ? 'bucket' : 'object';
  const route = routes.find(
    (candidate) =>
      candidate.method === method &&
      candidate.on === on &&
      (candidate.marker === undefined || query[candidate.marker] !== undefined) &&
      (candidate.header === undefined || headers[candidate.header] !== undefined),
  );
  if (route === undefined) throw new NotModelled(`${method} requests of S3 to ${path}`);
  return route;
}

export function routeOf(operation: string): S3Route | undefined {
  return routes.find((route) => route.operation === operation);
}

/** Names in the query that only tell operations apart. */
export const markers: ReadonlySet<string> = new Set([
  ...routes.flatMap(({ marker }) =>
    marker === undefined || marker === 'uploadId' ? [] : [marker],
  ),
  'x-id',
]);
