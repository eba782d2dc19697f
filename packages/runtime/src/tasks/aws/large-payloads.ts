import { randomUUID } from 'node:crypto';
import { tooLarge } from '../message-size.ts';

/** What is used of the SDK's `S3`. */
export interface S3Client {
  putObject(input: {
    readonly Bucket: string;
    readonly Key: string;
    readonly Body: string;
    readonly ContentType: string;
  }): Promise<unknown>;
  getObject(input: { readonly Bucket: string; readonly Key: string }): Promise<{
    readonly Body?: { transformToString(): Promise<string> } | undefined;
  }>;
  deleteObject(input: { readonly Bucket: string; readonly Key: string }): Promise<unknown>;
}

/** Where a body is that did not fit into its message. */
export interface Pointer {
  readonly bucket: string;
  readonly key: string;
}

/** First part of a message that stands for an object, as Amazon's extended clients write it. */
const pointerClass = 'software.amazon.payloadoffloading.PayloadS3Pointer';

/** Puts a body that is too large into the bucket; gives what is to be sent. Throws TaskMistake. */
export async function offload(
  body: string,
  {
    largest,
    bucket,
    s3,
  }: {
    readonly largest: number;
    readonly bucket: string | undefined;
    readonly s3: () => Promise<S3Client>;
  },
): Promise<string> {
  const bytes = Buffer.byteLength(body);
  if (bytes <= largest) return body;
  if (bucket === undefined) throw tooLarge(bytes, largest);
  const key = `tasks/${randomUUID()}`;
  const client = await s3();
  await client.putObject({ Bucket: bucket, Key: key, Body: body, ContentType: 'application/json' });
  return JSON.stringify([pointerClass, { s3BucketName: bucket, s3Key: key }]);
}

/** Undefined for a body that stands for itself. */
export function readPointer(body: string): Pointer | undefined {
  if (!body.startsWith(`["${pointerClass}"`)) return undefined;
  try {
    const [, fields]: unknown[] = JSON.parse(body);
    if (typeof fields !== 'object' || fields === null) return undefined;
    const { s3BucketName: bucket, s3Key: key }: Record<string, unknown> = { ...fields };
    return typeof bucket === 'string' && typeof key === 'string' ? { bucket, key } : undefined;
  } catch {
    return undefined;
  }
}

/** The body itself. Throws what S3 throws; `NoSuchKey` is not mended by trying again. */
export async function fetchBody(s3: S3Client, { bucket, key }: Pointer): Promise<string> {
  const { Body } = await s3.getObject({ Bucket: bucket, Key: key });
  return (await Body?.transformToString()) ?? '';
}
