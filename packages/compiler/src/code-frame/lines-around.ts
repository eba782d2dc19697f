import { type FileLines, lineIndexAt } from './file-lines.ts';

/** The lines to show of a file, by index. */
export interface LinesAround {
  /** The line that the place starts in. */
  readonly startIndex: number;
  readonly firstShown: number;
  /** Itself shown. */
  readonly lastShown: number;
}

/** Lines of a long span that are shown. */
const longestSpan = 5;

/** The lines of a place and so many before and after it. */
export function linesAround(
  file: FileLines,
  start: number,
  end: number,
  context: number,
): LinesAround {
  const startIndex = lineIndexAt(file, start);
  const endIndex = lineIndexAt(file, Math.max(start, end - 1));
  const lastMarked = Math.min(endIndex, startIndex + longestSpan - 1);
  return {
    startIndex,
    firstShown: Math.max(0, startIndex - context),
    lastShown: Math.min(file.lines.length - 1, lastMarked + context),
  };
}
