import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Credentials } from './find-credentials.ts';
import type { SignedRequest } from './protocol.ts';

export interface Call {
  readonly endpoint: string;
  readonly region: string;
  /** Such as `GetSecretValue`. */
  readonly operation: string;
  readonly input: object;
}

/** A call of Secrets Manager, signed for `time`. */
export async function signRequest(
  { endpoint, region, operation, input }: Call,
  credentials: Credentials,
  time: Date,
): Promise<SignedRequest> {
  const url = new URL(endpoint);
  const signer = new SignatureV4({
    service: 'secretsmanager',
    region,
    credentials,
    sha256: Sha256,
  });
  const body = JSON.stringify(input);
  const { headers } = await signer.sign(
    {
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      headers: {
        host: url.host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `secretsmanager.${operation}`,
      },
      body,
    },
    { signingDate: time },
  );
  return { url: url.href, method: 'POST', headers, body };
}

type Data = string | ArrayBuffer | ArrayBufferView;

/** Node's own SHA-256, plain or keyed, in the shape that the signer wants. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash | typeof createHmac>;

  constructor(secret?: Data) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret));
  }

  update(data: Data): void {
    this.#hash.update(bytes(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error('The signer makes a new hash each time.');
  }
}

function bytes(data: Data): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
