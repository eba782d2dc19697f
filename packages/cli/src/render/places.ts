import type { Span } from '@seaworthy/compiler';

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
      starts = findLineStarts(textOf(span.file) ?? '');
      lineStarts.set(span.file, starts);
    }
    const from = positionIn(starts, span.start);
    const to = positionIn(starts, Math.max(span.start, span.end));
    return { file: span.file, ...from, endLine: to.line, endColumn: to.column };
  };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionIn(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
