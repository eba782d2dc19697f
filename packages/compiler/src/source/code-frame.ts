import type { SourceFile } from './source-file.ts';
import type { Span } from './span.ts';

export interface CodeFrame {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly lines: readonly CodeFrameLine[];
}

export interface CodeFrameLine {
  readonly number: number;
  /** Tabs expanded, secrets masked, trimmed around the span. */
  readonly text: string;
  /** Display columns to underline, from 0, end excluded. */
  readonly mark?: { readonly start: number; readonly end: number };
}

/** The lines around a span, fit to be shown. */
export function codeFrame(
  file: SourceFile,
  _span: Span,
  _options: { context?: number; hidden?: readonly Span[] } = {},
): CodeFrame {
  return { path: file.path, line: 1, column: 1, lines: [] };
}
