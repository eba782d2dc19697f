import { displayText, type Text, type TextPart } from '../variables/text.ts';
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
  const text = node.value === null ? '' : String(node.value);
  return text === '' ? [] : [{ kind: 'text', text }];
}

/**
 * Splits a scalar at the first separator, each part with its own place. Undefined when a secret
 * stands before the separator: nothing can be named by it.
 */
export function splitScalar(
  node: ScalarNode,
  separator: string,
  sourceText: string,
): SplitScalar | undefined {
  const text = scalarText(node);
  const [first] = text;
  if (first?.kind === 'secret') return undefined;
  const head = first?.text ?? '';
  const at = head.indexOf(separator);
  if (at === -1) return text.length > 1 ? undefined : { name: head, nameNode: node };
  const name = head.slice(0, at);
  const after = at + separator.length;
  const rest: Text = [...textOfHead(head.slice(after)), ...text.slice(1)];
  const written = displayText(text);
  return {
    name,
    nameNode: part(node, [{ kind: 'text', text: name }], 0, at, sourceText),
    value: part(node, rest, after, written.length, sourceText),
  };
}

function textOfHead(text: string): readonly TextPart[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

function part(
  node: ScalarNode,
  text: Text,
  start: number,
  end: number,
  sourceText: string,
): ScalarNode {
  const span = spanWithin(node, start, end, sourceText);
  const value = displayText(text);
  const hasSecret = text.some(({ kind }) => kind === 'secret');
  return { kind: 'scalar', value, span, ...(hasSecret && { text }) };
}
