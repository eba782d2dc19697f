import type { Span } from '../../../source/span.ts';

/** A place in a program text where a telling word stands. */
export interface TextPlace {
  /** Path of the file, relative to the project directory. */
  readonly path: string;
  readonly text: string;
  /** Offset of the word. */
  readonly at: number;
  /** The line of the word, and where it starts. */
  readonly line: string;
  readonly lineStart: number;
}

/** The place of an offset. */
export function placeAt(path: string, text: string, at: number): TextPlace {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const found = text.indexOf('\n', at);
  const line = text.slice(lineStart, found === -1 ? text.length : found);
  return { path, text, at, line, lineStart };
}

/** A stretch of the text as a span of its file. */
export function spanAt({ path }: TextPlace, start: number, length: number): Span {
  return { file: path, start, end: start + length };
}

/** The lines after this one, as many as asked for. */
export function linesAfter({ text, lineStart, line }: TextPlace, count: number): string {
  let end = lineStart + line.length;
  for (let seen = 0; seen < count && end !== -1; seen += 1) end = text.indexOf('\n', end + 1);
  return text.slice(lineStart + line.length, end === -1 ? text.length : end);
}

/**
 * What stands between the bracket that opens at an offset and its partner; undefined when it does
 * not close within a screenful. Brackets in strings are counted too: good enough to look for names.
 */
export function insideBrackets(text: string, open: number): string | undefined {
  let depth = 0;
  const limit = Math.min(text.length, open + 1500);
  for (let at = open; at < limit; at += 1) {
    const character = text[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth === 0) return text.slice(open + 1, at);
  }
  return undefined;
}
