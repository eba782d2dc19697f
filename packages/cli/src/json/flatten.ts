import type { Span } from '@seaworthy/compiler';
import type { Place } from '../render/places.ts';

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * The compiler's data as JSON: spans become places, located values lose their place, maps become
 * objects.
 */
export function flatten(value: unknown, placeOf: (span: Span) => Place): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((item) => flatten(item, placeOf));
  if (value instanceof Map) return flatten(Object.fromEntries(value), placeOf);
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no form in JSON`);
  if (isSpan(value)) return { ...placeOf(value) };
  if (isLocated(value)) return flatten(value.value, placeOf);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, flatten(item, placeOf)]));
}

function isSpan(value: object): value is Span {
  return hasExactly(value, ['file', 'start', 'end']);
}

function isLocated(value: object): value is { readonly value: unknown } {
  return hasExactly(value, ['value', 'span']);
}

function hasExactly(value: object, keys: readonly string[]): boolean {
  return Object.keys(value).length === keys.length && keys.every((key) => key in value);
}
