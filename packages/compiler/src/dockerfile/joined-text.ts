import type { Located, Span } from '../source/span.ts';

/** Text that stands on several lines of a file; the pieces say where each stretch of it is. */
export interface JoinedText {
  readonly text: string;
  readonly pieces: readonly TextPiece[];
}

/** The stretch of text from `at` to the next piece. */
export interface TextPiece {
  readonly at: number;
  readonly span: Span;
}

/** Gives the span of a stretch of the text being read. */
export type Place = (start: number, end: number) => Span;

/** Where a stretch of joined text stands: from its first character to its last. */
export function spanIn(joined: JoinedText, start: number, end: number): Span {
  const first = placeOf(joined, Math.min(start, joined.text.length));
  const last = placeOf(joined, Math.max(start, Math.min(end, joined.text.length) - 1));
  return {
    file: first.file,
    start: first.start,
    end: start < end ? Math.max(first.start, last.end) : first.start,
  };
}

/** A stretch of joined text with its span. */
export function locatedIn(joined: JoinedText, start: number, end: number): Located<string> {
  return { value: joined.text.slice(start, end), span: spanIn(joined, start, end) };
}

/** One character's place; a piece that is not as long as its text has only a rough one. */
function placeOf({ text, pieces }: JoinedText, offset: number): Span {
  const index = pieces.findLastIndex((piece) => piece.at <= offset);
  const piece = pieces[Math.max(index, 0)];
  if (!piece) return { file: '', start: 0, end: 0 };
  const length = (pieces[index + 1]?.at ?? text.length) - piece.at;
  if (piece.span.end - piece.span.start !== length) return piece.span;
  const start = Math.min(piece.span.start + offset - piece.at, piece.span.end);
  return { file: piece.span.file, start, end: Math.min(start + 1, piece.span.end) };
}
