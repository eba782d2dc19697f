import { Readable } from 'node:stream';

/** The body of an object as SDK clients in this process get it, like that of an HTTP answer. */
export class ObjectBody extends Readable {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super();
    this.bytes = bytes;
  }

  override _read(): void {
    this.push(Buffer.from(this.bytes));
    this.push(null);
  }

  async transformToByteArray(): Promise<Uint8Array> {
    return this.bytes;
  }

  async transformToString(encoding: BufferEncoding = 'utf8'): Promise<string> {
    return Buffer.from(this.bytes).toString(encoding);
  }

  transformToWebStream(): ReadableStream {
    return new Blob([Buffer.from(this.bytes)]).stream();
  }
}

/** Reads what a caller gives as a body: bytes, text, or a stream of either. */
export async function readBody(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') return new Uint8Array(Buffer.from(body, 'utf8'));
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  if (isStream(body)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(Buffer.from(chunk));
    return new Uint8Array(Buffer.concat(chunks));
  }
  throw new TypeError('A body is text, bytes, or a stream of them.');
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
