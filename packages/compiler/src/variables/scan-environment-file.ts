import { anySpace, skipMatch, trimTrailingSpace } from './white-space.ts';

/**
 * One statement of an environment file, as places in its text. `next` is where reading goes on.
 * `NAME=value`, `NAME: value`, `export NAME=value`, or a bare `NAME`.
 */
export type Statement =
  | (Name & { readonly kind: 'assignment'; readonly value: RawValue; readonly next: number })
  | (Name & { readonly kind: 'bare'; readonly next: number })
  | {
      readonly kind: 'bad-name';
      readonly start: number;
      readonly end: number;
      readonly next: number;
    }
  | (Name & { readonly kind: 'unclosed-quote'; readonly quote: number; readonly next: number });

interface Name {
  readonly nameStart: number;
  readonly nameEnd: number;
}

/** A value as written; `text` has lost its quotes and the backslashes before them, no more. */
export interface RawValue {
  readonly quote: '' | '"' | "'";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where the next statement begins, past white space and comments; the end of the text if none. */
export function findStatement(text: string, from: number): number {
  let at = from;
  for (;;) {
    at = skipMatch(anySpace, text, at);
    if (text[at] !== '#') return at;
    at = endOfLine(text, at);
  }
}

/** Reads the statement at a place that `findStatement` gave. */
export function scanStatement(text: string, from: number): Statement {
  const start = skipExport(text, from);
  const stop = skipMatch(nameCharacters, text, start);
  const nameEnd = start + trimTrailingSpace(text.slice(start, stop)).length;
  const inside = text.slice(start, nameEnd).indexOf(' ');
  if (inside !== -1) return badName(text, start + inside, nameEnd);
  const separator = text[stop];
  if (separator === undefined || separator === '\n') {
    return { kind: 'bare', nameStart: start, nameEnd, next: Math.min(stop + 1, text.length) };
  }
  if (separator !== '=' && separator !== ':') return badName(text, stop, stop + 1);
  return scanValue(text, { nameStart: start, nameEnd }, skipMatch(lineSpace, text, stop + 1));
}

/** The end of the line that a place is in: its line feed, or the end of the text. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

// What compose-go calls a space within a line.
const lineSpace = /[\t\v\f\r \x85\xa0]*/y;
const exportPrefix = /export[\t\n\f\r ]/y;
const nameCharacters = /[\p{L}\p{N}_.\-[\]\t\v\f\r \x85\xa0]*/uy;

function skipExport(text: string, at: number): number {
  exportPrefix.lastIndex = at;
  return exportPrefix.test(text) ? skipMatch(lineSpace, text, at + 'export'.length) : at;
}

function badName(text: string, start: number, end: number): Statement {
  return { kind: 'bad-name', start, end, next: endOfLine(text, end) };
}

function scanValue(text: string, name: Name, start: number): Statement {
  const quote = text[start];
  return quote === '"' || quote === "'"
    ? scanQuoted(text, name, start, quote)
    : scanUnquoted(text, name, start);
}

/** Up to the end of the line, or to a `#` after a space. */
function scanUnquoted(text: string, name: Name, start: number): Statement {
  const lineEnd = endOfLine(text, start);
  const line = text.slice(start, lineEnd);
  const comment = line.indexOf(' #');
  const value = trimTrailingSpace(comment === -1 ? line : line.slice(0, comment));
  return {
    kind: 'assignment',
    ...name,
    value: { quote: '', text: value, start, end: start + value.length },
    next: lineEnd,
  };
}

/** Up to the same quote, over several lines; a backslash takes the next character as it is. */
function scanQuoted(text: string, name: Name, start: number, quote: '"' | "'"): Statement {
  let value = '';
  let from = start + 1;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') {
      if (text[at + 1] === quote) {
        value += text.slice(from, at);
        from = at + 1;
      }
      at += 1;
    } else if (character === quote) {
      value += text.slice(from, at);
      const place = { start: start + 1, end: at };
      return { kind: 'assignment', ...name, value: { quote, text: value, ...place }, next: at + 1 };
    }
  }
  return { kind: 'unclosed-quote', ...name, quote: start, next: text.length };
}
