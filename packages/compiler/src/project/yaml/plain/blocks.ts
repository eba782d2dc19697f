import type { Span } from '../../../source/span.ts';
import type { MappingEntry, MappingNode, Node, SequenceNode } from '../../node.ts';
import { type Cursor, goToContent, skipSpaces, skipToLineEnd } from './cursor.ts';
import { deepest, isFlowStart, readFlow } from './flow.ts';
import { isColonAt, readKey, readScalar } from './scalars.ts';

/** The block mapping whose first key is next. */
export function readMapping(cursor: Cursor, depth: number): MappingNode | undefined {
  const { at: start, indent } = cursor;
  if (depth > deepest) return undefined;
  const entries: MappingEntry[] = [];
  const keys = new Set<string>();
  let end = start;
  do {
    const keyStart = cursor.at;
    const key = readKey(cursor);
    if (key === undefined || keys.has(key)) return undefined;
    keys.add(key);
    const keySpan = { file: cursor.file, start: keyStart, end: cursor.at };
    cursor.at += 1;
    const value = readEntryValue(cursor, indent, depth);
    if (!value) return undefined;
    end = value.span.end;
    entries.push({ key, keySpan, value });
  } while (cursor.indent === indent);
  if (cursor.indent > indent) return undefined;
  return { kind: 'mapping', entries, span: { file: cursor.file, start, end } };
}

/** What follows the colon of a key: on its line, or as a block below it. */
function readEntryValue(cursor: Cursor, indent: number, depth: number): Node | undefined {
  if (!skipToLineEnd(cursor)) return readLineValue(cursor, depth);
  const span: Span = { file: cursor.file, start: cursor.at, end: cursor.at };
  goToContent(cursor);
  if (cursor.indent >= indent && isDash(cursor)) return readSequence(cursor, depth + 1);
  if (cursor.indent <= indent) return { kind: 'scalar', value: null, span };
  if (!isFlowStart(cursor)) return readMapping(cursor, depth + 1);
  cursor.indent = indent;
  return readLineValue(cursor, depth);
}

/** A value that is the last thing on its line. */
function readLineValue(cursor: Cursor, depth: number): Node | undefined {
  const value = isFlowStart(cursor) ? readFlow(cursor, depth + 1) : readScalar(cursor);
  if (!value || !skipToLineEnd(cursor)) return undefined;
  goToContent(cursor);
  return value;
}

function isDash({ text, at }: Cursor): boolean {
  return text[at] === '-' && text[at + 1] === ' ';
}

function readSequence(cursor: Cursor, depth: number): SequenceNode | undefined {
  const { at: start, indent } = cursor;
  if (depth > deepest) return undefined;
  const items: Node[] = [];
  let end = start;
  do {
    const item = readItem(cursor, depth);
    if (!item) return undefined;
    end = item.span.end;
    items.push(item);
  } while (cursor.indent === indent && isDash(cursor));
  if (cursor.indent > indent) return undefined;
  return { kind: 'sequence', items, span: { file: cursor.file, start, end } };
}

/** What follows a dash: a mapping that begins on its line, or a value that ends with it. */
function readItem(cursor: Cursor, depth: number): Node | undefined {
  const dash = cursor.at;
  cursor.at += 1;
  skipSpaces(cursor);
  if (isFlowStart(cursor)) return readLineValue(cursor, depth);
  const start = cursor.at;
  const scalar = readScalar(cursor);
  if (!scalar) return undefined;
  if (isColonAt(cursor)) {
    cursor.indent += start - dash;
    cursor.at = start;
    return readMapping(cursor, depth + 1);
  }
  if (!skipToLineEnd(cursor)) return undefined;
  goToContent(cursor);
  return scalar;
}
