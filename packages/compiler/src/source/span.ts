/**
 * The place in a file that a value came from. Offsets count UTF-16 units from the start of the
 * file's text, `end` excluded. Every value keeps its span through all stages.
 */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A value together with the place it came from. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Pairs a value with its span. */
export function located<T>(value: T, span: Span): Located<T> {
  return { value, span };
}
