import { crc32 } from 'node:zlib';
import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { type JsonService, jsonServices } from './json-services.ts';
import { fromJson, toJson } from './json-values.ts';
import { sqsErrorCode } from './sqs-error-codes.ts';
import type { WireProtocol, WireRequest, WireResponse } from './wire-protocol.ts';

/** AWS JSON 1.0 and 1.1: the operation is in `X-Amz-Target`, the input is the body. */
export const jsonProtocol: WireProtocol = {
  claims: ({ headers }) => headers['x-amz-target'] !== undefined,

  read: (request) => {
    const { operation, service } = targetOf(request);
    if (!service) throw new NotModelled(`calls to ${request.headers['x-amz-target']}`);
    return { service: service.service, operation, input: readInput(request.body, service) };
  },

  writeOutput: ({ service: name }, output, requestId) => {
    const service = Object.values(jsonServices).find((candidate) => candidate.service === name);
    return respond(200, JSON.stringify(toJson(output)), {
      requestId,
      ...(service && { service }),
    });
  },

  writeError: (request, error, requestId) => {
    const { service } = targetOf(request);
    const body = JSON.stringify({
      __type: error.name,
      ...(error.message === '' ? {} : { message: error.message }),
      ...Object.fromEntries(Object.entries(toJson(error.details) ?? {})),
    });
    const response = respond(error.status, body, { requestId, ...(service && { service }) });
    const headers = { ...response.headers, 'x-amzn-errortype': error.name };
    if (service?.service !== 'SQS') return { ...response, headers };
    const fault = error.fault === 'client' ? 'Sender' : 'Receiver';
    const code = `${sqsErrorCode(error.name)};${fault}`;
    return { ...response, headers: { ...headers, 'x-amzn-query-error': code } };
  },

  refusals: {
    'missing-signature': { name: 'MissingAuthenticationTokenException', status: 400 },
    'incomplete-signature': { name: 'IncompleteSignatureException', status: 400 },
    'unknown-key': { name: 'UnrecognizedClientException', status: 400 },
    'wrong-signature': { name: 'InvalidSignatureException', status: 400 },
    'wrong-time': { name: 'InvalidSignatureException', status: 400 },
    'wrong-region': { name: 'InvalidSignatureException', status: 400 },
    'expired-token': { name: 'ExpiredTokenException', status: 400 },
    'invalid-token': { name: 'UnrecognizedClientException', status: 400 },
    'access-denied': { name: 'AccessDeniedException', status: 400 },
  },
  signing: { escapesPath: true },
};

function targetOf({ headers }: WireRequest): {
  readonly operation: string;
  readonly service: JsonService | undefined;
} {
  const target = headers['x-amz-target'] ?? '';
  const dot = target.lastIndexOf('.');
  const prefix = target.slice(0, Math.max(0, dot));
  const service = Object.hasOwn(jsonServices, prefix) ? jsonServices[prefix] : undefined;
  return { operation: target.slice(dot + 1), service };
}

function readInput(body: Uint8Array, service: JsonService): object {
  const text = Buffer.from(body).toString('utf8');
  const input = fromJson(parse(text === '' ? '{}' : text), service);
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input;
  throw new AwsError(
    'SerializationException',
    'Start of structure or map found where not expected.',
  );
}

/** The error does not quote the body, as what does not parse may still hold a secret. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 'The request body is not valid JSON.');
  }
}

function respond(
  status: number,
  body: string,
  { service, requestId }: { readonly service?: JsonService; readonly requestId: string },
): WireResponse {
  return {
    status,
    headers: {
      'content-type': `application/x-amz-json-${service?.version ?? '1.1'}`,
      'x-amzn-requestid': requestId,
      ...(service?.service === 'DynamoDB' ? { 'x-amz-crc32': String(crc32(body)) } : {}),
    },
    body,
  };
}
