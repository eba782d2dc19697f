import type { Reference } from '../../graph/intrinsics.ts';

/**
 * A property after CloudFormation's functions: what only AWS can know has become a symbol, which is
 * text, so that a number may be text and a list may be one symbol.
 */
export type Resolved<T> = T extends Reference
  ? never
  : T extends string
    ? string
    : T extends number
      ? number | string
      : T extends boolean
        ? boolean | string
        : T extends readonly (infer Item)[]
          ? readonly Resolved<Item>[] | string
          : T extends object
            ? { readonly [Key in keyof T]: Resolved<T[Key]> }
            : T;

/** The number, or nothing when it is not set or only AWS knows it. */
export function numberOf(value: number | string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** The flag, or nothing when it is not set or only AWS knows it. */
export function flagOf(value: boolean | string | undefined): boolean | undefined {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return undefined;
}

/** The items; none when the list is not set or only AWS knows it. */
export function listOf<Item>(value: readonly Item[] | string | undefined): readonly Item[] {
  return typeof value === 'object' ? value : [];
}

/** The ids that a list of references means, or `unknown` when only AWS knows the list. */
export function idsOf(
  value: readonly string[] | string | undefined,
): readonly string[] | 'unknown' {
  return typeof value === 'string' ? 'unknown' : (value ?? []).map(idOf);
}

const wholeSymbol = /^\$\{([^}.]+)(?:\.[^}]+)?\}$/;

/** The resource that a symbol means, whichever attribute it asks for; other text is itself. */
export function idOf(text: string): string {
  return wholeSymbol.exec(text)?.[1] ?? text;
}

/** `{ name: 'x' }` when there is a value, else nothing to spread. */
export function optional<Key extends string, T>(
  key: Key,
  value: T | undefined,
): { readonly [K in Key]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: T });
}

/** A policy or other document, whether the template holds it as an object or as JSON text. */
export function documentOf(value: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  if (typeof value !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** Texts of a document's entry that may be one text or a list. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
