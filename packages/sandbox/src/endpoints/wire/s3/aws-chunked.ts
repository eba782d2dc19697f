import { NotModelled } from '../../../aws/aws-error.ts';
import { bucketErrors } from '../../../buckets/bucket-errors.ts';
import type { WireRequest } from '../wire-protocol.ts';

/** The body that a client sent in chunks of AWS's own, and the headers that came behind it. */
export function readBodyAndTrailers({ headers, body }: WireRequest): {
  readonly bytes: Uint8Array;
  readonly trailers: Readonly<Record<string, string>>;
} {
  const content = headers['x-amz-content-sha256'] ?? '';
  if (!content.startsWith('STREAMING-')) return { bytes: body, trailers: {} };
  if (content.startsWith('STREAMING-AWS4-ECDSA')) throw new NotModelled(content);
  const decoded = decodeChunks(body);
  const length = headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== decoded.bytes.length) {
    throw bucketErrors.incompleteBody();
  }
  return decoded;
}

/** Chunks are `SIZE[;chunk-signature=…]\r\nBYTES\r\n`; the last has size 0 and trailers follow it. */
function decodeChunks(body: Uint8Array) {
  const buffer = Buffer.from(body);
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = buffer.indexOf('\r\n', at);
    const size = Number.parseInt(buffer.toString('latin1', at, end).split(';')[0] ?? '', 16);
    if (end === -1 || Number.isNaN(size)) throw bucketErrors.incompleteBody();
    at = end + 2;
    if (size === 0) break;
    if (at + size > buffer.length) throw bucketErrors.incompleteBody();
    chunks.push(buffer.subarray(at, at + size));
    at += size + 2;
  }
  return {
    bytes: new Uint8Array(Buffer.concat(chunks)),
    trailers: readTrailers(buffer.toString('latin1', at)),
  };
}

function readTrailers(text: string): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}
