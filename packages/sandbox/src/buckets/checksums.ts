import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { NotModelled } from '../aws/aws-error.ts';
import type { Checksum } from './bucket.ts';
import { bucketErrors } from './bucket-errors.ts';

export interface ChecksumInput {
  readonly ChecksumCRC32?: string | undefined;
  readonly ChecksumCRC32C?: string | undefined;
  readonly ChecksumCRC64NVME?: string | undefined;
  readonly ChecksumSHA1?: string | undefined;
  readonly ChecksumSHA256?: string | undefined;
  readonly ContentMD5?: string | undefined;
}

/** Compares bytes with what their sender says of them. Throws BadDigest. */
export function checkDigests(input: ChecksumInput, bytes: Uint8Array): Checksum | undefined {
  if (input.ContentMD5 !== undefined && input.ContentMD5 !== hash('md5', bytes)) {
    throw bucketErrors.badMd5();
  }
  for (const name of ['ChecksumCRC32C', 'ChecksumCRC64NVME'] as const) {
    if (input[name] !== undefined) throw new NotModelled(name);
  }
  const given: readonly (readonly [Checksum['algorithm'], string | undefined])[] = [
    ['CRC32', input.ChecksumCRC32],
    ['SHA1', input.ChecksumSHA1],
    ['SHA256', input.ChecksumSHA256],
  ];
  for (const [algorithm, value] of given) {
    if (value === undefined) continue;
    if (value !== compute(algorithm, bytes)) throw bucketErrors.badDigest(algorithm);
    return { algorithm, value };
  }
  return undefined;
}

/** The ETag of bytes that were uploaded in one go. */
export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

/** The members of an output that tell a checksum. */
export function describeChecksum(checksum: Checksum | undefined): ChecksumInput {
  return checksum === undefined ? {} : { [`Checksum${checksum.algorithm}`]: checksum.value };
}

function compute(algorithm: Checksum['algorithm'], bytes: Uint8Array): string {
  if (algorithm !== 'CRC32') return hash(algorithm === 'SHA1' ? 'sha1' : 'sha256', bytes);
  const digest = Buffer.alloc(4);
  digest.writeUInt32BE(crc32(bytes));
  return digest.toString('base64');
}

function hash(algorithm: 'md5' | 'sha1' | 'sha256', bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('base64');
}
