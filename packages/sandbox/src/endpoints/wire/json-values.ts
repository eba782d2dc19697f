import type { JsonService } from './json-services.ts';

/** Turns an output into what JSON can carry: times in seconds, bytes in base64. */
export function toJson(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toJson(inner)]));
}

/** Turns a request's JSON into an input: bytes and times where the service has them. */
export function fromJson(value: unknown, service: JsonService): unknown {
  if (Array.isArray(value)) return value.map((item) => fromJson(item, service));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, readMember(name, inner, service)]),
  );
}

function readMember(name: string, value: unknown, service: JsonService): unknown {
  if (service.timestamps.includes(name) && typeof value === 'number') return new Date(value * 1000);
  if (!service.blobs.includes(name)) return fromJson(value, service);
  if (typeof value === 'string') return bytesOf(value);
  // A map of DynamoDB may have a key that is called like its type of bytes.
  return Array.isArray(value)
    ? value.map((item) => (typeof item === 'string' ? bytesOf(item) : fromJson(item, service)))
    : fromJson(value, service);
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
