import { createHash, createHmac } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import {
  ALGORITHM_IDENTIFIER,
  createScope,
  getSigningKey,
  SignatureV4Base,
  UNSIGNED_PAYLOAD,
} from '@smithy/signature-v4';
import type { WireProtocol, WireRequest } from '../wire/wire-protocol.ts';
import type { Authorization } from './read-authorization.ts';

/** The signature that the holder of `secretAccessKey` would have put on the request. */
export async function computeSignature(
  request: WireRequest,
  authorization: Authorization,
  key: { readonly accessKeyId: string; readonly secretAccessKey: string },
  signing: WireProtocol['signing'],
): Promise<string> {
  const { day, region, service } = authorization;
  const signer = new Canonical(signing.escapesPath);
  const stringToSign = await signer.stringToSign(request, authorization, payloadHash());
  const signingKey = await getSigningKey(Sha256, key, day, region, service);
  return createHmac('sha256', signingKey).update(stringToSign).digest('hex');

  function payloadHash(): string {
    const stated = request.headers['x-amz-content-sha256'];
    if (stated !== undefined) return stated;
    const isPresigned = authorization.expiresIn !== undefined;
    return (isPresigned ? signing.presignedPayload : undefined) ?? hashOf(request.body);
  }
}

/** Whether the body is the one whose hash the request states, if it states one. */
export function bodyMatches({ headers, body }: WireRequest): boolean {
  const stated = headers['x-amz-content-sha256'];
  const isHash =
    stated !== undefined && stated !== UNSIGNED_PAYLOAD && /^[0-9a-f]{64}$/.test(stated);
  return !isHash || stated === hashOf(body);
}

function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Gives access to the steps of a signature that the library keeps to its signers. */
class Canonical extends SignatureV4Base {
  constructor(uriEscapePath: boolean) {
    super({
      service: '',
      region: '',
      credentials: { accessKeyId: '', secretAccessKey: '' },
      sha256: Sha256,
      uriEscapePath,
    });
  }

  stringToSign(
    { method, path, query, headers }: WireRequest,
    { signedHeaders, signedAt, day, region, service }: Authorization,
    payloadHash: string,
  ): Promise<string> {
    const canonicalHeaders = Object.fromEntries(
      signedHeaders.map((name) => [name, (headers[name] ?? '').trim().replace(/ +/g, ' ')]),
    );
    const request = {
      method,
      path,
      query: { ...query },
      headers: canonicalHeaders,
      protocol: 'http:',
      hostname: '',
    };
    return this.createStringToSign(
      signedAt,
      createScope(day, region, service),
      this.createCanonicalRequest(request, canonicalHeaders, payloadHash),
      ALGORITHM_IDENTIFIER,
    );
  }
}
