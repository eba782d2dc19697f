import { XMLBuilder } from 'fast-xml-parser';
import { AwsError, NotModelled } from '../../../aws/aws-error.ts';
import { credentialScope } from '../../signature/read-authorization.ts';
import { findWireService, type WireService, wireOperation, wireService } from '../shapes/shape.ts';
import { elementsOf } from '../shapes/write-elements.ts';
import type { WireProtocol, WireRequest, WireResponse } from '../wire-protocol.ts';
import { readFields } from './read-fields.ts';

const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: false });

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
    const place = wireOperation(service, operation)?.input;
    const dialect = service.protocol === 'ec2-query' ? 'ec2-query' : 'query';
    const input = place === undefined ? {} : readFields(fields, place, dialect);
    return { service: service.name, operation, input };
  },

  writeOutput: ({ service: name, operation }, output, requestId) => {
    const service = wireService(name);
    const place = service && wireOperation(service, operation)?.output;
    if (place === undefined) throw new AwsError('InternalFailure', `${name} has no ${operation}.`);
    const elements = elementsOf(output, place);
    const inner =
      service?.protocol === 'ec2-query'
        ? { requestId, ...(elements as object) }
        : { [`${operation}Result`]: elements, ResponseMetadata: { RequestId: requestId } };
    const root = { '@_xmlns': service?.namespace, ...inner };
    return respond(200, builder.build({ [`${operation}Response`]: root }), requestId);
  },

  writeError: (request, error, requestId) => {
    const service = serviceOf(request);
    const { status, message: Message } = error;
    const Code = service?.errors[error.name] ?? error.name;
    if (service?.protocol === 'ec2-query') {
      const Errors = { Error: { Code, Message } };
      return respond(
        status,
        builder.build({ Response: { Errors, RequestID: requestId } }),
        requestId,
      );
    }
    const Type = error.fault === 'client' ? 'Sender' : 'Receiver';
    const namespace = service?.namespace ?? 'https://webservices.amazon.com/doc/2012-06-21/';
    const body = builder.build({
      ErrorResponse: {
        '@_xmlns': namespace,
        Error: { Type, Code, Message },
        RequestId: requestId,
      },
    });
    return respond(status, body, requestId);
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

/** By the name in the scope of the signature: the request itself does not name its service. */
function serviceOf(request: WireRequest) {
  const name = credentialScope(request)?.service;
  return findWireService((service: WireService) => service.signingName === name);
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
