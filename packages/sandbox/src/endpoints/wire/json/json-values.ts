import { describeMember, type Member, type PlainKind, shapeAt } from '../shapes/shape.ts';

/** Turns an output into what JSON can carry: times in seconds, bytes in base64. */
export function toJson(value: unknown, member?: Member): unknown {
  if (value instanceof Date) return timeOf(value, member);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map((item) => toJson(item, innerOf(member)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, toJson(inner, innerOf(member, name))]),
  );
}

/** Turns a request's JSON into an input: bytes and times where the operation has them. */
export function fromJson(value: unknown, member?: Member): unknown {
  if (Array.isArray(value)) return value.map((item) => fromJson(item, innerOf(member)));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, fromJson(inner, innerOf(member, name))]),
    );
  }
  const kind = kindOf(member);
  if (kind === 'bytes' && typeof value === 'string') {
    return new Uint8Array(Buffer.from(value, 'base64'));
  }
  if (kind === 'time' || kind === 'seconds' || kind === 'date-time') {
    if (typeof value === 'number') return new Date(value * 1000);
    if (typeof value === 'string') return new Date(value);
  }
  return value;
}

function timeOf(time: Date, member: Member | undefined): string | number {
  return kindOf(member) === 'date-time' ? time.toISOString() : time.getTime() / 1000;
}

function kindOf(member: Member | undefined): PlainKind | undefined {
  const place = member === undefined ? undefined : describeMember(member).of;
  return typeof place === 'string' ? place : undefined;
}

/** The shape of a member, of a list's elements, or of a map's values. */
function innerOf(member: Member | undefined, name?: string): Member | undefined {
  if (member === undefined) return undefined;
  const shape = shapeAt(describeMember(member).of);
  if (typeof shape === 'string') return undefined;
  if ('list' in shape) return shape.list;
  if ('map' in shape) return shape.map;
  return name !== undefined && Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
}
