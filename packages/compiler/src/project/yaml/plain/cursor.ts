/** Where the reader is in a text. */
export interface Cursor {
  readonly text: string;
  readonly file: string;
  at: number;
  /** Where the line of `at` ends. */
  lineEnd: number;
  /** The column of the entry of a block that is being read, or next; -1 at the end of the text. */
  indent: number;
}

/** Before the first line. */
export function startOf(text: string, file: string): Cursor {
  return { text, file, at: -1, lineEnd: -1, indent: -1 };
}

/** Moves to the first sign of the next line that is neither blank nor a comment. */
export function goToContent(cursor: Cursor): void {
  while (cursor.lineEnd < cursor.text.length) {
    const column = goToNextLine(cursor);
    if (cursor.at < cursor.lineEnd && cursor.text[cursor.at] !== '#') {
      cursor.indent = column;
      return;
    }
  }
  cursor.indent = -1;
}

/** Whether nothing is left to read. */
export function isAtEnd({ indent }: Cursor): boolean {
  return indent === -1;
}

/** Moves past spaces. */
export function skipSpaces(cursor: Cursor): void {
  while (cursor.text[cursor.at] === ' ') cursor.at += 1;
}

/** Moves past spaces, and answers whether nothing but a comment is left of the line. */
export function skipToLineEnd(cursor: Cursor): boolean {
  skipSpaces(cursor);
  const { text, at, lineEnd } = cursor;
  return at === lineEnd || (text[at] === '#' && text[at - 1] === ' ');
}

/**
 * Moves past spaces and line ends, as there may be inside brackets; false where a line does not
 * stand deeper than the block that the brackets are in.
 */
export function skipBlank(cursor: Cursor): boolean {
  skipSpaces(cursor);
  while (cursor.at === cursor.lineEnd && cursor.lineEnd < cursor.text.length) {
    const column = goToNextLine(cursor);
    if (cursor.at < cursor.lineEnd && column <= cursor.indent) return false;
  }
  return true;
}

/** Moves to the first sign of the next line, and answers with its column. */
function goToNextLine(cursor: Cursor): number {
  const start = cursor.lineEnd + 1;
  const end = cursor.text.indexOf('\n', start);
  cursor.lineEnd = end === -1 ? cursor.text.length : end;
  cursor.at = start;
  skipSpaces(cursor);
  return cursor.at - start;
}
