import { crc32 } from 'node:zlib';
import { AwsError, NotModelled } from '../../../aws/aws-error.ts';
import type { ServiceName } from '../../../aws/operation.ts';
import {
  findWireService,
  type Place,
  type WireService,
  wireOperation,
  wireService,
} from '../shapes/shape.ts';
import type { WireProtocol, WireRequest, WireResponse } from '../wire-protocol.ts';
import { fromJson, toJson } from './json-values.ts';

/** AWS JSON 1.0 and 1.1: the operation is in `X-Amz-Target`, the input is the body. */
export const jsonProtocol: WireProtocol = {
  claims: ({ headers }) => headers['x-amz-target'] !== undefined,

  read: (request) => {
    const { operation, service } = targetOf(request);
    if (!service) throw new NotModelled(`calls to ${request.headers['x-amz-target']}`);
    const place = wireOperation(service, operation)?.input;
    return { service: service.name, operation, input: readJsonInput(request.body, place) };
  },

  writeOutput: ({ service: name, operation }, output, requestId) => {
    const service = wireService(name);
    const place = service && wireOperation(service, operation)?.output;
    return respond(200, JSON.stringify(toJson(output, place)), {
      requestId,
      name,
      ...(service && { service }),
    });
  },

  writeError: (request, error, requestId) => {
    const { service } = targetOf(request);
    const response = respond(error.status, jsonError(error), {
      requestId,
      ...(service && { service, name: service.name }),
    });
    const headers = { ...response.headers, 'x-amzn-errortype': error.name };
    if (service?.queryCompatible !== true) return { ...response, headers };
    const fault = error.fault === 'client' ? 'Sender' : 'Receiver';
    const code = `${service.errors[error.name] ?? error.name};${fault}`;
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

/** A body of JSON as an input. Throws SerializationException for any other. */
export function readJsonInput(body: Uint8Array, place: Place | undefined): object {
  const text = Buffer.from(body).toString('utf8');
  const input = fromJson(parse(text === '' ? '{}' : text), place);
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input;
  throw new AwsError(
    'SerializationException',
    'Start of structure or map found where not expected.',
  );
}

/** The body of a refusal. */
export function jsonError(error: AwsError): string {
  return JSON.stringify({
    __type: error.name,
    ...(error.message === '' ? {} : { message: error.message }),
    ...Object.fromEntries(Object.entries(toJson(error.details) ?? {})),
  });
}

function targetOf({ headers }: WireRequest) {
  const target = headers['x-amz-target'] ?? '';
  const dot = target.lastIndexOf('.');
  const prefix = target.slice(0, Math.max(0, dot));
  return {
    operation: target.slice(dot + 1),
    service: findWireService((service) => service.target === prefix),
  };
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
  {
    service,
    name,
    requestId,
  }: {
    readonly service?: WireService;
    readonly name?: ServiceName;
    readonly requestId: string;
  },
): WireResponse {
  const version = service?.protocol === 'json-1.0' ? '1.0' : '1.1';
  return {
    status,
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amzn-requestid': requestId,
      ...(name === 'DynamoDB' ? { 'x-amz-crc32': String(crc32(body)) } : {}),
    },
    body,
  };
}
