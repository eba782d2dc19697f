import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import { credentialScope } from '../signature/read-authorization.ts';
import { readQueryInput } from './query-input.ts';
import { writeQueryError, writeQueryOutput } from './query-output.ts';
import type { QueryService } from './query-services.ts';
import { sqsQuery } from './sqs-query.ts';
import { stsQuery } from './sts-query.ts';
import type { WireProtocol, WireRequest, WireResponse } from './wire-protocol.ts';

/** By the name in the scope of the signature: the request itself does not name its service. */
const services: Readonly<Record<string, QueryService>> = { sts: stsQuery, sqs: sqsQuery };

/** AWS Query: the operation and its input are form fields, or the query of a GET; answers are XML. */
export const queryProtocol: WireProtocol = {
  claims: (request) => fieldsOf(request).has('Action'),

  read: (request) => {
    const service = serviceOf(request);
    if (!service) {
      throw new NotModelled(
        `Query calls to ${credentialScope(request)?.service ?? 'this service'}`,
      );
    }
    const fields = fieldsOf(request);
    const operation = fields.get('Action') ?? '';
    return {
      service: service.service,
      operation,
      input: readQueryInput(fields, service, operation),
    };
  },

  writeOutput: ({ service: name, operation }, output, requestId) => {
    const service = Object.values(services).find((candidate) => candidate.service === name);
    if (!service) throw new AwsError('InternalFailure', `${name} has no Query protocol.`);
    return respond(200, writeQueryOutput(service, operation, output, requestId), requestId);
  },

  writeError: (request, error, requestId) => {
    const service = serviceOf(request);
    const body = writeQueryError(
      service?.namespace ?? 'https://webservices.amazon.com/doc/2012-06-21/',
      {
        type: error.fault === 'client' ? 'Sender' : 'Receiver',
        code: service?.errorCode(error.name) ?? error.name,
        message: error.message,
      },
      requestId,
    );
    return respond(error.status, body, requestId);
  },

  refusals: {
    'missing-signature': { name: 'MissingAuthenticationToken', status: 403 },
    'incomplete-signature': { name: 'IncompleteSignature', status: 403 },
    'unknown-key': { name: 'InvalidClientTokenId', status: 403 },
    'wrong-signature': { name: 'SignatureDoesNotMatch', status: 403 },
    'wrong-time': { name: 'SignatureDoesNotMatch', status: 403 },
    'wrong-region': { name: 'SignatureDoesNotMatch', status: 403 },
    'expired-token': { name: 'ExpiredToken', status: 403 },
    'invalid-token': { name: 'InvalidClientTokenId', status: 403 },
    'access-denied': { name: 'AccessDenied', status: 403 },
  },
  signing: { escapesPath: true },
};

function serviceOf(request: WireRequest): QueryService | undefined {
  const name = credentialScope(request)?.service ?? '';
  return Object.hasOwn(services, name) ? services[name] : undefined;
}

function fieldsOf({ method, query, body, headers }: WireRequest): URLSearchParams {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (method === 'POST' && isForm) return new URLSearchParams(Buffer.from(body).toString('utf8'));
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(method === 'GET' ? pairs : []);
}

function respond(status: number, body: string, requestId: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body,
  };
}
