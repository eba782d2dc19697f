import { XMLBuilder } from 'fast-xml-parser';
import type { QueryService } from './query-services.ts';

const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: false });

/** An operation's answer: `<XResponse><XResult>…</XResult><ResponseMetadata>…`. */
export function writeQueryOutput(
  service: QueryService,
  operation: string,
  output: object,
  requestId: string,
): string {
  return builder.build({
    [`${operation}Response`]: {
      '@_xmlns': service.namespace,
      [`${operation}Result`]: elementsOf(output, service, operation),
      ResponseMetadata: { RequestId: requestId },
    },
  });
}

/** An error as the Query protocol has it. */
export function writeQueryError(
  namespace: string,
  error: { readonly type: string; readonly code: string; readonly message: string },
  requestId: string,
): string {
  return builder.build({
    ErrorResponse: {
      '@_xmlns': namespace,
      Error: { Type: error.type, Code: error.code, Message: error.message },
      RequestId: requestId,
    },
  });
}

function elementsOf(output: object, service: QueryService, operation: string): object {
  return Object.fromEntries(
    Object.entries(output)
      .filter(([, value]) => value !== undefined)
      .map(([member, value]) => elementOf(member, value, service, operation)),
  );
}

function elementOf(
  member: string,
  value: unknown,
  service: QueryService,
  operation: string,
): readonly [string, unknown] {
  if (value instanceof Date) return [member, value.toISOString()];
  if (value instanceof Uint8Array) return [member, Buffer.from(value).toString('base64')];
  const write = (inner: unknown) =>
    typeof inner === 'object' && inner !== null ? elementsOf(inner, service, operation) : inner;
  if (Array.isArray(value)) {
    return [service.listElement(operation, member) ?? member, value.map(write)];
  }
  const map = service.maps[member];
  if (!map || typeof value !== 'object' || value === null) return [member, write(value)];
  const [entry, key, item] = map;
  return [
    entry,
    Object.entries(value).map(([name, inner]) => ({ [key]: name, [item]: write(inner) })),
  ];
}
