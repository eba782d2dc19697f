import { AwsError } from '../../aws/aws-error.ts';
import type { Refusal, WireProtocol } from '../wire/wire-protocol.ts';

const sentences: Readonly<Record<Exclude<Refusal, 'wrong-time' | 'access-denied'>, string>> = {
  'missing-signature': 'Missing Authentication Token',
  'incomplete-signature':
    'The request must contain a complete AWS4-HMAC-SHA256 signature: Credential, SignedHeaders, Signature and X-Amz-Date.',
  'unknown-key': 'The security token included in the request is invalid.',
  'wrong-signature':
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  'wrong-region': 'Credential should be scoped to a valid region. ',
  'expired-token': 'The security token included in the request is expired',
  'invalid-token': 'The security token included in the request is invalid.',
};

/** An error under the name that the protocol has for it. */
export function refuse(protocol: WireProtocol, refusal: keyof typeof sentences): AwsError;
export function refuse(
  protocol: WireProtocol,
  refusal: 'wrong-time' | 'access-denied',
  message: string,
): AwsError;
export function refuse(protocol: WireProtocol, refusal: Refusal, message?: string): AwsError {
  const { name, status, message: own } = protocol.refusals[refusal];
  const sentence =
    refusal === 'wrong-time' || refusal === 'access-denied' ? '' : sentences[refusal];
  return new AwsError(name, own ?? message ?? sentence, { status });
}
