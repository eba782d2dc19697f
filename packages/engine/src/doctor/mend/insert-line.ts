import type { Span } from '@seaworthy/compiler';
import type { MendPlace } from './find-mend.ts';
import type { Patch } from './mend.ts';

/** A line as the first of a service's, below its key; undefined when it is not written as a block. */
export function insertInService(
  { file, start }: Span,
  line: string,
  does: string,
  { textOf }: Pick<MendPlace, 'textOf'>,
): Patch | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  const lineEnd = text.indexOf('\n', start);
  const key = text.slice(text.lastIndexOf('\n', start - 1) + 1, lineEnd);
  if (lineEnd === -1 || !/^\s*[\w."'-]+:\s*(#.*)?$/.test(key)) return undefined;
  const indentOfKey = /^ */.exec(key)?.[0] ?? '';
  const [, indent = ''] = /^(?:\s*(?:#.*)?\n)*( *)\S/.exec(text.slice(lineEnd + 1)) ?? [];
  if (indent.length <= indentOfKey.length) return undefined;
  const at = lineEnd + 1;
  return { kind: 'patch', file, does, start: at, end: at, text: `${indent}${line}\n` };
}

/** A variable below another one, in the form of that one: `NAME: value` or `- NAME=value`. */
export function insertBeside(
  { name, span: { file, start, end } }: { readonly name: string; readonly span: Span },
  asMapping: string,
  asItem: string,
  does: string,
  { textOf }: Pick<MendPlace, 'textOf'>,
): Patch | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(from, lineEnd === -1 ? text.length : lineEnd);
  const [, indent = '', dash = ''] = /^( *)(- *)?/.exec(line) ?? [];
  const isPlain = new RegExp(`^ *(- *)?["']?${name}["']?\\s*[:=]`).test(line);
  if (!isPlain) return undefined;
  const own = dash === '' ? asMapping : `${dash}${asItem}`;
  return { kind: 'patch', file, does, start: from, end: from, text: `${indent}${own}\n` };
}
