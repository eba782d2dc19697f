import type { ScalarNode } from '../../node.ts';
import { plainValue } from '../plain-value.ts';
import type { Cursor } from './cursor.ts';

/** The `yaml` package takes no key of more than 1024 signs. */
const longestKey = 1000;

/** A key's text, up to its colon; undefined also for keys that could be more than that. */
export function readKey(cursor: Cursor): string | undefined {
  const start = cursor.at;
  const first = cursor.text[start];
  // At the start of a line, these could be `---` and `...`, which part documents.
  if (first === '-' || first === '.') return undefined;
  const key = isQuote(first) ? readQuoted(cursor) : readPlain(cursor);
  if (key === undefined || !isColonAt(cursor) || cursor.at - start > longestKey) return undefined;
  return isQuote(first) || key !== '<<' ? key : undefined;
}

/** Whether the colon of a key is next. */
export function isColonAt({ text, at, lineEnd }: Cursor): boolean {
  return text[at] === ':' && (text[at + 1] === ' ' || at + 1 === lineEnd);
}

/** A scalar of one line. */
export function readScalar(cursor: Cursor): ScalarNode | undefined {
  const { file, text, at: start } = cursor;
  const quoted = isQuote(text[start]);
  const source = quoted ? readQuoted(cursor) : readPlain(cursor);
  if (source === undefined) return undefined;
  const value = quoted ? source : plainValue(source);
  return { kind: 'scalar', value, span: { file, start, end: cursor.at } };
}

/** Whether a sign opens quoted text. */
export function isQuote(sign: string | undefined): boolean {
  return sign === '"' || sign === "'";
}

/** Unquoted text up to a colon, a comment or the end of the line. */
function readPlain(cursor: Cursor): string | undefined {
  const rest = cursor.text.slice(cursor.at, cursor.lineEnd);
  if (!startsPlain(rest)) return undefined;
  const colon = rest.indexOf(': ');
  const comment = rest.indexOf(' #');
  let end = colon !== -1 ? colon : rest.length - (rest.endsWith(':') ? 1 : 0);
  if (comment !== -1 && comment < end) end = comment;
  while (rest[end - 1] === ' ') end -= 1;
  cursor.at += end;
  return rest.slice(0, end);
}

/** Whether text that begins so is neither quoted nor a sign of YAML. */
export function startsPlain(text: string): boolean {
  const [first = ' '] = text;
  if (first === '-') return !' \n,[]{}'.includes(text[1] ?? ' ');
  return !' \n?:,[]{}#&*!|>\'"%@`'.includes(first);
}

/** Text in quotes that ends on its line. */
export function readQuoted(cursor: Cursor): string | undefined {
  const { text, at, lineEnd } = cursor;
  const isDouble = text[at] === '"';
  const end = isDouble ? endOfDoubleQuoted(text, at) : endOfSingleQuoted(text, at);
  if (end === -1 || end > lineEnd) return undefined;
  cursor.at = end + 1;
  const inside = text.slice(at + 1, end);
  return isDouble ? unescaped(inside) : inside.replaceAll("''", "'");
}

function endOfSingleQuoted(text: string, start: number): number {
  let end = text.indexOf("'", start + 1);
  while (end !== -1 && text[end + 1] === "'") end = text.indexOf("'", end + 2);
  return end;
}

function endOfDoubleQuoted(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let backslash = at - 1;
  while (text[backslash] === '\\') backslash -= 1;
  return (at - backslash) % 2 === 0;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  n: '\n',
  t: '\t',
};

/** Text with its escapes as what they mean, if all are usual ones. */
function unescaped(text: string): string | undefined {
  let meant = '';
  let from = 0;
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', from)) {
    const sign = escapes[text[at + 1] ?? ''];
    if (sign === undefined) return undefined;
    meant += text.slice(from, at) + sign;
    from = at + 2;
  }
  return meant + text.slice(from);
}
