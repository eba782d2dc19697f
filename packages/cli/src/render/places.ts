import { lineStartsOf, positionIn, type Span } from '@seaworthy/compiler';

/** A span for people and other programs: all numbers start at 1, the end is excluded. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Gives the text of a file as the reader saw it, if there is one. */
export type TextOf = (file: string) => string | undefined;

/** Turns spans into places; each file's lines are found once. */
export function placesIn(textOf: TextOf): (span: Span) => Place {
  const lineStarts = new Map<string, readonly number[]>();
  return (span) => {
    let starts = lineStarts.get(span.file);
    if (!starts) {
      starts = lineStartsOf(textOf(span.file) ?? '');
      lineStarts.set(span.file, starts);
    }
    const from = positionIn(starts, span.start);
    const to = positionIn(starts, Math.max(span.start, span.end));
    return { file: span.file, ...from, endLine: to.line, endColumn: to.column };
  };
}
