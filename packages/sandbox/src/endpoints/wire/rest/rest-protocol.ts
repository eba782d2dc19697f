import { XMLBuilder } from 'fast-xml-parser';
import { AwsError, NotModelled } from '../../../aws/aws-error.ts';
import { credentialScope } from '../../signature/read-authorization.ts';
import { jsonError, jsonProtocol, readJsonInput } from '../json/json-protocol.ts';
import { toJson } from '../json/json-values.ts';
import { queryProtocol } from '../query/query-protocol.ts';
import { readPlain } from '../shapes/plain-values.ts';
import {
  describeMember,
  findWireService,
  type Place,
  shapeAt,
  wireOperation,
  wireService,
} from '../shapes/shape.ts';
import { elementsOf } from '../shapes/write-elements.ts';
import type { WireProtocol, WireRequest, WireResponse } from '../wire-protocol.ts';
import { findRestOperation } from './find-rest-operation.ts';

const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: false });

/** REST with JSON, as Batch speaks it: the operation is in method and path. */
export const restJsonProtocol: WireProtocol = {
  claims: (request) => serviceOf(request)?.protocol === 'rest-json',

  read: (request) => {
    const { service, operation, labels, place } = findOperation(request);
    const input = { ...readJsonInput(request.body, place), ...readPlaces(request, labels, place) };
    return { service, operation, input };
  },

  writeOutput: ({ service: name, operation }, output, requestId) => {
    const service = wireService(name);
    const place = service && wireOperation(service, operation)?.output;
    return respond(200, JSON.stringify(toJson(output, place)), 'application/json', requestId);
  },

  writeError: (_request, error, requestId) => {
    const response = respond(error.status, jsonError(error), 'application/json', requestId);
    return { ...response, headers: { ...response.headers, 'x-amzn-errortype': error.name } };
  },

  refusals: Object.fromEntries(
    Object.entries(jsonProtocol.refusals).map(([refusal, how]) => [
      refusal,
      { ...how, status: 403 },
    ]),
  ) as WireProtocol['refusals'],
  signing: { escapesPath: true },
};

/** REST with XML, as Route 53 speaks it. */
export const restXmlProtocol: WireProtocol = {
  claims: (request) => serviceOf(request)?.protocol === 'rest-xml',

  read: (request) => {
    const { service, operation, labels, place } = findOperation(request);
    if (request.body.length > 0) throw new NotModelled(`documents sent with ${operation}`);
    return { service, operation, input: readPlaces(request, labels, place) };
  },

  writeOutput: ({ service: name, operation }, output, requestId) => {
    const service = wireService(name);
    const found = service && wireOperation(service, operation);
    if (found === undefined) throw new AwsError('InternalFailure', `${name} has no ${operation}.`);
    const elements = elementsOf(output, found.output) as object;
    const body = builder.build({
      [found.outputName]: { '@_xmlns': service?.namespace, ...elements },
    });
    return respond(200, body, 'text/xml', requestId);
  },

  writeError: queryProtocol.writeError,
  refusals: queryProtocol.refusals,
  signing: { escapesPath: true },
};

function serviceOf(request: WireRequest) {
  const name = credentialScope(request)?.service;
  return findWireService((service) => service.signingName === name);
}

function findOperation(request: WireRequest) {
  const { method, path } = request;
  const service = serviceOf(request);
  const found = service && findRestOperation(service, method, path);
  if (service === undefined || found === undefined) {
    throw new NotModelled(`${service?.name ?? 'the call'} ${method} ${path}`);
  }
  const place = wireOperation(service, found.name)?.input ?? 'document';
  return { service: service.name, operation: found.name, labels: found.labels, place };
}

/** What of an input is in path, query and headers. */
function readPlaces(
  { query, headers }: WireRequest,
  labels: Readonly<Record<string, string>>,
  place: Place,
): object {
  const shape = shapeAt(place);
  if (typeof shape === 'string' || !('members' in shape)) return {};
  return Object.fromEntries(
    Object.entries(shape.members).flatMap(([name, given]) => {
      const member = describeMember(given);
      const text =
        labels[name] ??
        (member.query === undefined ? undefined : query[member.query]) ??
        (member.header === undefined ? undefined : headers[member.header.toLowerCase()]);
      if (text === undefined) return [];
      const inner = shapeAt(member.of);
      if (typeof inner !== 'string') return [[name, [text].flat()]];
      return [[name, readPlain([text].flat().join(','), inner)]];
    }),
  );
}

function respond(status: number, body: string, type: string, requestId: string): WireResponse {
  return { status, headers: { 'content-type': type, 'x-amzn-requestid': requestId }, body };
}
