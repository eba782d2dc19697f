import { timeOf } from '../../aws/amz-date.ts';
import type { WireRequest } from '../wire/wire-protocol.ts';

/** Which key a request is signed with, for what, and how. */
export interface Authorization {
  readonly accessKeyId: string;
  /** `20260101`, as in the scope. */
  readonly day: string;
  readonly region: string;
  /** The signing name, such as `secretsmanager` or `logs`. */
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20260101T120000Z` */
  readonly signedAt: string;
  readonly token?: string;
  /** Seconds that a presigned URL is good for; absent: a signature in the header. */
  readonly expiresIn?: number;
}

/**
 * The signature of a request, from its header or from its query. Undefined: it has none;
 * `incomplete`: it has one that cannot be read.
 */
export function readAuthorization(request: WireRequest): Authorization | 'incomplete' | undefined {
  const header = request.headers.authorization;
  if (header !== undefined) return readHeader(header, request);
  return request.query['X-Amz-Signature'] === undefined ? undefined : readQuery(request);
}

/** The region and service that a request is signed for, if it is. */
export function credentialScope(
  request: WireRequest,
): { readonly region: string; readonly service: string } | undefined {
  const authorization = readAuthorization(request);
  return authorization === 'incomplete' ? undefined : authorization;
}

function readHeader(header: string, request: WireRequest): Authorization | 'incomplete' {
  const fields = Object.fromEntries(
    header
      .replace(/^AWS4-HMAC-SHA256\s+/, '')
      .split(/,\s*/)
      .map((field) => {
        const [name = '', ...value] = field.split('=');
        return [name.trim(), value.join('=')] as const;
      }),
  );
  const token = request.headers['x-amz-security-token'];
  return complete({
    isKnown: header.startsWith('AWS4-HMAC-SHA256'),
    credential: fields.Credential,
    signedHeaders: fields.SignedHeaders,
    signature: fields.Signature,
    signedAt: request.headers['x-amz-date'],
    ...(token === undefined ? {} : { token }),
  });
}

function readQuery({ query }: WireRequest): Authorization | 'incomplete' {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value : undefined;
  };
  const token = text('X-Amz-Security-Token');
  return complete({
    isKnown: text('X-Amz-Algorithm') === 'AWS4-HMAC-SHA256',
    credential: text('X-Amz-Credential'),
    signedHeaders: text('X-Amz-SignedHeaders'),
    signature: text('X-Amz-Signature'),
    signedAt: text('X-Amz-Date'),
    expiresIn: Number(text('X-Amz-Expires') ?? Number.NaN),
    ...(token === undefined ? {} : { token }),
  });
}

function complete(parts: {
  readonly isKnown: boolean;
  readonly credential: string | undefined;
  readonly signedHeaders: string | undefined;
  readonly signature: string | undefined;
  readonly signedAt: string | undefined;
  readonly expiresIn?: number;
  readonly token?: string;
}): Authorization | 'incomplete' {
  const { isKnown, credential, signedHeaders, signature, signedAt, expiresIn, token } = parts;
  const [accessKeyId, day, region, service, terminator] = credential?.split('/') ?? [];
  const hasScope = accessKeyId && day && region && service && terminator === 'aws4_request';
  if (!isKnown || !hasScope || !signedHeaders || !signature) return 'incomplete';
  if (!signedAt || Number.isNaN(timeOf(signedAt)) || Number.isNaN(expiresIn ?? 0)) {
    return 'incomplete';
  }
  return {
    accessKeyId,
    day,
    region,
    service,
    signedHeaders: signedHeaders.split(';'),
    signature,
    signedAt,
    ...(token === undefined ? {} : { token }),
    ...(expiresIn === undefined ? {} : { expiresIn }),
  };
}
