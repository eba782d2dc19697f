import type { Span } from '../source/span.ts';
import { displayText, plainText, type Text } from '../variables/text.ts';
import type { ScalarNode } from './node.ts';
import { spanWithin } from './yaml/span-within.ts';

/** The parts of `NAME=value`; there is no value without a separator. */
export interface SplitScalar {
  readonly name: string;
  readonly nameNode: ScalarNode;
  readonly value?: ScalarNode;
}

/** The text of a scalar, secrets left out by name; empty if it could not be read. */
export function scalarText(node: ScalarNode): Text {
  if (node.unreadable) return [];
  if (node.text) return node.text;
  return plainText(node.value === null ? '' : String(node.value));
}

/**
 * Splits a scalar at the first separator, each part with its own place. Undefined when what stands
 * before it cannot be known: then nothing can be named by it.
 */
export function splitScalar(
  node: ScalarNode,
  separator: string,
  sourceText: string,
): SplitScalar | undefined {
  const text = node.unreadable ? plainText(String(node.value)) : scalarText(node);
  const [first] = text;
  if (first?.kind === 'secret') return undefined;
  const head = first?.text ?? '';
  const at = head.indexOf(separator);
  if (at === -1) {
    return text.length > 1 || node.unreadable ? undefined : { name: head, nameNode: node };
  }
  const name = head.slice(0, at);
  const nameSpan = spanWithin(node, 0, at, sourceText);
  const rest: Text = [...plainText(head.slice(at + separator.length)), ...text.slice(1)];
  return {
    name,
    nameNode: { kind: 'scalar', value: name, span: nameSpan },
    value: valueNode(node, rest, spanAfter(node, nameSpan, separator, sourceText)),
  };
}

function valueNode({ unreadable }: ScalarNode, text: Text, span: Span): ScalarNode {
  const value = displayText(text);
  if (unreadable) return { kind: 'scalar', value, span, unreadable };
  const hasSecret = text.some(({ kind }) => kind === 'secret');
  return { kind: 'scalar', value, span, ...(hasSecret && { text }) };
}

/** What is written after the name and the separator, variables and all. */
function spanAfter(
  { span }: ScalarNode,
  nameSpan: Span,
  separator: string,
  sourceText: string,
): Span {
  if (nameSpan === span || !sourceText.startsWith(separator, nameSpan.end)) return span;
  const start = nameSpan.end + separator.length;
  const isQuoted = nameSpan.start > span.start;
  return { file: span.file, start, end: Math.max(start, span.end - (isQuoted ? 1 : 0)) };
}
