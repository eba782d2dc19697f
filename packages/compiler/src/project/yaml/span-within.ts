import type { Span } from '../../source/span.ts';
import type { ScalarNode } from '../node.ts';

/**
 * The place of a part of a scalar's value, given by offsets in the value. Where escapes, folded
 * lines or filled-in variables move it, a variable is looked for; else it is the whole scalar.
 */
export function spanWithin(
  { value, span }: Pick<ScalarNode, 'value' | 'span'>,
  start: number,
  end: number,
  text: string,
): Span {
  const quote = text[span.start];
  const from = span.start + (quote === '"' || quote === "'" ? 1 : 0) + start;
  const to = from + end - start;
  const wanted = String(value).slice(start, end);
  if (to <= span.end && text.slice(from, to) === wanted) {
    return { file: span.file, start: from, end: to };
  }
  const found = wanted.startsWith('$') ? text.indexOf(wanted, span.start) : -1;
  if (found === -1 || found + wanted.length > span.end) return span;
  return { file: span.file, start: found, end: found + wanted.length };
}
