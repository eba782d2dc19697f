import { AwsError } from '../../../aws/aws-error.ts';
import { bucketErrors } from '../../../buckets/bucket-errors.ts';
import type { Buckets } from '../../../buckets/create-buckets.ts';
import { credentialScope } from '../../signature/read-authorization.ts';
import type { WireProtocol, WireRequest, WireResponse } from '../wire-protocol.ts';
import { readAddress, type S3Address } from './s3-address.ts';
import { readS3Input } from './s3-input.ts';
import { writeS3Error, writeS3Output } from './s3-output.ts';
import { findRoute, routeOf } from './s3-routes.ts';

/** S3's REST: the operation is in method, path and query, answers are bytes, headers and XML. */
export function createS3Protocol(buckets: Buckets): WireProtocol {
  const addressOf = (request: WireRequest) => readAddress(request, buckets.exists);

  /** Headers for a script on another origin, if the bucket's rules let it see the answer. */
  function corsOf(request: WireRequest): Readonly<Record<string, string>> {
    const { bucket } = addressOf(request);
    const { origin } = request.headers;
    if (bucket === undefined || origin === undefined) return {};
    return buckets.cors(bucket, { origin, method: request.method }) ?? {};
  }

  function answerPreflight(request: WireRequest, { bucket = '' }: S3Address): WireResponse {
    const { origin = '', ...headers } = request.headers;
    const method = headers['access-control-request-method'] ?? '';
    const wanted = (headers['access-control-request-headers'] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const allowed = buckets.cors(bucket, { origin, method, headers: wanted });
    if (allowed !== undefined) return { status: 200, headers: allowed, body: '' };
    const error = bucketErrors.accessDenied(
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
    );
    return respond(403, writeS3Error(error, request.path, ''), '');
  }

  return {
    claims: (request) => {
      const scope = credentialScope(request);
      if (scope !== undefined) return scope.service === 's3';
      const { bucket } = addressOf(request);
      return (
        request.headers['x-amz-target'] === undefined &&
        bucket !== undefined &&
        buckets.exists(bucket)
      );
    },

    answerUnsigned: (request) =>
      request.method === 'OPTIONS' ? answerPreflight(request, addressOf(request)) : undefined,

    read: (request) => {
      const address = addressOf(request);
      const route = findRoute(request, address);
      return {
        service: 'S3',
        operation: route.operation,
        input: readS3Input(request, route, address),
        answerHeaders: corsOf(request),
      };
    },

    writeOutput: ({ operation, answerHeaders = {} }, output, requestId) => {
      const route = routeOf(operation);
      if (route === undefined) throw new AwsError('InternalError', `S3 has no ${operation}.`);
      const { status, headers, body } = writeS3Output(route, output);
      return {
        status,
        headers: { ...headers, ...answerHeaders, 'x-amz-request-id': requestId },
        body,
      };
    },

    writeError: (request, given, requestId) => {
      const error = inOwnWords(request, given);
      const hasBody = request.method !== 'HEAD' && error.status !== 304;
      const body = hasBody ? writeS3Error(error, request.path, requestId) : '';
      const response = respond(error.status, body, requestId);
      return { ...response, headers: { ...response.headers, ...corsOf(request) } };
    },

    refusals: {
      'missing-signature': { name: 'AccessDenied', status: 403, message: 'Access Denied' },
      'incomplete-signature': {
        name: 'AuthorizationHeaderMalformed',
        status: 400,
        message: 'The authorization header that you provided is not valid.',
      },
      'unknown-key': {
        name: 'InvalidAccessKeyId',
        status: 403,
        message: 'The AWS Access Key Id you provided does not exist in our records.',
      },
      'wrong-signature': {
        name: 'SignatureDoesNotMatch',
        status: 403,
        message:
          'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      },
      'wrong-time': {
        name: 'RequestTimeTooSkewed',
        status: 403,
        message: 'The difference between the request time and the current time is too large.',
      },
      'wrong-region': {
        name: 'AuthorizationHeaderMalformed',
        status: 400,
        message: 'The authorization header is malformed; the region is wrong',
      },
      'expired-token': {
        name: 'ExpiredToken',
        status: 400,
        message: 'The provided token has expired.',
      },
      'invalid-token': {
        name: 'InvalidToken',
        status: 400,
        message: 'The provided token is malformed or otherwise invalid.',
      },
      'access-denied': { name: 'AccessDenied', status: 403 },
    },
    signing: { escapesPath: false, presignedPayload: 'UNSIGNED-PAYLOAD' },
  };
}

/** A presigned URL that is too old is told as such. */
function inOwnWords({ query }: WireRequest, error: AwsError): AwsError {
  const isPresigned = query['X-Amz-Signature'] !== undefined;
  if (error.name !== 'RequestTimeTooSkewed' || !isPresigned) return error;
  return bucketErrors.accessDenied('Request has expired');
}

function respond(status: number, body: string, requestId: string): WireResponse {
  return {
    status,
    headers: {
      ...(body === '' ? {} : { 'content-type': 'application/xml' }),
      'x-amz-request-id': requestId,
    },
    body,
  };
}
