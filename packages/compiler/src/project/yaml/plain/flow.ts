import type { MappingEntry, MappingNode, Node, ScalarNode, SequenceNode } from '../../node.ts';
import { plainValue } from '../plain-value.ts';
import { type Cursor, skipBlank, skipSpaces } from './cursor.ts';
import { isQuote, readQuoted, readScalar, startsPlain } from './scalars.ts';

/** Few files nest deeper, and the `yaml` package has a limit of its own, well above. */
export const deepest = 30;

/** Whether a collection in brackets or braces is next. */
export function isFlowStart({ text, at }: Cursor): boolean {
  return text[at] === '[' || text[at] === '{';
}

/** A collection in brackets or braces; each scalar in it is of one line. */
export function readFlow(cursor: Cursor, depth: number): SequenceNode | MappingNode | undefined {
  if (depth > deepest) return undefined;
  const { file, at: start } = cursor;
  if (cursor.text[start] === '[') {
    const items = readList(cursor, ']', () => readValue(cursor, depth));
    return items && { kind: 'sequence', items, span: { file, start, end: cursor.at } };
  }
  const entries = readList(cursor, '}', () => readEntry(cursor, depth));
  if (!entries || new Set(entries.map(({ key }) => key)).size < entries.length) return undefined;
  return { kind: 'mapping', entries, span: { file, start, end: cursor.at } };
}

/** What stands between commas, up to the closing sign. */
function readList<T>(
  cursor: Cursor,
  close: string,
  readOne: () => T | undefined,
): readonly T[] | undefined {
  const list: T[] = [];
  do {
    cursor.at += 1;
    if (!skipBlank(cursor)) return undefined;
    if (cursor.text[cursor.at] === close) break;
    const one = readOne();
    if (one === undefined || !skipBlank(cursor)) return undefined;
    list.push(one);
  } while (cursor.text[cursor.at] === ',');
  if (cursor.text[cursor.at] !== close) return undefined;
  cursor.at += 1;
  return list;
}

function readValue(cursor: Cursor, depth: number): Node | undefined {
  if (isFlowStart(cursor)) return readFlow(cursor, depth + 1);
  return isQuote(cursor.text[cursor.at]) ? readScalar(cursor) : readPlainScalar(cursor);
}

function readPlainScalar(cursor: Cursor): ScalarNode | undefined {
  const { file, at: start } = cursor;
  const source = readPlain(cursor);
  if (source === undefined) return undefined;
  return { kind: 'scalar', value: plainValue(source), span: { file, start, end: cursor.at } };
}

function readEntry(cursor: Cursor, depth: number): MappingEntry | undefined {
  const { file, text, at: start } = cursor;
  const key = isQuote(text[start]) ? readQuoted(cursor) : readPlain(cursor);
  if (key === undefined || key === '<<' || !text.startsWith(': ', cursor.at)) return undefined;
  const keySpan = { file, start, end: cursor.at };
  cursor.at += 1;
  skipSpaces(cursor);
  const value = readValue(cursor, depth);
  return value && { key, keySpan, value };
}

/** Unquoted text up to a comma, a bracket or a colon. */
function readPlain(cursor: Cursor): string | undefined {
  const { text, at: start, lineEnd } = cursor;
  if (!startsPlain(text.slice(start, start + 2))) return undefined;
  let end = start;
  while (end < lineEnd && !',[]{}'.includes(text[end] ?? '')) {
    if (text[end] === '#') return undefined;
    if (text[end] === ':' && ' ,[]{}\n'.includes(text[end + 1] ?? '\n')) break;
    end += 1;
  }
  while (text[end - 1] === ' ') end -= 1;
  cursor.at = end;
  return text.slice(start, end);
}
