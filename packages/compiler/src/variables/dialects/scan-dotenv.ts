/** A line of a file as the package dotenv takes it apart. */
export interface DotenvLine {
  readonly name: string;
  /** The one that the value begins with, whether it is closed or not. */
  readonly quote: '' | "'" | '"' | '`';
  /** Between the quotes, or trimmed; nothing in it is decoded yet. */
  readonly text: string;
}

const space = /\s*/y;
const head = /(?:export\s+)?([\w.-]+)(?:\s*=|:\s)/y;
const restOfLine = /[^\n]*/y;
const onlyComment = /[^\S\n]*(?=#|\n|$)/y;

/** Takes a file apart as dotenv 18 does, which dotenvx shares. Grows with the length of the file. */
export function scanDotenv(source: string): readonly DotenvLine[] {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const lines: DotenvLine[] = [];
  const closing = closingQuotes(text);
  for (let at = endOf(space, text, 0); at < text.length; at = endOf(space, text, at)) {
    const found = text[at] === '#' ? null : matchAt(head, text, at);
    if (!found) {
      at = endOf(restOfLine, text, at);
      continue;
    }
    const [whole, name = ''] = found;
    const value = readValue(text, at + whole.length, closing);
    lines.push({ name, quote: value.quote, text: value.text });
    at = endOf(restOfLine, text, value.end);
  }
  return lines;
}

interface ScannedValue extends Omit<DotenvLine, 'name'> {
  readonly end: number;
}

function readValue(text: string, from: number, closing: ClosingQuotes): ScannedValue {
  const start = endOf(space, text, from);
  const quote = quoteAt(text, start);
  const close = quote === '' ? undefined : closing(quote, start + 1);
  if (close !== undefined) return { quote, text: text.slice(start + 1, close), end: close + 1 };
  const line = matchAt(restOfLine, text, from)?.[0] ?? '';
  const bare = (line.split('#', 1)[0] ?? '').trim();
  const own = quoteAt(bare, 0);
  const isQuoted = own !== '' && bare.length > 1 && bare.endsWith(own);
  return { quote: own, text: isQuoted ? bare.slice(1, -1) : bare, end: from };
}

function quoteAt(text: string, at: number): DotenvLine['quote'] {
  const character = text[at];
  return character === "'" || character === '"' || character === '`' ? character : '';
}

type ClosingQuotes = (quote: string, from: number) => number | undefined;

/**
 * Finds the quote that ends a value: the first without a backslash before it, or one with it where
 * only that is followed by the end of the line. Remembers from where on there is none.
 */
function closingQuotes(text: string): ClosingQuotes {
  const noneFrom = new Map<string, number>();
  return (quote, from) => {
    if (from >= (noneFrom.get(quote) ?? Number.POSITIVE_INFINITY)) return undefined;
    let last: number | undefined;
    for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
      if (matchAt(onlyComment, text, at + 1)) last = at;
      if (text[at - 1] !== '\\') return last;
    }
    if (last === undefined) noneFrom.set(quote, from);
    return last;
  };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function endOf(pattern: RegExp, text: string, at: number): number {
  return at + (matchAt(pattern, text, at)?.[0].length ?? 0);
}
