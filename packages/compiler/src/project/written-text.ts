import type { Node } from './node.ts';
import { type Reading, textOf } from './reading.ts';

/**
 * A value as it is written, for messages. Not as it reads: a variable's value may be secret, its
 * name never is.
 */
export function writtenText(node: Pick<Node, 'span'>, reading: Reading): string {
  const { file, start, end } = node.span;
  const [line = ''] = textOf(reading, file)
    .slice(start, end)
    .split(/[\r\n]/, 1);
  const quote = line[0];
  const quoted = (quote === '"' || quote === "'") && line.length > 1 && line.endsWith(quote);
  const text = quoted ? line.slice(1, -1) : line;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
