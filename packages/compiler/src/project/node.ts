import type { Span } from '../source/span.ts';
import type { Text } from '../variables/text.ts';

/**
 * A YAML value with its place, before it is known to be Compose: what merging, extending,
 * including and interpolating work on. Aliases and merge keys are already resolved.
 */
export type Node = ScalarNode | SequenceNode | MappingNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  /** A string with secrets in it shows them as `${NAME}`; `text` then has the parts. */
  readonly value: string | number | boolean | null;
  /** Present when interpolation left a secret out of the value. */
  readonly text?: Text;
  /** Set when the value could not be read; that has been told, and nothing more is said of it. */
  readonly unreadable?: true;
  readonly span: Span;
  readonly directive?: MergeDirective;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
  readonly span: Span;
  readonly directive?: MergeDirective;
}

export interface MappingNode {
  readonly kind: 'mapping';
  readonly entries: readonly MappingEntry[];
  readonly span: Span;
  readonly directive?: MergeDirective;
}

export interface MappingEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

/** `!reset` takes the earlier value away; `!override` replaces it instead of merging. */
export type MergeDirective = 'reset' | 'override';

/** The value of a key, if the mapping has it. */
export function entryOf(node: MappingNode, key: string): MappingEntry | undefined {
  return node.entries.find((entry) => entry.key === key);
}

/** Whether a scalar has a value that could be read and holds no secret. */
export function isKnown(node: ScalarNode): boolean {
  return node.value !== null && node.text === undefined && !node.unreadable;
}

/** The mapping with another value for a key that it has. */
export function withEntry(node: MappingNode, key: string, value: Node): MappingNode {
  const entries = node.entries.map((entry) => (entry.key === key ? { ...entry, value } : entry));
  return { ...node, entries };
}

/** The mapping without a key. */
export function withoutEntry(node: MappingNode, key: string): MappingNode {
  return { ...node, entries: node.entries.filter((entry) => entry.key !== key) };
}
