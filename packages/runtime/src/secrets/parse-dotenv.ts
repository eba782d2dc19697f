export interface DotenvEntry {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

export interface DotenvFile {
  readonly entries: readonly DotenvEntry[];
  /** Lines from 1 that are neither a setting nor a comment. */
  readonly unreadLines: readonly number[];
}

const blanks = /[^\S\n]*/y;
// White space may be line breaks here: dotenv takes `A:` and its value from two lines.
const nameAndSeparator = /(?:export\s+)?([\w.-]+)(?:\s*=|:\s)/y;
const space = /\s*/y;
const restOfLine = /[^\n]*/y;
const onlyComment = /[^\S\n]*(?:#[^\n]*)?(?=\n|$)/y;

/**
 * Reads a file as the package dotenv does: quotes of three kinds, values of several lines in
 * quotes, `#` ends a bare value, `\n` means a line break in double quotes, `$` means nothing.
 * In time that grows with the file alone, whatever is in it.
 */
export function parseDotenv(source: string): DotenvFile {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const entries: DotenvEntry[] = [];
  const unreadLines: number[] = [];
  const closing = createClosingSearch(text);
  let position = 0;
  let line = 1;

  while (position < text.length) {
    const start = endOf(blanks, text, position);
    const head = execAt(nameAndSeparator, text, start);
    let end = endOf(restOfLine, text, start);
    if (head?.[1] !== undefined) {
      const value = readValue(text, start + head[0].length, closing);
      entries.push({ name: head[1], value: value.text, line });
      end = endOf(restOfLine, text, value.end);
    } else if (end > start && text[start] !== '#') {
      unreadLines.push(line);
    }
    line += countLines(text, position, end) + 1;
    position = end + 1;
  }
  return { entries, unreadLines };
}

function readValue(text: string, from: number, closing: ClosingSearch) {
  const start = endOf(space, text, from);
  const quote = text[start] ?? '';
  if (isQuote(quote)) {
    const close = closing(quote, start + 1);
    const after = close === -1 ? undefined : execAt(onlyComment, text, close + 1);
    if (after) return { text: unquote(text.slice(start, close + 1)), end: close + 1 };
  }
  const bare = execAt(restOfLine, text, from)?.[0] ?? '';
  return { text: unquote((bare.split('#', 1)[0] ?? '').trim()), end: from };
}

function unquote(value: string): string {
  const quote = value[0] ?? '';
  if (value.length < 2 || !isQuote(quote) || !value.endsWith(quote)) return value;
  const inner = value.slice(1, -1);
  return quote === '"' ? inner.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : inner;
}

function isQuote(character: string): boolean {
  return character !== '' && '\'"`'.includes(character);
}

type ClosingSearch = (quote: string, from: number) => number;

/** Finds closing quotes, and remembers that there is none: else many open ones take squared time. */
function createClosingSearch(text: string): ClosingSearch {
  const exhausted = new Set<string>();
  return (quote, from) => {
    if (exhausted.has(quote)) return -1;
    let found = text.indexOf(quote, from);
    while (found > from && text[found - 1] === '\\') found = text.indexOf(quote, found + 1);
    if (found === -1) exhausted.add(quote);
    return found;
  };
}

function countLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let found = text.indexOf('\n', start); found !== -1 && found < end; count += 1) {
    found = text.indexOf('\n', found + 1);
  }
  return count;
}

function execAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

function endOf(pattern: RegExp, text: string, position: number): number {
  return position + (execAt(pattern, text, position)?.[0].length ?? 0);
}
