/** Lines of a text, those before the wanted ones with them: they tell what the wanted ones mean. */
export interface LinesAround {
  /** Without their line endings. */
  readonly lines: readonly string[];
  /** Where each line begins in the text. */
  readonly offsets: readonly number[];
  /** The line that the place starts in. */
  readonly startIndex: number;
  /** The lines to show, `lastShown` included. */
  readonly firstShown: number;
  readonly lastShown: number;
}

/** Characters before a place that are looked at; more than any secret has. */
const lookBack = 65_536;

/** Lines of a long span that are shown. */
const longestSpan = 5;

/** The lines of a place and so many before and after it. */
export function linesAround(
  text: string,
  start: number,
  end: number,
  context: number,
): LinesAround {
  const lines: string[] = [];
  const offsets: number[] = [];
  let startIndex = 0;
  let lastMarked = 0;
  let at = start <= lookBack ? 0 : text.lastIndexOf('\n', start - lookBack) + 1;
  const isWanted = (index: number): boolean =>
    at <= start || index <= lastMarked + context || (at < end && index < startIndex + longestSpan);
  for (let index = 0; isWanted(index); index += 1) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed === -1 ? text.length : feed;
    lines.push(text.slice(at, lineEnd).replace(/\r$/, ''));
    offsets.push(at);
    if (at <= start) startIndex = lastMarked = index;
    else if (at < end && index < startIndex + longestSpan) lastMarked = index;
    if (feed === -1) break;
    at = feed + 1;
  }
  return {
    lines,
    offsets,
    startIndex,
    firstShown: Math.max(0, startIndex - context),
    lastShown: Math.min(lines.length - 1, lastMarked + context),
  };
}
